package elman.series.network;

import elman.series.Series;
import java.util.Arrays;
import java.util.List;

/**
 * A series as one network sees it: its last values in the network's units, its smoothing, its
 * regressors, and Adam's averages (Kingma and Ba 2015) of the smoothing's parameters.
 */
final class SeriesState {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-6;

  /** Values that must be the same for the first seasons to be those of the same series. */
  private static final int BEGINNING = 8;

  final Scale scale;
  final Smoothing smoothing;

  /** Rows of regressors, one for each value of the smoothing and H beyond. */
  final double[][] known;

  /** The network's; the series shows those of which it has two seasons. */
  private final List<Integer> periods;

  private final int beginning;
  private final double[] m;
  private final double[] v;
  private int step;

  SeriesState(Series series, EsRnnSettings settings, Standardizer standardizer) {
    int from = Math.max(0, series.size() - settings.longest());
    double[] values = Arrays.copyOfRange(series.values(), from, series.size());
    int n = values.length;
    beginning = Arrays.hashCode(Arrays.copyOf(values, BEGINNING));
    scale = Scale.of(values);
    periods = settings.periods();
    List<Integer> shown = periods.stream().filter(p -> 2 * p <= n).toList();
    smoothing = new Smoothing(scale.in(values), shown, settings.horizon());
    known = standardizer.rows(series.regressors(), from, n + settings.horizon());
    m = new double[smoothing.parameters.length];
    v = new double[m.length];
  }

  /** The series' own parameters, to be remembered with the digits that a file has for them. */
  Remembered remember() {
    double[] rounded = Arrays.stream(smoothing.parameters).map(x -> (float) x).toArray();
    return new Remembered(beginning, rounded);
  }

  /**
   * Takes on remembered parameters: all of them if the series begins as it did, else the
   * coefficients alone, for its first seasons are others now.
   */
  void recall(Remembered remembered) {
    int there = remembered.parameters().length;
    boolean same = remembered.beginning() == beginning && there == smoothing.parameters.length;
    int count =
        same ? there : Math.min(smoothing.coefficients(), Smoothing.coefficients(there, periods));
    System.arraycopy(remembered.parameters(), 0, smoothing.parameters, 0, count);
  }

  /**
   * What a model remembers of a series.
   *
   * @param beginning tells whether it is the same series, from the same value on
   * @param parameters of its smoothing
   */
  record Remembered(int beginning, double[] parameters) {}

  /** One step of Adam against the gradient in the smoothing. */
  void step(double rate) {
    step++;
    double first = 1 - StrictMath.pow(BETA1, step);
    double second = 1 - StrictMath.pow(BETA2, step);
    for (int i = 0; i < m.length; i++) {
      double g = smoothing.gradient[i];
      m[i] += (1 - BETA1) * (g - m[i]);
      v[i] += (1 - BETA2) * (g * g - v[i]);
      smoothing.parameters[i] -= rate * (m[i] / first) / (Math.sqrt(v[i] / second) + EPSILON);
    }
  }
}
