package elman.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DoublesTest {
  @Test
  void productsAreSummed() {
    assertEquals(0, Doubles.dot(new double[0], new double[0]));
    assertEquals(4 - 10 + 18, Doubles.dot(new double[] {1, 2, 3}, new double[] {4, -5, 6}));
  }
}
