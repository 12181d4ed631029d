package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stack of a golden file as a network. Its dense inputs x become the rows of an embedding, one
 * for each step of each sequence, so that the gradients by x are those of the embedding.
 */
final class GoldenStack {
  final Golden golden;
  final int steps;
  final int batch;
  final Param x;
  final List<Cell> cells;
  final Param headWeight;
  final Param headBias;

  /** Inputs that look up the rows of x one after the other. */
  final int[] ids;

  final int[] targets;

  GoldenStack(Ops ops, Golden golden) {
    this.golden = golden;
    steps = golden.at("T").integer();
    batch = golden.at("B").integer();
    int inputs = golden.at("I").integer();
    int hidden = golden.at("H").integer();
    x = golden.at("x").param(inputs);
    int layers = golden.at("layers").size();
    cells = Networks.cells(ops, golden.at("kind").text(), inputs, hidden, layers);
    for (int l = 0; l < layers; l++) {
      setWeights(cells.get(l), golden.at("layers", l));
    }
    headWeight = golden.at("head", "w").param(hidden);
    headBias = golden.at("head", "b").param(golden.at("K").integer());
    ids = IntStream.range(0, steps * batch).toArray();
    targets = golden.at("targets").integers();
  }

  /** Sets the weights of a cell. */
  static void setWeights(Cell cell, Golden layer) {
    cell.params().forEach(param -> layer.at(key(param)).copyTo(param.value()));
  }

  static void assertWeights(Golden layer, Cell cell) {
    cell.params().forEach(param -> layer.at(key(param)).assertMatches(param.value()));
  }

  static void assertGradients(Golden layer, Cell cell) {
    cell.params().forEach(param -> layer.at(key(param)).assertMatches(param.grad()));
  }

  /** What a file calls a parameter, e.g. {@code w_ih} for {@code rnn.weight_ih_l0}. */
  private static String key(Param param) {
    return param
        .name()
        .replaceFirst("^rnn\\.", "")
        .replaceFirst("_l\\d+$", "")
        .replace("weight_", "w_")
        .replace("bias_", "b_");
  }

  StackedNetwork network(Ops ops) {
    StackedNetwork network = new StackedNetwork(ops, x, cells, headWeight, headBias, 0, false);
    network.reset(batch);
    return network;
  }

  /**
   * The parts of a layer's state: h, or h and c, or all s_n.
   *
   * @param part of the file
   * @param when {@code 0} for the first, {@code _n} for the last
   */
  private List<Golden> parts(Golden part, String when, int layer) {
    if (golden.has("s0")) {
      Golden all = part.at("s" + when, layer);
      return IntStream.range(0, all.size()).mapToObj(all::at).toList();
    }
    List<String> names = golden.has("c0") ? List.of("h", "c") : List.of("h");
    return names.stream().map(name -> part.at(name + when, layer)).toList();
  }

  /** Sets the state of cells {@code from} to {@code to - 1} to that before the first step. */
  void setState(List<Matrix> state, int from, int to) {
    int i = 0;
    for (int l = from; l < to; l++) {
      for (Golden part : parts(golden, "0", l)) {
        part.copyTo(state.get(i++));
      }
    }
  }

  /** Asserts the state after the last step. */
  void assertLastState(List<Matrix> state, int from, int to) {
    int i = 0;
    for (int l = from; l < to; l++) {
      for (Golden part : parts(golden, "_n", l)) {
        part.assertMatches(state.get(i++));
      }
    }
  }

  /** Asserts, after a backward pass, the gradients by the weights, inputs and first states. */
  void assertGradients() {
    golden.at("grads", "x").assertMatches(x.grad());
    golden.at("grads", "head", "w").assertMatches(headWeight.grad());
    golden.at("grads", "head", "b").assertMatches(headBias.grad());
    for (int l = 0; l < cells.size(); l++) {
      Cell cell = cells.get(l);
      assertGradients(golden.at("grads", "layers", l), cell);
      List<Golden> parts = parts(golden.at("grads"), "0", l);
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).assertMatches(cell.stateGradients().get(i));
      }
    }
  }
}
