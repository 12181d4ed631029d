package elman.series.classic;

import elman.series.Forecast;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import java.util.Arrays;
import java.util.List;

/**
 * The mean or the median of what several methods say, point by point and quantile by quantile.
 * Quantiles stay in order, for both keep the order of what they are taken of.
 *
 * @param members at least one
 */
public record Combined(String name, List<Method> members, boolean median) implements Method {
  /**
   * @throws IllegalArgumentException if there are no members
   */
  public Combined {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a combination needs a member");
    }
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    return of(members.stream().map(method -> method.forecast(series, task)).toList(), median);
  }

  /**
   * The same of forecasts that are there.
   *
   * @param forecasts at least one, all of the same task
   */
  public static Forecast of(List<Forecast> forecasts, boolean median) {
    double[][] quantiles = new double[forecasts.get(0).quantiles().length][];
    for (int q = 0; q < quantiles.length; q++) {
      int place = q;
      quantiles[q] = combined(forecasts.stream().map(f -> f.quantiles()[place]).toList(), median);
    }
    return new Forecast(
        combined(forecasts.stream().map(Forecast::mean).toList(), median), quantiles);
  }

  private static double[] combined(List<double[]> rows, boolean median) {
    double[] result = new double[rows.get(0).length];
    double[] column = new double[rows.size()];
    for (int h = 0; h < result.length; h++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = rows.get(i)[h];
      }
      result[h] = median ? median(column) : mean(column);
    }
    return result;
  }

  private static double mean(double[] column) {
    double sum = 0;
    for (double value : column) {
      sum += value / column.length;
    }
    return sum;
  }

  private static double median(double[] column) {
    Arrays.sort(column);
    int half = column.length / 2;
    return column.length % 2 == 1 ? column[half] : column[half - 1] / 2 + column[half] / 2;
  }
}
