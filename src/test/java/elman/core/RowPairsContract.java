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
                      m, rows.h.data, rows.ho, n, rows.y.data, rows.yo, dim, s.data, scratch);
              for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                  double sum = 0;
                  double magnitude = 0;
                  for (int k = 0; k < dim; k++) {
                    double term = rows.h.was(rows.ho[i] + k) * rows.y.was(rows.yo[j] + k);
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
    Guarded dh = new Guarded(rng, m * dim + AFTER);
    Guarded g = new Guarded(rng, m * n + AFTER);
    kernels().rowGradients(m, rows.h.data, rows.ho, dh.data, n, rows.y.data, rows.yo, dim, g.data);
    for (int k = 0; k < dim; k++) {
      for (int i = 0; i < m; i++) {
        double sum = 0;
        double magnitude = 0;
        for (int j = 0; j < n; j++) {
          double term = g.was(i * n + j) * rows.y.was(rows.yo[j] + k);
          sum += term;
          magnitude += Math.abs(term);
        }
        assertNear(sum, dh.data[i * dim + k], magnitude, n + 1);
      }
      for (int j = 0; j < n; j++) {
        double sum = rows.y.was(rows.yo[j] + k);
        double magnitude = Math.abs(sum);
        for (int i = 0; i < m; i++) {
          double term = g.was(i * n + j) * rows.h.was(rows.ho[i] + k);
          sum += term;
          magnitude += Math.abs(term);
        }
        assertNear(sum, rows.y.data[rows.yo[j] + k], magnitude, m + 1);
      }
    }
    rows.h.assertKept();
    g.assertKept();
    int ldh = rows.ldh;
    dh.assertKeptOutside(0, m * dim);
    rows.y.assertKept(
        e ->
            e < offset
                || (e - offset) % ldh >= dim
                || (e - offset) / ldh % 2 == 1
                || e >= offset + 2 * n * ldh);
  }

  @Test
  default void sumRows() {
    each(
        kernels(),
        (dim, offset, rng) -> {
          Rows rows = new Rows(rng, 1, 5, dim, offset);
          Guarded sum = new Guarded(rng, offset + dim + AFTER);
          kernels().sumRows(dim, 0.5f, rows.y.data, rows.yo, 1, 4, sum.data, offset);
          for (int k = 0; k < dim; k++) {
            double exact = 0;
            double magnitude = 0;
            for (int i = 1; i < 4; i++) {
              exact += 0.5 * rows.y.was(rows.yo[i] + k);
              magnitude += Math.abs(rows.y.was(rows.yo[i] + k));
            }
            assertNear(exact, sum.data[offset + k], magnitude, 4);
          }
          rows.y.assertKept();
          sum.assertKeptOutside(offset, dim);
        });
  }

  @Test
  default void rowUpdates() {
    each(
        kernels(),
        (dim, offset, rng) -> {
          for (int m : M) {
            for (int n : N) {
              Rows rows = new Rows(rng, m, n, dim, offset);
              float[] g = new Guarded(rng, m * n).data;
              float[] dh = new float[m * dim];
              float[] y = rows.y.data.clone();
              new ScalarKernels().rowGradients(m, rows.h.data, rows.ho, dh, n, y, rows.yo, dim, g);
              float[] room = new float[m * dim];
              kernels().rowUpdates(m, rows.h.data, rows.ho, room, n, rows.y.data, rows.yo, dim, g);
              for (int k = 0; k < dim; k++) {
                for (int i = 0; i < m; i++) {
                  double sum = rows.h.was(rows.ho[i] + k) + dh[i * dim + k];
                  assertNear(sum, rows.h.data[rows.ho[i] + k], n + 1, 2 * n + 2);
                }
                for (int j = 0; j < n; j++) {
                  assertNear(y[rows.yo[j] + k], rows.y.data[rows.yo[j] + k], m + 1, 2 * m + 2);
                }
              }
              int ldh = rows.ldh;
              rows.h.assertKept(e -> e % ldh >= dim || e / ldh >= m);
              rows.y.assertKept(
                  e -> e < offset || (e - offset) % ldh >= dim || (e - offset) / ldh % 2 == 1);
            }
          }
        });
  }

  @Test
  default void addToRows() {
    each(
        kernels(),
        (dim, offset, rng) -> {
          Rows rows = new Rows(rng, 1, 5, dim, offset);
          rows.yo[2] = rows.yo[1];
          Guarded one = new Guarded(rng, offset + dim + AFTER);
          kernels().addToRows(dim, one.data, offset, rows.y.data, rows.yo, 1, 4);
          for (int k = 0; k < dim; k++) {
            double twice = rows.y.was(rows.yo[1] + k) + 2 * one.was(offset + k);
            assertNear(twice, rows.y.data[rows.yo[1] + k], 3, 2);
          }
          int ldh = rows.ldh;
          rows.y.assertKept(
              e -> e < offset || (e - offset) % ldh >= dim || (e - offset) / ldh % 2 == 1);
          one.assertKept();
        });
  }

  /** Rows in the wrong order; between two rows y stands another. */
  final class Rows {
    final int ldh;
    final Guarded h;
    final Guarded y;
    final int[] ho;
    final int[] yo;

    Rows(Rng rng, int m, int n, int dim, int offset) {
      ldh = dim + 3;
      h = new Guarded(rng, m * ldh + AFTER);
      y = new Guarded(rng, offset + 2 * n * ldh + AFTER);
      ho = new int[m];
      for (int i = 0; i < m; i++) {
        ho[i] = (m - 1 - i) * ldh;
      }
      yo = new int[n];
      for (int j = 0; j < n; j++) {
        yo[j] = offset + 2 * (n - 1 - j) * ldh;
      }
    }
  }
}
