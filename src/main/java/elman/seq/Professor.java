package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.lm.CellKind;
import elman.lm.NetworkFactory;
import elman.nn.Discriminator;
import elman.nn.Param;
import elman.nn.optim.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Professor forcing (Lamb et al. 2016): what a decoder does when it reads its own symbols is to
 * look like what it does under teacher forcing. A discriminator D learns to tell the two apart, and
 * the decoder learns to deceive it in what it does on its own:
 *
 * <pre>
 *   C_d = -log D(taught) - log(1 - D(own))      C_f = -log D(own)
 * </pre>
 *
 * <p>What it does are its outputs o(t), of which the symbols' probabilities are made. As in the
 * paper, D learns only while it is right of less than 99 % of a batch, and is deceived only while
 * it is right of more than 75 %: where it cannot tell, its gradient says nothing. The paper's
 * further term, which makes the taught outputs like its own, is left out.
 *
 * <p>The discriminator is of the training alone, and no part of the model: its weights and its
 * optimizer's averages are state that the checkpoint keeps.
 */
final class Professor {
  private static final double SURE = 0.99;
  private static final double ABLE = 0.75;

  /** Learning rate of the discriminator. */
  private static final double RATE = 1e-3;

  private final Ops ops;
  private final int width;
  private final float weight;
  private Discriminator discriminator;

  /** Without Adam's count of steps, so that averages are all its state. */
  private Optimizer optimizer;

  private double loss = Double.NaN;
  private double accuracy = Double.NaN;

  /**
   * Has no discriminator yet: {@link #start} makes one.
   *
   * @param width H of the outputs
   * @param weight of a text's C_f beside the sum of its symbols' losses
   */
  Professor(Ops ops, int width, float weight) {
    this.ops = ops;
    this.width = width;
    this.weight = weight;
  }

  /** Makes a new discriminator, half as wide in each direction as what it looks at. */
  void start(Rng rng) {
    int hidden = (width + 1) / 2;
    discriminator = new Discriminator(ops, width, hidden);
    List<Param> params = discriminator.params();
    NetworkFactory.initialize(
        params,
        CellKind.GRU,
        hidden,
        new NetworkFactory.Start(true, 0, NetworkFactory.NARROW),
        rng);
    optimizer =
        new Optimizer(ops.workers(), Optimizer.Rule.RMSPROP, Optimizer.Settings.DEFAULT, params);
  }

  /** Takes in the discriminator's weights, after they were changed. */
  void refresh() {
    if (discriminator != null) {
      discriminator.refresh();
    }
  }

  /** Its weights and their averages; writing to them sets them. */
  List<Matrix> state() {
    List<Matrix> state = new ArrayList<>();
    List<Param> params = discriminator.params();
    for (int i = 0; i < params.size(); i++) {
      Matrix value = params.get(i).value();
      state.add(value);
      for (float[] slot : optimizer.slots(i)) {
        state.add(Matrix.of(slot, value.cols()));
      }
    }
    return state;
  }

  /**
   * What a decoder does with the texts of a batch.
   *
   * @param outputs T' B x H
   * @param lengths of the texts
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Behaviour(Matrix outputs, int[] lengths) {}

  /**
   * Compares what the decoder does taught and on its own, and learns from it; what was learned is
   * taken in by the next {@link #refresh}.
   *
   * @return the gradients of the weighted C_f by the decoder's own outputs, to be added to those of
   *     a mean over symbols; null if it does not learn from them now
   */
  Matrix compare(Behaviour taught, Behaviour own) {
    int each = taught.lengths().length;
    discriminator.read(taught.outputs(), taught.lengths());
    int right = discriminator.ofFirstKind();
    discriminator.read(own.outputs(), own.lengths());
    right += each - discriminator.ofFirstKind();
    accuracy = right / (2.0 * each);
    loss = discriminator.loss(true);
    Matrix gradient = null;
    if (accuracy > ABLE) {
      gradient = Matrix.zeros(own.outputs().rows(), width);
      // Losses of texts are sums over symbols, and what is learned from is their mean.
      float scale = weight * each / Arrays.stream(taught.lengths()).sum();
      discriminator.backward(true, scale, gradient);
    }
    if (accuracy < SURE) {
      learn(taught, own);
    }
    return gradient;
  }

  private void learn(Behaviour taught, Behaviour own) {
    // What the decoder went back through left gradients here too.
    Param.clearGradients(discriminator.params());
    discriminator.read(taught.outputs(), taught.lengths());
    discriminator.backward(true, 1, null);
    discriminator.read(own.outputs(), own.lengths());
    discriminator.backward(false, 1, null);
    optimizer.step(RATE);
  }

  /** C_f at the last comparison. */
  double loss() {
    return loss;
  }

  /** Share of the texts of the last comparison, taught and own, that D was right of. */
  double accuracy() {
    return accuracy;
  }
}
