package elman.nn;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import elman.core.Precision;

/**
 * The output layer: logits V h + b of a linear map, their softmax, and the cross-entropy, -log p of
 * the symbol that followed, in nats.
 *
 * <p>Works through its N rows in blocks, so that the N x V logits of a large vocabulary never stand
 * in memory together. The block depends on V alone, so that the order of every sum is fixed.
 */
public final class SoftmaxOutput {
  /** Floats of a block of logits, about. */
  private static final int BLOCK = 1 << 22;

  private static final int ROW_GRAIN = 16;

  private final Ops ops;
  private final Kernels kernels;
  private final Param weight;
  private final Param bias;
  private final Packed forwardFactor;
  private final Packed backFactor;
  private final Buffer logitsBuffer = new Buffer();

  /**
   * @param weight V x H; may be the embedding's table (Press and Wolf 2017)
   * @param bias 1 x V
   */
  public SoftmaxOutput(Ops ops, Param weight, Param bias) {
    this.ops = ops;
    kernels = ops.kernels();
    this.weight = weight;
    this.bias = bias;
    forwardFactor = new Packed(kernels);
    backFactor = new Packed(kernels);
  }

  /** Starts the bias at the log shares of the symbols, which were counted so often. */
  public void initializeBias(long[] counts) {
    OutputBias.logShares(bias, counts);
  }

  /** From the next refresh on keeps the weights of the forward pass so. */
  void keepAs(Precision precision) {
    forwardFactor.keepAs(precision);
  }

  /** Takes in the weights, after they were changed. */
  public void refresh() {
    ops.packTransposed(forwardFactor, weight.value());
  }

  /** Logits of the rows of h: N x V. Valid until the next call. */
  public Matrix logits(Matrix h) {
    Matrix logits = logitsBuffer.shape(h.rows(), weight.value().rows());
    ops.mul(logits, h, forwardFactor, bias.weights());
    return logits;
  }

  private int blockRows() {
    return Math.max(64, BLOCK / weight.value().rows() / 64 * 64);
  }

  /** Losses in nats, one for each row of h: N x H. */
  public void losses(Matrix h, int[] targets, float[] losses) {
    for (int from = 0; from < h.rows(); from += blockRows()) {
      int rows = Math.min(blockRows(), h.rows() - from);
      softmax(logits(h.rows(from, rows)), targets, losses, from);
    }
  }

  /**
   * Losses, and backwards: adds the gradients of weight and bias of the loss's sum times {@code
   * scale}, and writes that by h.
   */
  public void lossesAndGradient(Matrix h, int[] targets, float[] losses, float scale, Matrix dh) {
    ops.pack(backFactor, weight.value());
    for (int from = 0; from < h.rows(); from += blockRows()) {
      int rows = Math.min(blockRows(), h.rows() - from);
      Matrix block = h.rows(from, rows);
      Matrix d = logits(block);
      softmax(d, targets, losses, from);
      differentiate(d, targets, from, scale);
      ops.addMulTransposed(weight.grad(), d, block);
      ops.addColumnSums(bias.gradient(), d);
      ops.mul(dh.rows(from, rows), d, backFactor);
    }
  }

  /** Logits become probabilities; losses[from + i] = log-sum-exp - logit of the target. */
  private void softmax(Matrix logits, int[] targets, float[] losses, int from) {
    ops.workers()
        .split(
            logits.rows(),
            ROW_GRAIN,
            (first, end) -> {
              for (int i = first; i < end; i++) {
                float logit = logits.get(i, targets[from + i]);
                float normaliser = kernels.softmax(logits.cols(), logits.data(), logits.at(i));
                losses[from + i] = normaliser - logit;
              }
            });
  }

  /** Probabilities become gradients by the logits: scale (p - 1 of the target). */
  private void differentiate(Matrix p, int[] targets, int from, float scale) {
    ops.workers()
        .split(
            p.rows(),
            ROW_GRAIN,
            (first, end) -> {
              for (int i = first; i < end; i++) {
                int target = targets[from + i];
                p.set(i, target, p.get(i, target) - 1);
                kernels.scale(p.cols(), scale, p.data(), p.at(i));
              }
            });
  }
}
