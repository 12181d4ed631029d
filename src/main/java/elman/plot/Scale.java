package elman.plot;

/**
 * Where values lie on an axis.
 *
 * @param low the value at its beginning, or the value's decimal logarithm
 * @param high the same at its end, greater than {@code low}
 * @param log whether the axis is logarithmic
 */
record Scale(double low, double high, boolean log) {
  /** Greater values are drawn as if they were this one, so that differences stay finite. */
  private static final double MOST = 1e300;

  /** Ranges that are narrower in proportion to their values have no digits for ticks. */
  private static final double NARROW = 1e-9;

  private static final double LEAST_RANGE = 1e-290;

  /** The least and the greatest of some values. */
  static final class Range {
    private final boolean log;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    Range(boolean log) {
      this.log = log;
    }

    void add(double... values) {
      for (double value : values) {
        double placed = place(value, log);
        if (!Double.isNaN(placed)) {
          least = Math.min(least, placed);
          most = Math.max(most, placed);
        }
      }
    }

    /**
     * An axis that holds them.
     *
     * @param margin free at either end, as a part of the whole
     */
    Scale scale(double margin) {
      if (least > most) {
        return new Scale(0, 1, log);
      }
      double size = Math.max(Math.abs(least), Math.abs(most));
      double span = most - least;
      if (span <= Math.max(size * NARROW, LEAST_RANGE)) {
        double half = log || size < LEAST_RANGE / NARROW ? 1 : size / 10;
        return new Scale(least - half, most + half, log);
      }
      double first = least - span * margin;
      boolean fromZero = !log && least >= 0 && first < 0;
      return new Scale(fromZero ? 0 : first, most + span * margin, log);
    }
  }

  /** From 0 at the beginning to 1 at the end; NaN if the value has no place on this axis. */
  double fraction(double value) {
    double placed = place(value, log);
    return Double.isNaN(placed)
        ? Double.NaN
        : Math.max(0, Math.min(1, (placed - low) / (high - low)));
  }

  private static double place(double value, boolean log) {
    if (!Double.isFinite(value) || (log && value <= 0)) {
      return Double.NaN;
    }
    double near = Math.max(-MOST, Math.min(MOST, value));
    return log ? Math.log10(near) : near;
  }
}
