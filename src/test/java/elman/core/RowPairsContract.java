package elman.core;

import static elman.core.Awkward.AFTER;
import static elman.core.Awkward.assertNear;
import static elman.core.Awkward.each;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The products of a few rows with a few others, and their gradients. */
interface RowPairsContract {
  /** Rows h: none is left alone, and one is. */
  List<Integer> M = List.of(1, 2, 5);

  /** Rows y: less than are taken at a time, as many, one more, several times as many. */
  List<Integer> N = List.of(1, 5, 6, 7, 13);

  Kernels kernels();

  @Test
  default void rowProducts() {
    each(
        kernels(),
        (dim, offset, rng) -> {
          for (int m : M) {
            for (int n : N) {
              Rows rows = new Rows(rng, m, n, dim, offset);
              Guarded s = new Guarded(rng, m * n + AFTER);
              float[] scratch = new float[Kernels.ROW_SCRATCH];
              kernels()
                  .rowProducts(
                      m, rows.h.data, rows.ldh, n, rows.y.data, rows.yo, dim, s.data, scratch);
              for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                  double sum = 0;
                  double magnitude = 0;
                  for (int k = 0; k < dim; k++) {
                    double term = rows.h.was(i * rows.ldh + k) * rows.y.was(rows.yo[j] + k);
                    sum += term;
                    magnitude += Math.abs(term);
                  }
                  assertNear(sum, s.data[i * n + j], magnitude, dim + 1);
                }
              }
              rows.h.assertKept();
              rows.y.assertKept();
              s.assertKeptOutside(0, m * n);
            }
          }
        });
  }

  @Test
  default void rowGradients() {
    each(
        kernels(),
        (dim, offset, rng) -> {
          for (int m : M) {
            for (int n : N) {
              checkGradients(m, n, dim, offset, rng);
            }
          }
        });
  }

  private void checkGradients(int m, int n, int dim, int offset, Rng rng) {
    Rows rows = new Rows(rng, m, n, dim, offset);
    Guarded dh = new Guarded(rng, m * rows.ldh + AFTER);
    Guarded g = new Guarded(rng, m * n + AFTER);
    kernels().rowGradients(m, rows.h.data, dh.data, rows.ldh, n, rows.y.data, rows.yo, dim, g.data);
    for (int k = 0; k < dim; k++) {
      for (int i = 0; i < m; i++) {
        double sum = 0;
        double magnitude = 0;
        for (int j = 0; j < n; j++) {
          double term = g.was(i * n + j) * rows.y.was(rows.yo[j] + k);
          sum += term;
          magnitude += Math.abs(term);
        }
        assertNear(sum, dh.data[i * rows.ldh + k], magnitude, n + 1);
      }
      for (int j = 0; j < n; j++) {
        double sum = rows.y.was(rows.yo[j] + k);
        double magnitude = Math.abs(sum);
        for (int i = 0; i < m; i++) {
          double term = g.was(i * n + j) * rows.h.was(i * rows.ldh + k);
          sum += term;
          magnitude += Math.abs(term);
        }
        assertNear(sum, rows.y.data[rows.yo[j] + k], magnitude, m + 1);
      }
    }
    rows.h.assertKept();
    g.assertKept();
    int ldh = rows.ldh;
    dh.assertKept(e -> e % ldh >= dim || e / ldh >= m);
    rows.y.assertKept(
        e ->
            e < offset
                || (e - offset) % ldh >= dim
                || (e - offset) / ldh % 2 == 1
                || e >= offset + 2 * n * ldh);
  }

  /**
   * Rows h one after another; rows y in the wrong order, with a row between two that is not one.
   */
  final class Rows {
    final int ldh;
    final Guarded h;
    final Guarded y;
    final int[] yo;

    Rows(Rng rng, int m, int n, int dim, int offset) {
      ldh = dim + 3;
      h = new Guarded(rng, m * ldh + AFTER);
      y = new Guarded(rng, offset + 2 * n * ldh + AFTER);
      yo = new int[n];
      for (int j = 0; j < n; j++) {
        yo[j] = offset + 2 * (n - 1 - j) * ldh;
      }
    }
  }
}
