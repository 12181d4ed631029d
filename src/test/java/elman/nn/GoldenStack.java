package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.ArrayList;
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

  /** The weights of a cell in the order of {@link Cell#params}. */
  static void setWeights(Cell cell, Golden layer) {
    layer.at("w_ih").copyTo(cell.weightIh.value());
    layer.at("w_hh").copyTo(cell.weightHh.value());
    layer.at("b_ih").copyTo(cell.biasIh.value());
    layer.at("b_hh").copyTo(cell.biasHh.value());
  }

  static void assertGradients(Golden layer, Cell cell) {
    layer.at("w_ih").assertMatches(cell.weightIh.grad());
    layer.at("w_hh").assertMatches(cell.weightHh.grad());
    layer.at("b_ih").assertMatches(cell.biasIh.grad());
    layer.at("b_hh").assertMatches(cell.biasHh.grad());
  }

  StackedNetwork network(Ops ops) {
    StackedNetwork network = new StackedNetwork(ops, x, cells, headWeight, headBias, 0, false);
    network.reset(batch);
    return network;
  }

  /** Parts of a layer's state: h, or h and c. */
  List<String> parts() {
    return golden.has("c0") ? List.of("h", "c") : List.of("h");
  }

  /** Sets the state of cells {@code from} to {@code to - 1} to that before the first step. */
  void setState(List<Matrix> state, int from, int to) {
    for (int l = from; l < to; l++) {
      for (String part : parts()) {
        golden.at(part + "0", l).copyTo(state.get(indexOf(l - from, part)));
      }
    }
  }

  /** Asserts the state after the last step. */
  void assertLastState(List<Matrix> state, int from, int to) {
    for (int l = from; l < to; l++) {
      for (String part : parts()) {
        golden.at(part + "_n", l).assertMatches(state.get(indexOf(l - from, part)));
      }
    }
  }

  private int indexOf(int layer, String part) {
    return layer * parts().size() + parts().indexOf(part);
  }

  /** Asserts, after a backward pass, the gradients by the weights, inputs and first states. */
  void assertGradients() {
    golden.at("grads", "x").assertMatches(x.grad());
    golden.at("grads", "head", "w").assertMatches(headWeight.grad());
    golden.at("grads", "head", "b").assertMatches(headBias.grad());
    for (int l = 0; l < cells.size(); l++) {
      Cell cell = cells.get(l);
      assertGradients(golden.at("grads", "layers", l), cell);
      List<Matrix> byState = new ArrayList<>(List.of(cell.dh.rows(0, batch)));
      byState.addAll(cell.carriedGradients());
      for (String part : parts()) {
        golden.at("grads", part + "0", l).assertMatches(byState.get(parts().indexOf(part)));
      }
    }
  }
}
