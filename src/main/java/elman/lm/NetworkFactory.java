package elman.lm;

import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Cell;
import elman.nn.Elman;
import elman.nn.Gru;
import elman.nn.Initializer;
import elman.nn.JordanLayer;
import elman.nn.JordanNetwork;
import elman.nn.Lstm;
import elman.nn.Network;
import elman.nn.Param;
import elman.nn.StackedNetwork;
import java.util.ArrayList;
import java.util.List;

/** Builds the network of a {@link ModelShape}, its parameters named as in PyTorch. */
final class NetworkFactory {
  private static final float EMBEDDING_DEVIATION = 0.1f;

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
      cells.add(cell(shape, inputs, ops, "l" + l));
    }
    return new StackedNetwork(ops, embedding, cells, weight, bias, shape.dropout(), shape.skip());
  }

  private static Cell cell(ModelShape shape, int inputs, Ops ops, String suffix) {
    int hidden = shape.hidden();
    return switch (shape.cell()) {
      case ELMAN -> new Elman(ops, inputs, hidden, false, suffix);
      case IRNN -> new Elman(ops, inputs, hidden, true, suffix);
      case LSTM -> new Lstm(ops, inputs, hidden, suffix);
      case GRU -> new Gru(ops, inputs, hidden, Gru.Reset.AFTER_PRODUCT, suffix);
      case GRU_RESET_BEFORE -> new Gru(ops, inputs, hidden, Gru.Reset.BEFORE_PRODUCT, suffix);
      case JORDAN -> throw new IllegalArgumentException("a Jordan network has layers, not cells");
    };
  }

  /**
   * Starts the weights: uniform in +-1/sqrt(H), recurrent ones orthogonal or as an IRNN wants them,
   * an LSTM's forget gates open (bias 1, Jozefowicz et al. 2015).
   */
  static void initialize(Network network, ModelShape shape, Start start, Rng rng) {
    Initializer initializer = new Initializer(rng);
    float bound = (float) (1 / Math.sqrt(shape.hidden()));
    for (Param param : network.params()) {
      String name = param.name();
      if (name.equals("embedding.weight")) {
        initializer.normal(param, EMBEDDING_DEVIATION);
      } else if (name.startsWith("rnn.weight_hh") && shape.cell() == CellKind.IRNN) {
        initializer.identity(param);
      } else if (name.startsWith("rnn.weight_hh") && start.orthogonal()) {
        initializer.orthogonal(param);
      } else if (name.startsWith("rnn.bias") || name.equals("output.bias")) {
        initializer.constant(param, 0, param.value().cols(), 0);
      } else {
        initializer.uniform(param, bound);
      }
      if (shape.cell() == CellKind.LSTM && name.startsWith("rnn.bias_ih")) {
        int from = Lstm.FORGET * shape.hidden();
        initializer.constant(param, from, shape.hidden(), start.forgetBias());
      }
    }
    network.refresh();
  }

  /**
   * Choices at the start.
   *
   * @param orthogonal whether recurrent weights start orthogonal instead of uniform
   * @param forgetBias where an LSTM's forget-gate bias starts
   */
  record Start(boolean orthogonal, float forgetBias) {}
}
