package elman.core;

import static elman.core.Awkward.AFTER;
import static elman.core.Awkward.assertNear;
import static elman.core.Awkward.each;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The gates of LSTM and GRU, forward against the equations in double precision, backward against
 * central differences of those. Units do not mix, so each unit is a function of a few numbers.
 */
interface GatesContract {
  Kernels kernels();

  /** Roundings on the way to a gradient or a state, the errors of the activations among them. */
  int ROUNDINGS = 12;

  /** One unit of an LSTM in double precision: pre-activations i, f, g, o and the previous cell. */
  record LstmUnit(double i, double f, double g, double o, double c) {
    static LstmUnit of(double... x) {
      return new LstmUnit(x[0], x[1], x[2], x[3], x[4]);
    }

    double cell() {
      return sigmoid(f) * c + sigmoid(i) * Math.tanh(g);
    }

    double output() {
      return sigmoid(o) * Math.tanh(cell());
    }
  }

  /** An LSTM's step forward and back for n units, with the previous cell state before the next. */
  @Test
  default void lstm() {
    each(
        kernels(),
        (n, offset, rng) -> {
          int next = offset + n + 3;
          Guarded gates = new Guarded(rng, offset + 4 * n + AFTER, 4);
          Guarded c = new Guarded(rng, next + n + AFTER, 2);
          Guarded h = new Guarded(rng, 2 * offset + n + AFTER);
          kernels().lstmForward(n, n, gates.data, offset, c.data, offset, next, h.data, 2 * offset);
          for (int j = 0; j < n; j++) {
            LstmUnit unit = LstmUnit.of(lstmArguments(n, gates, offset, c, j));
            assertNear(unit.cell(), c.data[next + j], 3, ROUNDINGS);
            assertNear(unit.output(), h.data[2 * offset + j], 1, ROUNDINGS);
          }
          gates.assertKeptOutside(offset, 4 * n);
          c.assertKeptOutside(next, n);
          h.assertKeptOutside(2 * offset, n);
          lstmBackward(n, offset, gates, c, rng);
        });
  }

  private void lstmBackward(int n, int offset, Guarded gates, Guarded c, Rng rng) {
    int next = offset + n + 3;
    Guarded dh = new Guarded(rng, 2 * offset + n + AFTER);
    Guarded dc = new Guarded(rng, 3 * offset + n + AFTER);
    kernels()
        .lstmBackward(
            n,
            n,
            gates.data,
            offset,
            c.data,
            offset,
            next,
            dh.data,
            2 * offset,
            dc.data,
            3 * offset);
    for (int j = 0; j < n; j++) {
      double byOutput = dh.was(2 * offset + j);
      double byCell = dc.was(3 * offset + j);
      double[] x = lstmArguments(n, gates, offset, c, j);
      double[] gradient =
          differences(x, u -> byOutput * LstmUnit.of(u).output() + byCell * LstmUnit.of(u).cell());
      double scale = 2 * (Math.abs(byOutput) + Math.abs(byCell));
      for (int gate = 0; gate < 4; gate++) {
        assertNear(gradient[gate], gates.data[offset + gate * n + j], scale, ROUNDINGS);
      }
      assertNear(gradient[4], dc.data[3 * offset + j], scale, ROUNDINGS);
      assertNear(Math.tanh(LstmUnit.of(x).cell()), c.data[next + j], 3, ROUNDINGS);
    }
    gates.assertKeptOutside(offset, 4 * n);
    c.assertKeptOutside(next, n);
    dh.assertKept();
    dc.assertKeptOutside(3 * offset, n);
  }

  private static double[] lstmArguments(int n, Guarded gates, int offset, Guarded c, int j) {
    double[] x = new double[5];
    for (int gate = 0; gate < 4; gate++) {
      x[gate] = gates.was(offset + gate * n + j);
    }
    x[4] = c.was(offset + j);
    return x;
  }

  /** h' = z h + (1 - z) n, in double precision, from pre-activations z, n and the state h. */
  private static double gru(double[] x) {
    double z = sigmoid(x[0]);
    return z * x[2] + (1 - z) * Math.tanh(x[1]);
  }

  /** The end of a GRU's step forward and back for n units, both states in one array. */
  @Test
  default void gru() {
    each(
        kernels(),
        (n, offset, rng) -> {
          int next = offset + n + 3;
          Guarded gates = new Guarded(rng, offset + 3 * n + AFTER, 4);
          Guarded h = new Guarded(rng, next + n + AFTER);
          double[][] x = new double[n][];
          for (int j = 0; j < n; j++) {
            x[j] =
                new double[] {
                  gates.was(offset + n + j), gates.was(offset + 2 * n + j), h.was(offset + j)
                };
            gates.data[offset + n + j] = (float) sigmoid(x[j][0]);
            gates.data[offset + 2 * n + j] = (float) Math.tanh(x[j][1]);
          }
          gates.remember();
          kernels().gruForward(n, n, gates.data, offset, h.data, offset, next);
          for (int j = 0; j < n; j++) {
            assertNear(gru(x[j]), h.data[next + j], 1, ROUNDINGS);
          }
          gates.assertKept();
          h.assertKeptOutside(next, n);
          gruBackward(n, offset, gates, h, x, rng);
        });
  }

  private void gruBackward(int n, int offset, Guarded gates, Guarded h, double[][] x, Rng rng) {
    int next = 2 * offset + n + 3;
    Guarded dh = new Guarded(rng, next + n + AFTER);
    h.remember();
    kernels().gruBackward(n, n, gates.data, offset, h.data, offset, dh.data, 2 * offset, next);
    for (int j = 0; j < n; j++) {
      double d = dh.was(next + j);
      double[] gradient = differences(x[j], u -> d * gru(u));
      double scale = 2 * Math.abs(d);
      assertNear(gradient[0], gates.data[offset + n + j], scale, ROUNDINGS);
      assertNear(gradient[1], gates.data[offset + 2 * n + j], scale, ROUNDINGS);
      double old = dh.was(2 * offset + j);
      assertNear(old + gradient[2], dh.data[2 * offset + j], scale + Math.abs(old), ROUNDINGS);
    }
    gates.assertKeptOutside(offset + n, 2 * n);
    h.assertKept();
    dh.assertKeptOutside(2 * offset, n);
  }

  /** The gradient of {@code f} at x by central differences, exact to about 1e-10 here. */
  private static double[] differences(double[] x, ToDoubleFunction<double[]> f) {
    double step = 1e-5;
    double[] gradient = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      double[] moved = x.clone();
      moved[k] = x[k] + step;
      double up = f.applyAsDouble(moved);
      moved[k] = x[k] - step;
      gradient[k] = (up - f.applyAsDouble(moved)) / (2 * step);
    }
    return gradient;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
