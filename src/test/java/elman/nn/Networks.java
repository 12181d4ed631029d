package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Small networks, and what is fed to them. */
final class Networks {
  /** The kinds of cells, under the names of the golden files. */
  static final List<String> CELLS =
      List.of("elman_tanh", "elman_relu", "lstm", "gru_torch", "gru_textbook", "mingru", "ssm");

  private Networks() {}

  static Cell cell(Ops ops, String kind, int inputs, int hidden, int layer) {
    String suffix = "l" + layer;
    return switch (kind) {
      case "elman_tanh" -> new Elman(ops, inputs, hidden, false, suffix);
      case "elman_relu" -> new Elman(ops, inputs, hidden, true, suffix);
      case "lstm" -> new Lstm(ops, inputs, hidden, suffix);
      case "gru_torch" -> new Gru(ops, inputs, hidden, Gru.Reset.AFTER_PRODUCT, suffix);
      case "gru_textbook" -> new Gru(ops, inputs, hidden, Gru.Reset.BEFORE_PRODUCT, suffix);
      case "mingru" -> new MinGru(ops, inputs, hidden, suffix);
      case "ssm" -> new Ssm(ops, inputs, hidden, suffix);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** The first reads {@code inputs} inputs, the others the hidden units below. */
  static List<Cell> cells(Ops ops, String kind, int inputs, int hidden, int layers) {
    List<Cell> cells = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      cells.add(cell(ops, kind, l == 0 ? inputs : hidden, hidden, l));
    }
    return cells;
  }

  /** A stack with random weights, its embedding as wide as its layers. */
  static StackedNetwork stack(
      Ops ops, String kind, int vocabulary, int hidden, int layers, float dropout, boolean skip) {
    StackedNetwork network =
        new StackedNetwork(
            ops,
            Param.zeros("embedding.weight", vocabulary, hidden),
            cells(ops, kind, hidden, hidden, layers),
            Param.zeros("output.weight", vocabulary, hidden),
            Param.zeros("output.bias", 1, vocabulary),
            dropout,
            skip);
    randomise(network, new Rng(1));
    return network;
  }

  /** A Jordan network with random weights. */
  static JordanNetwork jordan(
      Ops ops,
      JordanNetwork.Feedback feedback,
      float decay,
      int vocabulary,
      int hidden,
      int layers) {
    List<JordanLayer> stack = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      stack.add(new JordanLayer(ops, hidden, hidden, vocabulary, "l" + l));
    }
    JordanNetwork network =
        new JordanNetwork(
            ops,
            Param.zeros("embedding.weight", vocabulary, hidden),
            stack,
            Param.zeros("output.weight", vocabulary, hidden),
            Param.zeros("output.bias", 1, vocabulary),
            feedback,
            decay);
    randomise(network, new Rng(1));
    return network;
  }

  /**
   * Draws all weights from [-1/2, 1/2), as far apart as small layers need them to show anything.
   */
  static void randomise(Network network, Rng rng) {
    Initializer initializer = new Initializer(rng);
    network.params().forEach(param -> initializer.uniform(param, 0.5f));
    network.refresh();
  }

  /** Random symbols. */
  static int[] symbols(int n, int vocabulary, long seed) {
    Rng rng = new Rng(seed);
    return IntStream.range(0, n).map(i -> (int) (rng.nextDouble() * vocabulary)).toArray();
  }

  /** Factors on the gradient's way back through {@code steps} steps that change nothing. */
  static float[] ones(int steps) {
    float[] ones = new float[steps];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Copies of all gradients. */
  static List<float[]> gradients(Network network) {
    return network.params().stream().map(param -> param.gradient().clone()).toList();
  }

  /** Copies of the state. */
  static List<float[]> state(Network network) {
    return network.state().stream().map(Matrix::toArray).toList();
  }
}
