package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Rng;
import elman.core.Workers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
  private static final int ROWS = 4000;
  private static final int COLS = 37;

  /** Five standard deviations of a share of {@code n} draws: chance alone never gets there. */
  private static double bound(double share, int n) {
    return 5 * Math.sqrt(share * (1 - share) / n);
  }

  private static Matrix mask(float rate, int workers, Rng stream) {
    Matrix mask = Matrix.zeros(ROWS, COLS);
    mask.fill(1);
    try (Workers team = new Workers(workers)) {
      new Dropout(rate).apply(team, mask, stream);
    }
    return mask;
  }

  @ParameterizedTest
  @ValueSource(floats = {0.1f, 0.25f, 0.5f, 0.9f})
  void keepsItsShareAndScalesWhatIsKept(float rate) {
    Matrix mask = mask(rate, 1, new Rng(1));
    int kept = 0;
    for (float element : mask.data()) {
      assertTrue(element == 0 || element == 1 / (1 - rate), "element " + element);
      kept += element == 0 ? 0 : 1;
    }
    assertEquals(1 - rate, (double) kept / mask.size(), bound(rate, mask.size()));
  }

  /** Four elements share one draw of 64 bits: they must not know of each other. */
  @Test
  void noColumnAndNoPairOfNeighboursIsFavoured() {
    float rate = 0.3f;
    double keep = 1 - rate;
    Matrix mask = mask(rate, 1, new Rng(2));
    for (int j = 0; j < COLS; j++) {
      int kept = 0;
      int both = 0;
      for (int i = 0; i < ROWS; i++) {
        kept += mask.get(i, j) == 0 ? 0 : 1;
        both += mask.get(i, j) == 0 || mask.get(i, (j + 1) % COLS) == 0 ? 0 : 1;
      }
      assertEquals(keep, (double) kept / ROWS, bound(keep, ROWS), "column " + j);
      assertEquals(keep * keep, (double) both / ROWS, bound(keep * keep, ROWS), "column " + j);
    }
  }

  @Test
  void theSameStreamGivesTheSameMaskForAnyNumberOfWorkers() {
    Rng stream = new Rng(3);
    float[] once = mask(0.5f, 1, stream).data();
    assertArrayEquals(once, mask(0.5f, 1, stream).data());
    assertArrayEquals(once, mask(0.5f, 2, stream).data());
    assertArrayEquals(once, mask(0.5f, 3, stream).data());
    assertFalse(Arrays.equals(once, mask(0.5f, 1, new Rng(4)).data()));
  }

  @Test
  void rowsDiffer() {
    Matrix mask = mask(0.5f, 1, new Rng(5));
    for (int i = 1; i < ROWS; i++) {
      float[] row = mask.rows(i, 1).toArray();
      assertFalse(Arrays.equals(row, mask.rows(i - 1, 1).toArray()), "row " + i);
    }
  }

  @Test
  void staysInsideAViewAndMultipliesWhatIsThere() {
    Matrix whole = Matrix.zeros(3, 9);
    whole.fill(2);
    try (Workers team = new Workers(1)) {
      new Dropout(0.5f).apply(team, whole.cols(2, 5), new Rng(6));
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 9; j++) {
        float element = whole.get(i, j);
        boolean inside = j >= 2 && j < 7;
        assertTrue(inside ? element == 0 || element == 4 : element == 2, i + ", " + j);
      }
    }
  }
}
