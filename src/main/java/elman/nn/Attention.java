package elman.nn;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import java.util.List;

/**
 * Attention: each query h, a state of a decoder, gets the average of its sequence's keys e, the
 * outputs of an encoder, weighted by the softmax of their scores (Bahdanau et al. 2015, equations 5
 * and 6).
 *
 * <p>Rows are time-major: query i of sequence b is row i B + b, key j is row j B + b. A sequence
 * may have fewer keys than there is room for; what it gets depends on its own keys and queries
 * alone, to the bit. The queries of a sequence may be steps of one decoder or, when decoding, one
 * step of several.
 */
public final class Attention {
  private final Ops ops;
  private final Kernels kernels;
  private final AttentionKeys keys;
  private final AttentionScore score;
  private final Buffer weightBuffer = new Buffer();
  private final Buffer gradientBuffer = new Buffer();
  private final Buffer contextBuffer = new Buffer();

  /** Of each query, Tq B x Tk; beyond the last key of a sequence stands anything. */
  private Matrix weights = Matrix.zeros(0, 0);

  private Attention(Ops ops, AttentionKeys keys, AttentionScore score) {
    this.ops = ops;
    kernels = ops.kernels();
    this.keys = keys;
    this.score = score;
  }

  /**
   * Scores e' W h / sqrt(E) (Luong, Pham and Manning 2015, equation 8, "general"; scaled as by
   * Vaswani et al. 2017, equation 1).
   *
   * @param name what the names of the parameters begin with
   * @param queryUnits H
   * @param keyUnits E
   */
  public static Attention dot(Ops ops, String name, int queryUnits, int keyUnits) {
    AttentionKeys keys = new AttentionKeys(ops);
    return new Attention(ops, keys, new DotScore(ops, keys, name, queryUnits, keyUnits));
  }

  /**
   * Scores v' tanh(W h + U e) (Bahdanau, Cho and Bengio 2015, appendix A.1.2).
   *
   * @param name what the names of the parameters begin with
   * @param queryUnits H
   * @param keyUnits E
   * @param units A, the length of v
   */
  public static Attention additive(Ops ops, String name, int queryUnits, int keyUnits, int units) {
    AttentionKeys keys = new AttentionKeys(ops);
    return new Attention(
        ops, keys, new AdditiveScore(ops, keys, name, queryUnits, keyUnits, units));
  }

  /** W: E x H; or W: A x H, U: A x E and v: 1 x A. */
  public List<Param> params() {
    return score.params();
  }

  /** Takes in the weights, after they were changed. */
  public void refresh() {
    score.refresh();
  }

  /**
   * Takes in keys, for as many calls of {@link #forward(Matrix)} as wanted.
   *
   * @param newKeys Tk B x E, of finite numbers, also beyond the ends of the sequences
   * @param keyLengths how many keys each of the B sequences has
   * @throws IllegalArgumentException if a sequence is longer than Tk
   */
  public void readKeys(Matrix newKeys, int[] keyLengths) {
    keys.read(newKeys, keyLengths);
    score.readKeys();
  }

  /** {@link #readKeys} and {@link #forward(Matrix)} in one. */
  public Matrix forward(Matrix queries, Matrix newKeys, int[] keyLengths) {
    readKeys(newKeys, keyLengths);
    return forward(queries);
  }

  /**
   * The contexts, Tq B x E, valid until the next call; zeros for a sequence without keys.
   *
   * @param queries Tq B x H
   */
  public Matrix forward(Matrix queries) {
    score.readQueries(queries);
    weights = weightBuffer.shape(queries.rows(), keys.steps());
    Matrix contexts = contextBuffer.shape(queries.rows(), keys.all().cols());
    contexts.fill(0);
    ops.workers()
        .split(
            keys.batch(),
            1,
            (from, to) -> {
              for (int b = from; b < to; b++) {
                Matrix w = of(b, weights);
                score.scores(b, w);
                softmax(w);
                ops.addMulAlone(queries(b, contexts), w, keys.straight(b));
              }
            });
    return contexts;
  }

  private void softmax(Matrix scores) {
    for (int i = 0; i < scores.rows() && scores.cols() > 0; i++) {
      kernels.softmax(scores.cols(), scores.data(), scores.at(i));
    }
  }

  /**
   * The alignment of sequence {@code b} at the last forward pass, in a new array: for each query
   * the weights of the sequence's keys, which add up to 1.
   */
  public float[][] weights(int b) {
    Matrix w = of(b, weights);
    float[][] rows = new float[w.rows()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = w.rows(i, 1).toArray();
    }
    return rows;
  }

  /**
   * The way back of the last forward pass: adds the gradients of the parameters, and those by
   * queries and keys.
   *
   * @param dContexts gradients by the contexts, Tq B x E
   * @param dQueries Tq B x H, added to
   * @param dKeys Tk B x E, added to
   */
  public void backward(Matrix dContexts, Matrix dQueries, Matrix dKeys) {
    score.beginBackward();
    Matrix dWeights = gradientBuffer.shape(weights.rows(), weights.cols());
    dWeights.fill(0);
    ops.workers()
        .split(
            keys.batch(),
            1,
            (from, to) -> {
              for (int b = from; b < to; b++) {
                backward(b, queries(b, dContexts), of(b, dWeights), keys.of(b, dKeys));
              }
            });
    score.endBackward(dQueries, dKeys);
  }

  private void backward(int b, Matrix dContexts, Matrix d, Matrix dKeys) {
    Matrix w = of(b, weights);
    ops.addMulAlone(d, dContexts, keys.transposed(b));
    ops.addMulTransposedAlone(dKeys, w, dContexts);
    for (int i = 0; i < w.rows(); i++) {
      Softmax.backward(w.cols(), w.data(), w.at(i), d.data(), d.at(i));
    }
    score.backward(b, d, dKeys);
  }

  /** Of a matrix with a row for each query and a column for each key those of a sequence. */
  private Matrix of(int b, Matrix pairs) {
    return queries(b, pairs).cols(0, keys.length(b));
  }

  /** Of a matrix with a row for each query those of a sequence. */
  private Matrix queries(int b, Matrix rows) {
    return rows.rows(b, rows.rows() / keys.batch(), keys.batch());
  }
}
