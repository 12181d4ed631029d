package elman.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Workers;
import elman.lm.CellKind;
import elman.lm.LanguageModel;
import elman.nn.Ssm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateReaderTest {
  private static final double OPEN = 50;
  private static final double NEAR = 1e-6;

  private final Workers workers = new Workers(1);

  @AfterEach
  void close() {
    workers.close();
  }

  /**
   * One unit whose gates the symbol sets: r remembers, a adds, e erases, o overwrites. Its
   * candidate and its output gate are always 1.
   */
  private static Hand lstm() throws IOException {
    Hand hand = new Hand(CellKind.LSTM, 4, 1, "raeo\n");
    gates(hand, "r", -OPEN, OPEN);
    gates(hand, "a", OPEN, OPEN);
    gates(hand, "e", -OPEN, -OPEN);
    gates(hand, "o", OPEN, -OPEN);
    return hand.set("rnn.bias_ih_l0", 2, OPEN).set("rnn.bias_ih_l0", 3, OPEN);
  }

  private static void gates(Hand hand, String symbol, double input, double forget) {
    hand.set("rnn.weight_ih_l0", 0, hand.id(symbol), input);
    hand.set("rnn.weight_ih_l0", 1, hand.id(symbol), forget);
  }

  /** Values of the only layer at each token. */
  private static List<double[]> read(LanguageModel model, Hand hand, String text)
      throws IOException {
    List<double[]> rows = new ArrayList<>();
    new GateReader(model)
        .read(
            hand.tokens(text),
            (position, id, values) -> {
              assertEquals(rows.size(), position);
              assertEquals(hand.id(text.substring(rows.size(), rows.size() + 1)), id);
              rows.add(values[0]);
            });
    return rows;
  }

  @Test
  void theFourRowsOfAnLstm() throws IOException {
    Hand hand = lstm();
    LanguageModel model = hand.model(workers);
    List<double[]> rows = read(model, hand, "raeo");
    //                                    i  f  o  remember add erase overwrite
    assertArrayEquals(new double[] {0, 1, 1, 1, 0, 0, 0}, rows.get(0), NEAR);
    assertArrayEquals(new double[] {1, 1, 1, 0, 1, 0, 0}, rows.get(1), NEAR);
    assertArrayEquals(new double[] {0, 0, 1, 0, 0, 1, 0}, rows.get(2), NEAR);
    assertArrayEquals(new double[] {1, 0, 1, 0, 0, 0, 1}, rows.get(3), NEAR);
  }

  @Test
  void theCellStateDoesWhatTheRowsSay() throws IOException {
    Hand hand = lstm();
    LanguageModel model = hand.model(workers);
    String[] texts = {"o", "oa", "oaa", "oaar", "oaarr", "oaarre", "oaao"};
    double[] states = {1, 2, 3, 3, 3, 0, 1};
    for (int k = 0; k < texts.length; k++) {
      read(model, hand, texts[k]);
      assertEquals(states[k], model.network().state().get(1).get(0, 0), NEAR, texts[k]);
    }
  }

  @Test
  void goesOnFromChunkToChunkAndTellsTheMeans() throws IOException {
    Hand hand = lstm();
    LanguageModel model = hand.model(workers);
    String text = "o" + "a".repeat(99) + "r".repeat(100);
    assertEquals(200, read(model, hand, text).size());
    assertEquals(100, model.network().state().get(1).get(0, 0), 1e-3);
    double[][] means = new GateReader(model).read(hand.tokens(text), (position, id, values) -> {});
    assertArrayEquals(new double[] {0.5, 0.995, 1, 0.5, 0.495, 0, 0.005}, means[0], NEAR);
  }

  @Test
  void gatesOfAGruInBothForms() throws IOException {
    for (CellKind cell : List.of(CellKind.GRU, CellKind.GRU_RESET_BEFORE)) {
      Hand hand = new Hand(cell, 3, 1, "kw");
      hand.set("rnn.weight_ih_l0", 1, hand.id("k"), OPEN);
      hand.set("rnn.weight_ih_l0", 1, hand.id("w"), -OPEN);
      hand.set("rnn.weight_ih_l0", 0, hand.id("w"), -OPEN);
      List<double[]> rows = read(hand.model(workers), hand, "kw");
      assertArrayEquals(new double[] {0.5, 1}, rows.get(0), NEAR);
      assertArrayEquals(new double[] {0, 0}, rows.get(1), NEAR);
    }
  }

  @Test
  void withoutGatesTheSizeOfTheStateAndTheUnitsWithoutSlope() throws IOException {
    Hand tanh = new Hand(CellKind.ELMAN, 1, 2, "ab");
    tanh.set("rnn.weight_ih_l0", 0, tanh.id("a"), OPEN);
    tanh.set("rnn.weight_ih_l0", 1, tanh.id("a"), -OPEN);
    tanh.set("rnn.weight_ih_l0", 0, tanh.id("b"), -OPEN);
    List<double[]> rows = read(tanh.model(workers), tanh, "ab");
    assertArrayEquals(new double[] {1, 1}, rows.get(0), NEAR);
    assertArrayEquals(new double[] {0.5, 0.5}, rows.get(1), NEAR);
    Hand relu = new Hand(CellKind.IRNN, 1, 2, "a");
    relu.set("rnn.weight_ih_l0", 0, relu.id("a"), 3);
    assertArrayEquals(new double[] {1.5, 0.5}, read(relu.model(workers), relu, "a").get(0), NEAR);
  }

  /** The first has gates z, the second sigmoid(v): both 3/4 at a and 1/2 at b, of two units. */
  @Test
  void gatesOfScansAreOfTheInputAlone() throws IOException {
    Hand small = Hand.scan(CellKind.MINGRU, 2, "ab");
    Hand large = Hand.scan(CellKind.SSM, 2, "ab");
    for (int unit = 0; unit < 2; unit++) {
      small.set("rnn.weight_ih_l0", unit, small.id("a"), Math.log(3));
      large.set("rnn.weight_ih_l0", Ssm.STEP * 2 + unit, large.id("a"), Math.log(3));
    }
    for (Hand hand : List.of(small, large)) {
      List<double[]> rows = read(hand.model(workers), hand, "ab");
      assertArrayEquals(new double[] {0.75}, rows.get(0), NEAR);
      assertArrayEquals(new double[] {0.5}, rows.get(1), NEAR);
    }
  }

  @Test
  void everyCellHasMeasuresAndOnlyGatedOnesGates() {
    for (CellKind cell : CellKind.values()) {
      boolean gated =
          switch (cell) {
            case ELMAN, IRNN, JORDAN -> false;
            case LSTM, GRU, GRU_RESET_BEFORE, MINGRU, SSM -> true;
          };
      assertEquals(gated, Measure.of(cell).get(0).isGate(), cell.label());
    }
  }
}
