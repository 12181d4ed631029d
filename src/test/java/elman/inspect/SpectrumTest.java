package elman.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.gradient.Outlook;
import elman.inspect.Spectrum.Eigenvalue;
import elman.nn.Golden;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpectrumTest {
  private static final double NEAR = 1e-8;

  static Stream<Golden> matrices() {
    Golden all = Golden.load("spectrum/spectra");
    return IntStream.range(0, all.size()).mapToObj(all::at);
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void isThatOfNumpy(Golden golden) {
    double sigma = golden.at("sigma").number();
    double tolerance = NEAR * Math.max(1, sigma);
    Spectrum spectrum = Spectrum.of(golden.at("matrix").size(), golden.at("matrix").numbers());
    assertEquals(sigma, spectrum.norm(), tolerance);
    List<Eigenvalue> left = new ArrayList<>(spectrum.eigenvalues());
    double radius = 0;
    for (int i = 0; i < golden.at("eigenvalues").size(); i++) {
      double[] expected = golden.at("eigenvalues", i).numbers();
      radius = Math.max(radius, Math.hypot(expected[0], expected[1]));
      Eigenvalue nearest =
          left.stream().min(Comparator.comparingDouble(value -> far(value, expected))).get();
      assertTrue(far(nearest, expected) <= tolerance, golden.at("name").text() + " " + nearest);
      left.remove(nearest);
    }
    assertTrue(left.isEmpty());
    assertEquals(radius, spectrum.radius(), tolerance);
  }

  private static double far(Eigenvalue value, double[] expected) {
    return Math.hypot(value.re() - expected[0], value.im() - expected[1]);
  }

  @Test
  void comesWithTheLargestModulusFirstAndOfAPairThePositiveOne() {
    Spectrum spectrum = Spectrum.of(3, new double[] {0.5, 0, 0, 0, 0, -2, 0, 2, 0});
    double[][] expected = {{0, 2}, {0, -2}, {0.5, 0}};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(0, far(spectrum.eigenvalues().get(i), expected[i]), NEAR);
    }
  }

  @Test
  void saysWhatBecomesOfAGradient() {
    assertEquals(Outlook.VANISHING, Spectrum.of(1, new double[] {0.9}).outlook(64));
    assertEquals(Outlook.STEADY, Spectrum.of(1, new double[] {0.9}).outlook(2));
    assertEquals(Outlook.STEADY, Spectrum.of(1, new double[] {-1}).outlook(100_000));
    assertEquals(Outlook.EXPLODING, Spectrum.of(1, new double[] {1.1}).outlook(64));
    assertEquals(Outlook.VANISHING, Spectrum.of(1, new double[] {0}).outlook(1));
  }
}
