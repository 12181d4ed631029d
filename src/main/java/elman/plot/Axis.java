package elman.plot;

import java.util.function.DoubleFunction;

/**
 * An axis of a chart.
 *
 * @param label what is measured; or empty
 * @param log whether it is logarithmic, and values that are not positive are gaps
 * @param text the text at a whole number, such as the time of a step; or null for the number itself
 */
public record Axis(String label, boolean log, DoubleFunction<String> text) {
  /** An axis of numbers. */
  public static Axis linear(String label) {
    return new Axis(label, false, null);
  }

  /** A logarithmic axis of numbers. */
  public static Axis log(String label) {
    return new Axis(label, true, null);
  }

  /**
   * An axis of steps that have names, such as times.
   *
   * @param text the name of a whole number
   */
  public static Axis steps(String label, DoubleFunction<String> text) {
    return new Axis(label, false, text);
  }
}
