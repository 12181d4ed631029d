package elman.series;

import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Lets a method compute with numbers near one where those of a series are so large or so small that
 * their squares and products would leave the range of a double.
 */
public final class Extremes {
  /** Powers of two that are computed with as they are. */
  private static final int USUAL = 64;

  private static final double ROUNDING = 1e-12;

  private Extremes() {}

  /**
   * Forecasts a series, in units of a power of two if it needs them. Where the method's answer is
   * not finite all the same, it is replaced by {@link Naive}'s; quantiles beyond the range of a
   * double are its end.
   *
   * @param method called once
   */
  public static Forecast guarded(
      Series series, Task task, BiFunction<Series, Task, Forecast> method) {
    double most = largest(series.values());
    int exponent = Math.getExponent(most);
    int shift = most == 0 || Math.abs(exponent) <= USUAL ? 0 : -exponent;
    Series scaled = shift == 0 ? series : shifted(series, shift);
    Forecast forecast = method.apply(scaled, task);
    if (!forecast.isFinite()) {
      forecast = Naive.last(scaled, task);
    }
    return shift == 0 ? forecast : shifted(forecast, -shift);
  }

  private static double largest(double[] values) {
    double most = 0;
    for (double value : values) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }

  /** The largest size of a value, or 1 if all are zero: what a series may be divided by. */
  public static double unit(double[] values) {
    double most = largest(values);
    return most > 0 ? most : 1;
  }

  /** Values in such units. */
  public static double[] divided(double[] values, double unit) {
    return map(values, x -> x / unit);
  }

  /** Whether all values, of size about 1, are the same but for what rounding leaves. */
  public static boolean isConstant(double[] values) {
    for (double value : values) {
      if (Math.abs(value - values[0]) > ROUNDING) {
        return false;
      }
    }
    return true;
  }

  /** A number, or where doubles end if it is beyond. */
  public static double cut(double x) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, x));
  }

  private static Series shifted(Series series, int shift) {
    return new Series(
        series.id(), map(series.values(), x -> scaled(x, shift)), series.regressors());
  }

  private static Forecast shifted(Forecast forecast, int shift) {
    double[][] quantiles = new double[forecast.quantiles().length][];
    for (int q = 0; q < quantiles.length; q++) {
      quantiles[q] = map(forecast.quantiles()[q], x -> scaled(x, shift));
    }
    return new Forecast(map(forecast.mean(), x -> scaled(x, shift)), quantiles);
  }

  private static double scaled(double x, int shift) {
    return cut(Math.scalb(x, shift));
  }

  private static double[] map(double[] values, DoubleUnaryOperator operator) {
    return Arrays.stream(values).map(operator).toArray();
  }
}
