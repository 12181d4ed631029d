package elman.core;

import static elman.core.Awkward.AFTER;
import static elman.core.Awkward.assertNear;
import static elman.core.Awkward.each;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** The products of rows with one vector. */
interface DotsContract {
  /** One row more than may be done together, twice. */
  int MOST_ROWS = 9;

  Kernels kernels();

  @Test
  default void dots() {
    each(
        kernels(),
        (n, offset, rng) -> {
          for (int rows = 0; rows <= MOST_ROWS; rows++) {
            Guarded a = new Guarded(rng, offset + rows * n + AFTER);
            Guarded q = new Guarded(rng, 2 * offset + n + AFTER);
            Guarded s = new Guarded(rng, 3 * offset + rows + AFTER);
            kernels().dots(rows, n, a.data, offset, q.data, 2 * offset, s.data, 3 * offset);
            for (int i = 0; i < rows; i++) {
              double sum = 0;
              double magnitude = 0;
              for (int j = 0; j < n; j++) {
                double term = a.was(offset + i * n + j) * q.was(2 * offset + j);
                sum += term;
                magnitude += Math.abs(term);
              }
              assertNear(sum, s.data[3 * offset + i], magnitude, n + 1);
            }
            a.assertKept();
            q.assertKept();
            s.assertKeptOutside(3 * offset, rows);
          }
        });
  }

  /** Rows may end where the array does. */
  @Test
  default void dotsReadNothingBeyondTheRows() {
    each(
        kernels(),
        (n, offset, rng) -> {
          float[] a = new Guarded(rng, offset + MOST_ROWS * n).data;
          float[] q = new Guarded(rng, offset + n).data;
          float[] whole = new float[offset + MOST_ROWS];
          float[] single = new float[offset + MOST_ROWS];
          kernels().dots(MOST_ROWS, n, a, offset, q, offset, whole, offset);
          for (int i = 0; i < MOST_ROWS; i++) {
            kernels().dots(1, n, a, offset + i * n, q, offset, single, offset + i);
          }
          assertArrayEquals(whole, single, "cutting the rows keeps the bits");
        });
  }
}
