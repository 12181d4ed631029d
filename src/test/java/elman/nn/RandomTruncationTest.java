package elman.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Ops;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Randomised truncation has no bias (Tallec and Ollivier 2017, proposition 1): cut the gradient
 * before step t with probability c(t), multiply what passes there otherwise by 1 / (1 - c(t)), and
 * its expectation is the gradient of full BPTT. A short sequence has few ways to be cut: here all
 * of them are gone through, each a row of chunks, and weighted with its probability.
 */
class RandomTruncationTest {
  private static final int VOCABULARY = 7;
  private static final int HIDDEN = 5;
  private static final int BATCH = 2;
  private static final int STEPS = 5;

  private static final int[] INPUTS = Networks.symbols(STEPS * BATCH, VOCABULARY, 31);
  private static final int[] TARGETS = Networks.symbols(STEPS * BATCH, VOCABULARY, 32);

  /** c(t), different at each step, so that a factor in the wrong place is found, and once zero. */
  private static final double[] CUT = {0, 0.2, 0, 0.55, 0.3};

  static final List<String> CELLS = Networks.CELLS;

  @ParameterizedTest
  @FieldSource("CELLS")
  void theExpectedGradientIsThatOfFullBptt(String kind) {
    check(ops -> Networks.stack(ops, kind, VOCABULARY, HIDDEN, 1, 0, false));
    check(ops -> Networks.stack(ops, kind, VOCABULARY, HIDDEN, 3, 0, true));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEACHER")
  void theExpectedGradientIsThatOfFullBpttThroughOutputs(JordanNetwork.Feedback feedback) {
    check(ops -> Networks.jordan(ops, feedback, 0, VOCABULARY, HIDDEN, 2));
    check(ops -> Networks.jordan(ops, feedback, 0.5f, VOCABULARY, HIDDEN, 1));
  }

  private static void check(Function<Ops, Network> make) {
    Backend.each(
        ops -> {
          Network network = make.apply(ops);
          double[] full = gradient(network, 0, Networks.ones(STEPS));
          float[] carry = new float[STEPS];
          for (int t = 0; t < STEPS; t++) {
            carry[t] = (float) (1 / (1 - CUT[t]));
          }
          double[] expected = new double[full.length];
          double total = 0;
          int ways = 1 << (STEPS - 1);
          for (int cuts = 0; cuts < ways; cuts++) {
            double probability = probability(cuts);
            double[] gradient = gradient(network, cuts, carry);
            for (int k = 0; k < full.length; k++) {
              expected[k] += probability * gradient[k];
            }
            total += probability;
          }
          assertEquals(1, total, 1e-12);
          double largest = Arrays.stream(full).map(Math::abs).max().orElseThrow();
          for (int k = 0; k < full.length; k++) {
            assertEquals(full[k], expected[k], 1e-5 * largest, "weight " + k);
          }
          double[] cutEverywhere = gradient(network, ways - 1, carry);
          double distance = 0;
          for (int k = 0; k < full.length; k++) {
            distance = Math.max(distance, Math.abs(full[k] - cutEverywhere[k]));
          }
          assertTrue(distance > 0.01 * largest, "cutting makes no difference: a weak test");
        });
  }

  /** Whether the gradient is cut between steps t - 1 and t. */
  private static boolean cut(int cuts, int t) {
    return (cuts >> (t - 1) & 1) != 0;
  }

  private static double probability(int cuts) {
    double probability = 1;
    for (int t = 1; t < STEPS; t++) {
      probability *= cut(cuts, t) ? CUT[t] : 1 - CUT[t];
    }
    return probability;
  }

  /** The gradient of the mean loss by all weights, the sequence cut into chunks. */
  private static double[] gradient(Network network, int cuts, float[] carry) {
    network.reset(BATCH);
    double[] sum = new double[(int) Param.count(network.params())];
    for (int from = 0, to; from < STEPS; from = to) {
      to = from + 1;
      while (to < STEPS && !cut(cuts, to)) {
        to++;
      }
      Param.clearGradients(network.params());
      float[] factors = Arrays.copyOfRange(carry, from, to);
      factors[0] = Float.NaN; // from the first step of a chunk nothing flows back
      int[] inputs = Arrays.copyOfRange(INPUTS, from * BATCH, to * BATCH);
      int[] targets = Arrays.copyOfRange(TARGETS, from * BATCH, to * BATCH);
      network.train(inputs, targets, to - from, null, factors);
      int k = 0;
      for (Param param : network.params()) {
        for (float g : param.gradient()) {
          sum[k++] += g * (double) (to - from) / STEPS;
        }
      }
    }
    return sum;
  }
}
