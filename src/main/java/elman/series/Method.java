package elman.series;

/**
 * A method that forecasts each series by itself, from nothing but that series. Methods have no
 * state: one object serves many threads.
 */
public interface Method {
  /** The method's name in lower case, as {@code --method} takes it. */
  String name();

  /**
   * Forecasts one series. Where the series is too short for the method, or all its values are the
   * same, the method does what its Javadoc says that it does then; it never gives up.
   *
   * @param series at least two values
   * @return finite numbers, the quantiles in order
   */
  Forecast forecast(Series series, Task task);
}
