package elman.nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.nn.Backend;
import elman.nn.Golden;
import elman.nn.Param;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientClipTest {

  @Test
  void equalsPyTorch() {
    Golden golden = Golden.load("grad_clip");
    Backend.each(
        ops -> {
          for (int n = 0; n < golden.at("cases").size(); n++) {
            Golden expected = golden.at("cases", n);
            List<Param> params = new ArrayList<>();
            for (int i = 0; i < golden.at("grads").size(); i++) {
              Golden gradient = golden.at("grads", i);
              Matrix grad = gradient.param(gradient.numbers().length).value();
              Param param = Param.zeros("p" + i, 1, grad.cols());
              param.grad().copyFrom(grad);
              params.add(param);
            }
            double limit = expected.at("max").number();
            GradientClip.ClipStats stats = new GradientClip(limit).apply(ops, params);
            expected.at("norm_before").assertMatches(stats.norm());
            assertEquals(stats.norm() > limit, stats.clipped());
            for (int i = 0; i < params.size(); i++) {
              expected.at("clipped", i).assertMatches(params.get(i).grad());
            }
          }
        });
  }

  /** The norm of (3, 4) and (12) together is 13. */
  @Test
  void theNormIsThatOfAllParametersTogether() {
    Backend.each(
        ops -> {
          List<Param> params = params(3, 4, 12);
          GradientClip.ClipStats stats = new GradientClip(6.5).apply(ops, params);
          assertEquals(13, stats.norm(), 1e-6);
          assertTrue(stats.clipped());
          assertArrayEquals(new float[] {1.5f, 2}, params.get(0).gradient(), 1e-5f);
          assertArrayEquals(new float[] {6}, params.get(1).gradient(), 1e-5f);
        });
  }

  @Test
  void leavesWhatDoesNotExceedTheThreshold() {
    for (double threshold : new double[] {13, 14, Double.POSITIVE_INFINITY}) {
      Backend.each(
          ops -> {
            List<Param> params = params(3, 4, 12);
            assertFalse(new GradientClip(threshold).apply(ops, params).clipped());
            assertArrayEquals(new float[] {3, 4}, params.get(0).gradient());
            assertArrayEquals(new float[] {12}, params.get(1).gradient());
          });
    }
  }

  /** The trainer sees by the norm that the run is lost. */
  @Test
  void reportsWhatIsNoNumber() {
    Backend.each(
        ops -> {
          GradientClip clip = new GradientClip(1);
          assertTrue(Double.isNaN(clip.apply(ops, params(3, Float.NaN, 12)).norm()));
          assertEquals(
              Double.POSITIVE_INFINITY,
              clip.apply(ops, params(3, Float.NEGATIVE_INFINITY, 12)).norm());
        });
  }

  private static List<Param> params(float a, float b, float c) {
    List<Param> params = List.of(Param.zeros("w", 2, 1), Param.zeros("b", 1, 1));
    params.get(0).gradient()[0] = a;
    params.get(0).gradient()[1] = b;
    params.get(1).gradient()[0] = c;
    return params;
  }
}
