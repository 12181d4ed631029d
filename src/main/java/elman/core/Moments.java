package elman.core;

/**
 * Mean and deviation of numbers that come one after the other (Welford 1962). The deviation of
 * numbers that are all the same is 0, and not what rounding leaves of it.
 */
public final class Moments {
  private long count;
  private double mean;
  private double squares;

  /** Takes in a number. */
  public void add(double x) {
    count++;
    double difference = x - mean;
    mean += difference / count;
    squares += difference * (x - mean);
  }

  /** The mean; 0 of no numbers. */
  public double mean() {
    return mean;
  }

  /** The root of the mean squared distance from the mean; 0 of no numbers. */
  public double deviation() {
    return count == 0 ? 0 : Math.sqrt(squares / count);
  }

  /** What to divide distances from the mean by: the deviation, or 1 where that is 0. */
  public double scale() {
    return deviation() > 0 ? deviation() : 1;
  }
}
