package elman.lm;

import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Cell;
import elman.nn.Initializer;
import elman.nn.JordanLayer;
import elman.nn.JordanNetwork;
import elman.nn.Lstm;
import elman.nn.Network;
import elman.nn.Param;
import elman.nn.Ssm;
import elman.nn.StackedNetwork;
import elman.nn.TreeLstm;
import java.util.ArrayList;
import java.util.List;

/** Builds the network of a {@link ModelShape}, its parameters named as in PyTorch. */
public final class NetworkFactory {
  /**
   * Deviation of the embeddings of a network that predicts symbols: as far apart as in PyTorch,
   * they are told apart from the first step on.
   */
  public static final float WIDE = 1;

  /** That of words which are read to say something of them: those that are rare count for less. */
  public static final float NARROW = 0.1f;

  /** Steps of a state space at the start, between which its units lie: Gu and Dao 2023, 3.6. */
  private static final double SHORTEST_STEP = 0.001;

  private static final double LONGEST_STEP = 0.1;

  private NetworkFactory() {}

  /** A network for V = {@code vocabulary} symbols, all weights zero. */
  static Network build(ModelShape shape, int vocabulary, Ops ops) {
    Param embedding =
        shape.embed() == 0 ? null : Param.zeros("embedding.weight", vocabulary, shape.embed());
    Param weight =
        shape.tie() ? embedding : Param.zeros("output.weight", vocabulary, shape.hidden());
    Param bias = Param.zeros("output.bias", 1, vocabulary);
    if (shape.cell() == CellKind.JORDAN) {
      List<JordanLayer> layers = new ArrayList<>();
      for (int l = 0; l < shape.layers(); l++) {
        int inputs = l == 0 ? shape.embed() : shape.hidden();
        layers.add(new JordanLayer(ops, inputs, shape.hidden(), vocabulary, "l" + l));
      }
      return new JordanNetwork(
          ops, embedding, layers, weight, bias, shape.feedback(), shape.decay());
    }
    List<Cell> cells = new ArrayList<>();
    for (int l = 0; l < shape.layers(); l++) {
      int inputs = l > 0 ? shape.hidden() : embedding == null ? vocabulary : shape.embed();
      cells.add(shape.cell().cell(ops, inputs, shape.hidden(), "l" + l));
    }
    return new StackedNetwork(ops, embedding, cells, weight, bias, shape.dropout(), shape.skip());
  }

  /** Starts the weights of a network, see {@link #initialize(List, CellKind, int, Start, Rng)}. */
  static void initialize(Network network, ModelShape shape, Start start, Rng rng) {
    initialize(network.params(), shape.cell(), shape.hidden(), start, rng);
    network.refresh();
  }

  /**
   * Starts weights: uniform in +-1/sqrt(H), recurrent ones orthogonal or as an IRNN wants them,
   * biases zero (see {@link Network#initializeBias} for the last), an LSTM's forget gates open
   * (bias 1, Jozefowicz et al. 2015). A state space starts with the decays 1 .. N (S4D-Real, Gu et
   * al. 2022), steps from 0.001 to 0.1, and with its gates open and B = C = 1, so that something
   * comes through where nothing normalises its inputs.
   *
   * @param hidden H
   */
  public static void initialize(
      List<Param> params, CellKind cell, int hidden, Start start, Rng rng) {
    Initializer initializer = new Initializer(rng);
    float bound = (float) (1 / Math.sqrt(hidden));
    for (Param param : params) {
      String name = param.name();
      if (name.contains("embedding")) {
        initializer.normal(param, start.embedding());
      } else if (name.startsWith("rnn.weight_hh") && cell == CellKind.IRNN) {
        initializer.identity(param);
      } else if (name.startsWith("rnn.weight_hh") && start.orthogonal()) {
        initializer.orthogonal(param);
      } else if (name.contains("bias")) {
        initializer.constant(param, 0, param.value().cols(), 0);
      } else {
        initializer.uniform(param, bound);
      }
      if (name.startsWith("rnn.bias_ih")) {
        startGates(param, cell, start, initializer);
      } else if (name.startsWith("rnn.A_log")) {
        initializer.logarithms(param);
      } else if (name.startsWith("rnn.D_")) {
        initializer.constant(param, 0, param.value().cols(), 1);
      } else if (cell == CellKind.LSTM && name.equals("tree.inner.bias")) {
        initializer.constant(param, TreeLstm.FORGET * hidden, 2 * hidden, start.forgetBias());
      }
    }
  }

  private static void startGates(Param bias, CellKind cell, Start start, Initializer initializer) {
    int size = bias.value().cols();
    if (cell == CellKind.LSTM) {
      int units = size / Lstm.GATES;
      initializer.constant(bias, Lstm.FORGET * units, units, start.forgetBias());
    } else if (cell == CellKind.SSM) {
      int units = (size - 2 * Ssm.STATES) / Ssm.BLOCKS;
      initializer.constant(bias, units, units, 1);
      initializer.steps(bias, Ssm.STEP * units, units, SHORTEST_STEP, LONGEST_STEP);
      initializer.constant(bias, Ssm.BLOCKS * units, 2 * Ssm.STATES, 1);
    }
  }

  /**
   * Choices at the start.
   *
   * @param orthogonal whether recurrent weights start orthogonal instead of uniform
   * @param forgetBias where an LSTM's forget-gate bias starts
   * @param embedding deviation of embeddings
   */
  public record Start(boolean orthogonal, float forgetBias, float embedding) {}
}
