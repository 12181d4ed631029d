package elman.inspect;

/**
 * Statistics of a tensor's numbers, taken in as they are read, in double precision. Those of the
 * numbers that are not finite are only counted.
 */
public final class TensorStatistics {
  private long finite;
  private long strange;
  private double squares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Takes in the first {@code count} values. */
  void add(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      double x = values[i];
      if (Double.isFinite(x)) {
        finite++;
        squares += x * x;
        min = Math.min(min, x);
        max = Math.max(max, x);
      } else {
        strange++;
      }
    }
  }

  /** The Euclidean (Frobenius) norm; NaN if no number was finite. */
  public double norm() {
    return finite == 0 ? Double.NaN : Math.sqrt(squares);
  }

  /** The smallest number; NaN if none was finite. */
  public double min() {
    return finite == 0 ? Double.NaN : min;
  }

  /** The largest number; NaN if none was finite. */
  public double max() {
    return finite == 0 ? Double.NaN : max;
  }

  /** How many numbers are NaN or infinite. */
  public long notFinite() {
    return strange;
  }
}
