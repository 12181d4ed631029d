package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscriminatorTest {
  private static final int T = 7;
  private static final int D = 13;
  private static final int H = 9;
  private static final int[] LENGTHS = {4, 7, 1, 6, 3};
  private static final int B = LENGTHS.length;

  private static Discriminator discriminator(Ops ops) {
    Discriminator discriminator = new Discriminator(ops, D, H);
    Initializer initializer = new Initializer(new Rng(7));
    discriminator.params().forEach(param -> initializer.uniform(param, 0.4f));
    discriminator.refresh();
    return discriminator;
  }

  @Test
  void withoutWeightsItCannotTell() {
    Discriminator blank = new Discriminator(new Ops(Backend.KERNELS.get(0), new Workers(1)), D, H);
    blank.refresh();
    blank.read(Samples.random(T * B, D, 1), LENGTHS);
    assertEquals(Math.log(2), blank.loss(true), 1e-7);
    assertEquals(Math.log(2), blank.loss(false), 1e-7);
    assertEquals(0, blank.ofFirstKind());
  }

  /** The losses are of the log-odds; what is more likely of the first kind is taken for it. */
  @Test
  void judgesByTheLogOdds() {
    Backend.each(
        ops -> {
          Discriminator discriminator = discriminator(ops);
          discriminator.read(Samples.random(T * B, D, 1), LENGTHS);
          double first = 0;
          double second = 0;
          int likely = 0;
          for (float logit : discriminator.logits()) {
            double p = 1 / (1 + Math.exp(-logit));
            first -= Math.log(p) / B;
            second -= Math.log(1 - p) / B;
            likely += p > 0.5 ? 1 : 0;
          }
          assertEquals(first, discriminator.loss(true), 1e-6);
          assertEquals(second, discriminator.loss(false), 1e-6);
          assertEquals(likely, discriminator.ofFirstKind());
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gradientsAreThoseOfTheLoss(boolean first) {
    Param x = Samples.param("x", T * B, D, 1);
    float scale = 3;
    Backend.each(
        ops -> {
          Discriminator discriminator = discriminator(ops);
          List<Param> params = new ArrayList<>(discriminator.params());
          params.add(x);
          GradientCheck.check(
              params,
              () -> {
                discriminator.refresh();
                discriminator.read(x.value(), LENGTHS);
                discriminator.backward(first, scale, x.grad());
                return scale * discriminator.loss(first);
              });
        });
  }

  @Test
  void aSequenceInABatchGetsTheBitsThatItGetsAlone() {
    Matrix x = Samples.random(T * B, D, 1);
    Backend.each(
        ops -> {
          Discriminator discriminator = discriminator(ops);
          discriminator.read(x, LENGTHS);
          float[] together = discriminator.logits();
          for (int b = 0; b < B; b++) {
            Matrix alone = Matrix.of(x.rows(b, LENGTHS[b], B).toArray(), D);
            discriminator.read(alone, new int[] {LENGTHS[b]});
            assertArrayEquals(new float[] {together[b]}, discriminator.logits());
          }
        });
  }

  @Test
  void anyNumberOfWorkersGivesTheSameBits() {
    for (Kernels kernels : Backend.KERNELS) {
      List<float[]> one = bits(kernels, 1);
      List<float[]> three = bits(kernels, 3);
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(one.get(i), three.get(i));
      }
    }
  }

  private static List<float[]> bits(Kernels kernels, int workers) {
    try (Workers team = new Workers(workers)) {
      Discriminator discriminator = discriminator(new Ops(kernels, team));
      Matrix dx = Matrix.zeros(T * B, D);
      discriminator.read(Samples.random(T * B, D, 1), LENGTHS);
      List<float[]> bits = new ArrayList<>(List.of(discriminator.logits()));
      discriminator.backward(true, 1, dx);
      bits.add(dx.data());
      discriminator.params().forEach(param -> bits.add(param.gradient()));
      return bits;
    }
  }
}
