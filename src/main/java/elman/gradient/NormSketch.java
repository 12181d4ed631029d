package elman.gradient;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.store.Bin;
import java.util.Iterator;

/**
 * The distribution of finite norms in bounded memory (6 MB at most, for norms of all sizes that
 * there are): counts in bins whose limits are a constant factor apart (Masson, Rim and Lee 2019,
 * "DDSketch"). A quantile is true to 0.1 % of its value; count, least and greatest are exact.
 */
public final class NormSketch {
  /** Relative error of quantiles. */
  public static final double ERROR = 0.001;

  /** Beyond it and below its reciprocal numbers have no bin of their own. */
  private static final double MOST = 1e300;

  /** Of a share that is no binary fraction, as 0.07 of 100. */
  private static final double ROUNDING = 1e-12;

  private final DDSketch sketch = DDSketches.logarithmicUnboundedDense(ERROR);
  private long count;
  private long zeros;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;

  /** Takes some norms that are about the same. */
  @FunctionalInterface
  interface Bins {
    /**
     * Takes those of a bin.
     *
     * @param norm what they are, to 0.1 %
     * @param count how many they are
     */
    void accept(double norm, double count);
  }

  /** Adds a finite norm. */
  void add(double norm) {
    count++;
    least = Math.min(least, norm);
    greatest = Math.max(greatest, norm);
    if (norm < 1 / MOST) {
      zeros++;
    } else {
      sketch.accept(Math.min(norm, MOST));
    }
  }

  /** Number of norms. */
  public long count() {
    return count;
  }

  /** The least; NaN if there are none. */
  public double least() {
    return count == 0 ? Double.NaN : least;
  }

  /** The greatest; NaN if there are none. */
  public double greatest() {
    return count == 0 ? Double.NaN : greatest;
  }

  /**
   * The least norm that a share of them, at least, does not exceed; NaN if there are none.
   *
   * @param p from 0 to 1
   */
  public double quantile(double p) {
    if (count == 0) {
      return Double.NaN;
    }
    double rank = Math.ceil(p * count * (1 - ROUNDING)) - 1;
    if (rank <= 0 || rank < zeros) {
      return least;
    }
    if (rank >= count - 1) {
      return greatest;
    }
    // half a rank more, so that rounding does not take the sketch to the norm before
    double value = sketch.getValueAtQuantile((rank - zeros + 0.5) / (count - zeros - 1));
    return Math.max(least, Math.min(greatest, value));
  }

  /** Gives all norms, those of a bin together, the least first. */
  void each(Bins bins) {
    if (zeros > 0) {
      bins.accept(0, (double) zeros);
    }
    Iterator<Bin> all = sketch.getPositiveValueStore().getAscendingIterator();
    while (all.hasNext()) {
      Bin bin = all.next();
      double value = sketch.getIndexMapping().value(bin.getIndex());
      bins.accept(Math.max(least, Math.min(greatest, value)), bin.getCount());
    }
  }

  /** The mean of those between two quantiles, which outliers do not move. */
  double trimmedMean(double from, double to) {
    double[] sums = new double[3];
    each(
        (norm, n) -> {
          double inside =
              Math.max(0, Math.min(sums[2] + n, to * count) - Math.max(sums[2], from * count));
          sums[2] += n;
          sums[1] += inside;
          sums[0] += inside == 0 ? 0 : (norm - sums[0]) * (inside / sums[1]);
        });
    return sums[1] == 0 ? Double.NaN : sums[0];
  }
}
