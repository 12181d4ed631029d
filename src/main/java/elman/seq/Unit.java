package elman.seq;

import elman.core.Moments;

/**
 * What the numbers that a network is to predict are measured in: it learns them as distances from
 * their mean, in deviations, whatever they count.
 *
 * @param mean of those that were learned from
 * @param deviation above 0
 */
record Unit(double mean, double deviation) {
  /** The numbers as they are. */
  static final Unit PLAIN = new Unit(0, 1);

  /**
   * @throws IllegalArgumentException if nothing can be measured in it
   */
  Unit {
    if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation <= 0) {
      throw new IllegalArgumentException("numbers of mean " + mean + ", deviation " + deviation);
    }
  }

  /** The one for numbers that were all taken in; that of equal numbers leaves their size. */
  static Unit of(Moments numbers) {
    return new Unit(numbers.mean(), numbers.scale());
  }

  /** What the network learns for a number. */
  float learned(float number) {
    return (float) ((number - mean) / deviation);
  }

  /** The number for what the network says. */
  double number(float said) {
    return mean + deviation * said;
  }
}
