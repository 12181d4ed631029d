package elman.series.network;

import elman.core.Matrix;
import elman.core.Workers;

/**
 * B windows as a network reads them: each less its last value and divided by its scale, so that a
 * forecast moves and grows with the series.
 *
 * <p>L = K S values are read in K segments; H values follow, in M segments.
 */
final class WindowBatch {
  /** Normalised values beyond this are cut off: no float may become infinite. */
  private static final double LARGEST = 1e4;

  /** The windows' values, B x L. */
  final Matrix windows;

  /** Segments and their regressors, time-major: K B x S (1 + R). */
  final Matrix segments;

  /** Regressors of the segments ahead: M B x S R. */
  final Matrix ahead;

  /** The values that follow, B x H; of no meaning where they are not known. */
  final Matrix targets;

  private final WindowSettings settings;
  private final WindowSeries[] series;
  private final int[] origins;

  /** Means of the regressors, then their deviations, 2 x R. */
  private final Matrix moments;

  WindowBatch(WindowSettings settings, Matrix moments, int size) {
    this.settings = settings;
    this.moments = moments;
    int segment = settings.segment();
    windows = Matrix.zeros(size, settings.window());
    segments = Matrix.zeros(settings.steps() * size, segment * (1 + settings.regressors()));
    ahead = Matrix.zeros(settings.ahead() * size, segment * settings.regressors());
    targets = Matrix.zeros(size, settings.horizon());
    series = new WindowSeries[size];
    origins = new int[size];
  }

  /** Number of windows B. */
  int size() {
    return origins.length;
  }

  /** Makes window {@code b} the one that ends before time {@code origin}. */
  void set(int b, WindowSeries from, int origin) {
    series[b] = from;
    origins[b] = origin;
  }

  /** Reads all windows. */
  void read(Workers workers) {
    workers.split(
        size(),
        1,
        (from, to) -> {
          for (int b = from; b < to; b++) {
            read(b);
          }
        });
  }

  private double scale(int b) {
    return series[b].scale(origins[b], settings.window());
  }

  private double last(int b) {
    return series[b].value(origins[b] - 1, origins[b], settings.segment());
  }

  /** A value of the size of window {@code b}'s series, for a normalised one. */
  double restore(int b, double normalised) {
    return series[b].restore(last(b) + scale(b) * normalised);
  }

  private void read(int b) {
    int origin = origins[b];
    int segment = settings.segment();
    double last = last(b);
    double scale = scale(b);
    double factor = scale > 0 ? 1 / scale : 0;
    int start = origin - settings.window();
    for (int i = 0; i < settings.window(); i++) {
      double value = series[b].value(start + i, origin, segment);
      float normalised = normalised(value - last, factor);
      windows.set(b, i, normalised);
      int row = i / segment * size() + b;
      segments.set(row, i % segment, normalised);
      readRegressors(b, start + i, segments, row, segment + i % segment);
    }
    for (int h = 0; h < settings.horizon(); h++) {
      int i = origin + h;
      boolean known = i < series[b].size();
      targets.set(b, h, known ? normalised(series[b].value(i, i, segment) - last, factor) : 0);
      readRegressors(b, i, ahead, h / segment * size() + b, h % segment);
    }
  }

  private static float normalised(double difference, double factor) {
    return (float) Math.max(-LARGEST, Math.min(LARGEST, difference * factor));
  }

  /**
   * Writes those of time i to columns {@code col}, {@code col} + S, ...; what is not known is 0.
   */
  private void readRegressors(int b, int i, Matrix to, int row, int col) {
    for (int r = 0; r < settings.regressors(); r++) {
      double value = series[b].regressor(i, origins[b], settings.segment(), r);
      double standard = (value - moments.get(0, r)) / moments.get(1, r);
      float limited = Double.isFinite(standard) ? normalised(standard, 1) : 0;
      to.set(row, col + r * settings.segment(), limited);
    }
  }
}
