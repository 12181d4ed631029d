package elman.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private static Moments of(double... numbers) {
    Moments moments = new Moments();
    for (double x : numbers) {
      moments.add(x);
    }
    return moments;
  }

  @Test
  void ofAFewNumbers() {
    Moments moments = of(2, 4, 4, 4, 5, 5, 7, 9);
    assertEquals(5, moments.mean(), 1e-15);
    assertEquals(2, moments.deviation(), 1e-15);
  }

  @Test
  void ofNoNumber() {
    assertEquals(0, of().mean());
    assertEquals(0, of().deviation());
  }

  @ParameterizedTest
  @ValueSource(doubles = {3.7, 98.6f, -1e-30, 1e17 + 1})
  void sameNumbersDoNotDeviate(double x) {
    Moments moments = new Moments();
    for (int i = 0; i < 1000; i++) {
      moments.add(x);
    }
    assertEquals(x, moments.mean());
    assertEquals(0, moments.deviation());
  }

  @Test
  void equalNumbersLeaveScale() {
    assertEquals(2, of(2, 4, 4, 4, 5, 5, 7, 9).scale(), 1e-15);
    assertEquals(1, of(3, 3).scale());
    assertEquals(1, of().scale());
  }

  @Test
  void smallDeviationsFarFromZeroAreKept() {
    assertEquals(0.5, of(1e9, 1e9 + 1).deviation(), 1e-6);
  }
}
