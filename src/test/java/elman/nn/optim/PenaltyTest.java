package elman.nn.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import elman.nn.Param;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PenaltyTest {

  /** To a gradient of 1 each, l1 sign(w) + l2 w is added for w = 2, 0, -3. */
  @ParameterizedTest
  @CsvSource({
    "0,    0,   1,    1, 1",
    "0.25, 0,   1.25, 1, 0.75",
    "0,    0.5, 2,    1, -0.5",
    "0.25, 0.5, 2.25, 1, -0.75"
  })
  void addsItsGradient(float l1, float l2, float positive, float zero, float negative) {
    Param matrix = Param.zeros("output.weight", 3, 1);
    Param row = Param.zeros("output.weight", 1, 3);
    Param bias = Param.zeros("output.bias", 1, 3);
    for (Param param : List.of(matrix, row, bias)) {
      System.arraycopy(new float[] {2, 0, -3}, 0, param.weights(), 0, 3);
      param.grad().fill(1);
    }
    new Penalty(l1, l2).addGradient(List.of(matrix, row, bias));
    assertArrayEquals(new float[] {positive, zero, negative}, matrix.gradient());
    assertArrayEquals(new float[] {positive, zero, negative}, row.gradient());
    assertArrayEquals(new float[] {1, 1, 1}, bias.gradient(), "biases are not penalised");
    assertArrayEquals(new float[] {2, 0, -3}, matrix.weights());
  }
}
