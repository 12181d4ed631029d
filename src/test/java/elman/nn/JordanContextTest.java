package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import elman.core.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a Jordan network remembers: s(t+1) = m s(t) + f(y(t)), with m = 1/2 here. */
class JordanContextTest {

  /**
   * Under teacher forcing f is the symbol that follows, which comes in with the next input. After
   * symbols 0, 0, 1 that is s = 1/4 + 1/2 and 1; half of it waits for the next symbol.
   */
  @Test
  void theTeachersSymbolsFade() {
    Backend.each(
        ops -> {
          JordanNetwork network =
              Networks.jordan(ops, JordanNetwork.Feedback.TEACHER, 0.5f, 3, 2, 1);
          network.predict(new int[] {0, 0, 1}, 3);
          assertArrayEquals(new float[] {0.375f, 0.5f, 0}, network.state().get(0).toArray(), 1e-6f);
        });
  }

  /** The symbol is in the context already when its own step begins. */
  @Test
  void theTeacherSpeaksBeforeTheStep() {
    Backend.each(
        ops -> {
          JordanNetwork network = Networks.jordan(ops, JordanNetwork.Feedback.TEACHER, 0, 3, 2, 1);
          for (Param param : network.params()) {
            if (param.name().equals("rnn.weight_ih_l0")) {
              param.value().fill(0);
            }
          }
          network.refresh();
          float[] losses = new float[2];
          network.losses(new int[] {0, 0}, new int[] {1, 1}, 2, losses);
          assertEquals(losses[0], losses[1], 1e-6f);
          network.losses(new int[] {2, 0}, new int[] {1, 1}, 2, losses);
          assertNotEquals(losses[0], losses[1], 1e-3f);
        });
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEACHER")
  void outputsFade(JordanNetwork.Feedback feedback) {
    Backend.each(
        ops -> {
          JordanNetwork network = Networks.jordan(ops, feedback, 0.5f, 3, 2, 1);
          double[] context = new double[3];
          for (int symbol : new int[] {0, 2, 1}) {
            Matrix y = network.predict(new int[] {symbol}, 1);
            double sum = 0;
            for (int k = 0; k < 3; k++) {
              sum += Math.exp(y.get(0, k));
            }
            for (int k = 0; k < 3; k++) {
              double f =
                  switch (feedback) {
                    case SOFTMAX -> Math.exp(y.get(0, k)) / sum;
                    case SIGMOID -> 1 / (1 + Math.exp(-y.get(0, k)));
                    default -> y.get(0, k);
                  };
              context[k] = context[k] / 2 + f;
              assertEquals(context[k], network.state().get(0).get(0, k), 1e-6);
            }
          }
        });
  }
}
