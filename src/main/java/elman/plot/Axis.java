package elman.plot;

import java.util.function.DoubleFunction;

/**
 * An axis of a chart.
 *
 * @param label what is measured; or empty
 * @param log whether it is logarithmic, and values that are not positive are gaps
 * @param text the text at any whole number, such as the time of a step, also of one that has no
 *     value; or null for the number itself
 * @param period of steps that have names: ticks are at its multiples or divide it; 1 for none
 */
public record Axis(String label, boolean log, DoubleFunction<String> text, int period) {
  /**
   * @throws IllegalArgumentException if the period is not positive
   */
  public Axis {
    if (period < 1) {
      throw new IllegalArgumentException("the period must be positive, not " + period);
    }
  }

  /** An axis of numbers. */
  public static Axis linear(String label) {
    return new Axis(label, false, null, 1);
  }

  /** A logarithmic axis of numbers. */
  public static Axis log(String label) {
    return new Axis(label, true, null, 1);
  }

  /**
   * An axis of steps that have names, such as times.
   *
   * @param text the name of any whole number
   * @param period such as 12 for months; 1 for none
   */
  public static Axis steps(String label, DoubleFunction<String> text, int period) {
    return new Axis(label, false, text, period);
  }
}
