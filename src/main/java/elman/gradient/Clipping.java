package elman.gradient;

/**
 * What clipping at a threshold does to the norms of a run (Pascanu, Mikolov and Bengio 2013,
 * algorithm 1: g becomes d g / |g| where |g| exceeds d).
 *
 * @param threshold d; NaN if it is not known
 * @param clipped number of steps whose norm exceeds it
 * @param meanFactor mean of min(1, d / |g|) over all steps that have a norm; NaN if not known
 * @param worstFactor the least of them; NaN if not known
 */
public record Clipping(double threshold, long clipped, double meanFactor, double worstFactor) {

  /** Counts exactly, step by step. */
  static final class Counter {
    private final double threshold;
    private long steps;
    private long clipped;
    private double lost;
    private double worst = 1;

    Counter(double threshold) {
      this.threshold = threshold;
    }

    /** Adds a norm, which may be infinite but not NaN; says whether it is clipped. */
    boolean add(double norm) {
      steps++;
      if (!(norm > threshold)) {
        return false;
      }
      double factor = threshold / norm;
      clipped++;
      lost += 1 - factor;
      worst = Math.min(worst, factor);
      return true;
    }

    Clipping result() {
      return steps == 0
          ? new Clipping(threshold, 0, Double.NaN, Double.NaN)
          : new Clipping(threshold, clipped, 1 - lost / steps, worst);
    }
  }

  /** What a threshold would do, to the error of the sketch. */
  static Clipping estimate(double threshold, NormSketch norms, long infinite) {
    double[] sums = new double[2];
    norms.each(
        (norm, n) -> {
          sums[0] += norm > threshold ? n : 0;
          sums[1] += norm > threshold ? n * (1 - threshold / norm) : 0;
        });
    double all = norms.count() + infinite;
    double most = infinite > 0 ? Double.POSITIVE_INFINITY : norms.greatest();
    return new Clipping(
        threshold,
        Math.round(sums[0]) + infinite,
        all == 0 ? Double.NaN : 1 - (sums[1] + infinite) / all,
        Math.min(1, threshold / most));
  }
}
