package elman.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which of the last values of series are outside their 95 % interval of one step ahead. Each
 * interval is forecast from the values before it alone, and is made as wide as it would have had to
 * be to hold 95 % of the values before it: split conformal prediction (Lei, G'Sell, Rinaldo,
 * Tibshirani and Wasserman 2018) on a rolling window, with distances in units of the method's own
 * interval (Romano, Patterson and Candès 2019).
 *
 * @param last values of each series that are looked at
 */
public record Anomalies(int last) {
  /** What a method's forecasts have to have, in this order. */
  public static final List<Double> PROBABILITIES = List.of(Errors.A / 2, 1 - Errors.A / 2);

  /** Values that a forecast is made from at least. */
  public static final int LEAST_KNOWN = 5;

  /** Earlier values that the width is learned from. */
  private static final int WINDOW = 60;

  /** With fewer, none of them is the one that 95 % are below: the interval stays as it was. */
  private static final int LEAST_WINDOW = 19;

  /**
   * A value that was looked at.
   *
   * @param step its place in its series
   */
  public record Finding(int step, double value, double lower, double upper) {
    /** Whether it is outside its interval. */
    public boolean isAnomaly() {
      return value < lower || value > upper;
    }
  }

  /**
   * @throws IllegalArgumentException if nothing is to be looked at
   */
  public Anomalies {
    if (last < 1) {
      throw new IllegalArgumentException("the number of values must be positive, not " + last);
    }
  }

  private Backtest backtest() {
    return new Backtest((int) Math.min(Integer.MAX_VALUE, (long) last + WINDOW), 1, LEAST_KNOWN);
  }

  /** Whether a series has too few values for all that were wanted to be looked at. */
  public boolean isShort(Series series) {
    return series.size() - last < LEAST_KNOWN;
  }

  /** The series without its values that are looked at: what a method may learn from beforehand. */
  public Series before(Series series) {
    return series.before(Math.max(series.size() - last, Math.min(LEAST_KNOWN, series.size())));
  }

  /**
   * Looks at the last values of series.
   *
   * @param task of horizon 1 and {@link #PROBABILITIES}
   * @param forecaster gives forecasts that are not finite where it has none
   * @return for each series its findings, the oldest first, without values that were missing; none
   *     if it is too short, or cannot be forecast
   */
  public List<List<Finding>> run(List<Series> all, Task task, Backtest.Forecaster forecaster) {
    List<Backtest.Result> results = backtest().run(all, task, forecaster);
    List<List<Finding>> findings = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      findings.add(findings(all.get(i), results.get(i).origins()));
    }
    return findings;
  }

  private List<Finding> findings(Series series, List<Backtest.Origin> origins) {
    List<Finding> findings = new ArrayList<>();
    if (!origins.stream().allMatch(origin -> origin.forecast().isFinite())) {
      return findings;
    }
    double[] distances = new double[origins.size()];
    for (int k = 0; k < distances.length; k++) {
      int step = origins.get(k).known();
      distances[k] = distance(series.observed(step, step + 1)[0], origins.get(k).forecast());
    }
    for (int k = Math.min(last, distances.length) - 1; k >= 0; k--) {
      int step = origins.get(k).known();
      if (series.holes().at(step)) {
        continue;
      }
      int end = Math.min(distances.length, k + 1 + WINDOW);
      double width = width(Arrays.copyOfRange(distances, k + 1, end));
      Forecast forecast = origins.get(k).forecast();
      double mean = forecast.mean()[0];
      double lower = mean - width * (mean - forecast.quantiles()[0][0]);
      double upper = mean + width * (forecast.quantiles()[1][0] - mean);
      lower = Sign.isNeverNegative(series.before(step)) ? Math.max(0, lower) : lower;
      findings.add(new Finding(step, series.values()[step], lower, upper));
    }
    return findings;
  }

  /**
   * How far from the mean a value is, in units of how far the interval's end on its side is; NaN if
   * it is missing.
   */
  private static double distance(double value, Forecast forecast) {
    double mean = forecast.mean()[0];
    double end = forecast.quantiles()[value < mean ? 0 : 1][0];
    return value == mean ? 0 : Math.abs((value - mean) / (end - mean));
  }

  /** The distance that 95 % of those that are there, and of one more, are within. */
  private static double width(double[] all) {
    double[] distances = Arrays.stream(all).filter(x -> !Double.isNaN(x)).toArray();
    if (distances.length < LEAST_WINDOW) {
      return 1;
    }
    Arrays.sort(distances);
    int place = (int) Math.ceil((1 - Errors.A) * (distances.length + 1)) - 1;
    double width = distances[Math.min(place, distances.length - 1)];
    return Double.isFinite(width) && width > 0 ? width : 1;
  }
}
