package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParamTest {

  @Test
  void valuesAndGradientsAreTwoArrays() {
    Param param = Param.zeros("w", 2, 3);
    param.value().fill(1);
    param.grad().fill(2);
    assertArrayEquals(new float[] {1, 1, 1, 1, 1, 1}, param.weights());
    assertArrayEquals(new float[] {2, 2, 2, 2, 2, 2}, param.gradient());
  }

  @Test
  void clearingLeavesTheValues() {
    Param param = Param.zeros("w", 1, 2);
    param.value().fill(1);
    param.grad().fill(2);
    Param.clearGradients(List.of(param));
    assertArrayEquals(new float[] {1, 1}, param.weights());
    assertArrayEquals(new float[] {0, 0}, param.gradient());
  }

  @Test
  void countsWeights() {
    assertEquals(13, Param.count(List.of(Param.zeros("w", 3, 4), Param.zeros("b", 1, 1))));
  }
}
