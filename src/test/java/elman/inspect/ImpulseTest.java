package elman.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Workers;
import elman.lm.CellKind;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImpulseTest {
  private static final double NEAR = 1e-6;

  private final Workers workers = new Workers(1);

  @AfterEach
  void close() {
    workers.close();
  }

  private double[] response(Hand hand, int lags) throws IOException {
    return new Impulse(hand.model(workers)).response(new int[0], lags)[0];
  }

  /** Relu units that are never below zero, and so linear; the symbol a drives the first by 4. */
  private static Hand linear(int units) throws IOException {
    Hand hand = new Hand(CellKind.IRNN, 1, units, "a\n");
    return hand.set("rnn.weight_ih_l0", 0, hand.id("a"), 4);
  }

  @Test
  void aLinearRecurrenceDecaysAsItsWeight() throws IOException {
    Hand hand = linear(1).set("rnn.weight_hh_l0", 0, 0, 0.5);
    double first = 4.0 / (hand.symbols() - 1);
    assertArrayEquals(
        new double[] {first, first / 2, first / 4, first / 8}, response(hand, 3), NEAR);
    Decay decay = Decay.of(response(hand, 10));
    assertEquals(0.5, decay.factor(), NEAR);
    assertEquals(1, decay.halfLife(), NEAR);
    assertFalse(decay.isFinite());
  }

  @Test
  void decaysAsTheSpectralRadiusOverManyChunks() throws IOException {
    Hand hand = linear(2).set("rnn.weight_hh_l0", 0, 0, 0.97).set("rnn.weight_hh_l0", 1, 0, 0.3);
    Spectrum spectrum = RecurrentWeights.matrices(hand.file()).get(0).spectrum();
    Decay decay = Decay.of(response(hand, 200));
    assertEquals(0.97, spectrum.radius(), NEAR);
    assertEquals(spectrum.radius(), decay.factor(), 1e-3);
  }

  @Test
  void anIdentityKeepsItAndALargerWeightLetsItGrow() throws IOException {
    assertEquals(
        1, Decay.of(response(linear(1).set("rnn.weight_hh_l0", 0, 0, 1), 100)).factor(), NEAR);
    double[] growing = response(linear(1).set("rnn.weight_hh_l0", 0, 0, 1.1), 20);
    assertEquals(Math.pow(1.1, 20), growing[20] / growing[0], 1e-3);
  }

  /** A shift register of three units is a window over three inputs. */
  @Test
  void aWindowIsFinite() throws IOException {
    Hand window = linear(3).set("rnn.weight_hh_l0", 1, 0, 1).set("rnn.weight_hh_l0", 2, 1, 1);
    double first = 4.0 / (window.symbols() - 1);
    assertArrayEquals(new double[] {first, first, first, 0, 0}, response(window, 4), NEAR);
    assertEquals(3, Decay.of(response(window, 4)).length());
    assertTrue(Decay.of(response(linear(1), 4)).isFinite());
  }

  @Test
  void aJordanNetworkThatIsTaughtWithoutDecayIsAWindow() throws IOException {
    Hand hand = new Hand(CellKind.JORDAN, 1, 1, "a\n").say("embed", "1");
    hand.put("embedding.weight", hand.symbols(), 1)
        .put("rnn.weight_ih_l0", 1, 1)
        .put("rnn.weight_oh_l0", 1, hand.symbols())
        .put("rnn.bias_l0", 1)
        .set("rnn.weight_oh_l0", 0, hand.id("a"), 0.5);
    assertEquals(1, Decay.of(response(hand, 8)).length());
    Decay slow = Decay.of(response(hand.say("decay", "0.5"), 8));
    assertFalse(slow.isFinite());
    assertEquals(0.5, slow.factor(), 0.02);
  }

  @Test
  void whatFollowsIsAlikeInAllSequences() throws IOException {
    Hand hand = new Hand(CellKind.ELMAN, 1, 1, "a\n").set("rnn.weight_hh_l0", 0, 0, 1);
    hand.set("rnn.weight_ih_l0", 0, hand.id("a"), 30);
    int[] rest = {hand.id("\n"), hand.id("a"), hand.id("\n")};
    double[] response = new Impulse(hand.model(workers)).response(rest, 3)[0];
    assertTrue(response[1] > 0.1);
    // The second a fills the unit in all of them.
    assertEquals(0, response[2], NEAR);
  }

  @Test
  void nothingIsFittedToNothing() {
    assertTrue(Double.isNaN(Decay.of(new double[] {0, 0, 0}).factor()));
    assertFalse(Decay.of(new double[] {0, 0, 0}).isFinite());
    assertTrue(Double.isNaN(Decay.of(new double[] {1}).factor()));
    assertTrue(Double.isNaN(Decay.of(new double[] {Double.NaN, 1}).factor()));
  }

  @Test
  void aDecayBelowRoundingIsNotTakenForAnEnd() {
    assertFalse(Decay.of(new double[] {1, 1e-3, 1e-6, 1e-9}).isFinite());
    assertTrue(Decay.of(new double[] {0.5, 1, 0, 0}).isFinite());
    assertEquals(1e-3, Decay.of(new double[] {1, 1e-3, 1e-6, 1e-9}).factor(), 1e-9);
  }
}
