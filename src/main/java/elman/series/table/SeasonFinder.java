package elman.series.table;

import elman.series.Holes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the seasonal periods that many series have in common, or one, by the autocorrelation of
 * their differences, in which a random walk has none. A second period is looked for in what is left
 * when the first is taken away.
 */
final class SeasonFinder {
  private static final int MOST_SERIES = 100;
  private static final int MOST_VALUES = 3000;
  private static final int LEAST_PERIOD = 4;
  private static final int LONGEST_PERIOD = 700;

  /** Cycles that a series must have to show a period. */
  private static final int CYCLES = 3;

  /**
   * Deviations of an autocorrelation, so many that none of hundreds of lags exceeds it by chance.
   */
  private static final double SURE = 3.7;

  /** An autocorrelation that is of use, however sure it is. */
  private static final double LEAST = 0.2;

  /** Series that must agree on the first period, and on the second, which fewer have. */
  private static final double SHARE = 0.5;

  private static final double SECOND_SHARE = 0.2;

  /** What part of the greatest autocorrelation the shortest period must have. */
  private static final double PART = 0.6;

  /** Periods of calendars and clocks. */
  private static final int[] USUAL = {4, 7, 12, 24, 48, 52, 96, 168, 288, 336, 672};

  /** What part of the strongest period's autocorrelation a usual one beside it must have. */
  private static final double NEXT_TO = 0.8;

  private final List<double[]> differences = new ArrayList<>();

  private SeasonFinder() {}

  /**
   * The periods, ascending; at most two, the second a multiple of the first.
   *
   * @param series values, NaN where missing between others
   */
  static List<Integer> find(List<double[]> series) {
    SeasonFinder finder = new SeasonFinder();
    int every = (series.size() + MOST_SERIES - 1) / MOST_SERIES;
    for (int i = 0; i < series.size(); i += every) {
      finder.add(series.get(i));
    }
    int first = finder.first();
    if (first == 0) {
      return List.of();
    }
    int second = finder.second(first);
    return second == 0 ? List.of(first) : List.of(first, second);
  }

  private void add(double[] all) {
    int size = Math.min(all.length, MOST_VALUES);
    double[] values = new double[size];
    System.arraycopy(all, all.length - size, values, 0, size);
    int start = 0;
    while (start < size && Double.isNaN(values[start])) {
      start++;
    }
    values = Arrays.copyOfRange(values, start, size);
    Holes.fill(values, 1);
    if (values.length <= CYCLES * LEAST_PERIOD) {
      return;
    }
    double scale = 0;
    for (double value : values) {
      scale = Math.max(scale, Math.abs(value));
    }
    double[] steps = new double[values.length - 1];
    for (int t = 0; t < steps.length; t++) {
      steps[t] = values[t + 1] / scale - values[t] / scale;
    }
    differences.add(steps);
  }

  /** The shortest period whose autocorrelation is near the greatest; 0 if there is none. */
  private int first() {
    double[] strength = strength(differences, 1);
    double most = 0;
    for (double one : strength) {
      most = Math.max(most, one);
    }
    for (int period = LEAST_PERIOD; period < strength.length; period++) {
      if (strength[period] > 0 && strength[period] >= PART * most) {
        return best(strength, period);
      }
    }
    return 0;
  }

  /** The strongest period of the peak that begins at one; of those next to it, a usual one. */
  private static int best(double[] strength, int from) {
    int best = from;
    int to = Math.min(strength.length - 1, from + from / 2);
    for (int period = from; period <= to; period++) {
      best = strength[period] > strength[best] ? period : best;
    }
    for (int usual : USUAL) {
      if (usual >= from && usual <= to && strength[usual] >= NEXT_TO * strength[best]) {
        return usual;
      }
    }
    return best;
  }

  /** The multiple of the first period that shows most when the first is taken away; 0 if none. */
  private int second(int first) {
    List<double[]> rest = new ArrayList<>();
    for (double[] one : differences) {
      if (one.length > CYCLES * 2 * first) {
        rest.add(without(one, first));
      }
    }
    double[] strength = strength(rest, first);
    int best = 0;
    for (int period = 2 * first; period < strength.length; period += first) {
      if (strength[period] > 0 && (best == 0 || strength[period] > strength[best] / PART)) {
        best = period;
      }
    }
    return best;
  }

  /** Takes the mean of each time of the season away. */
  private static double[] without(double[] values, int period) {
    double[] means = new double[period];
    for (int t = 0; t < values.length; t++) {
      int sameSeason = (values.length - t % period + period - 1) / period;
      means[t % period] += values[t] / sameSeason;
    }
    double[] rest = values.clone();
    for (int t = 0; t < rest.length; t++) {
      rest[t] -= means[t % period];
    }
    return rest;
  }

  /**
   * For each lag that is a multiple of {@code unit}, the mean autocorrelation of the series in
   * which it is a period; 0 if it is none in a large enough share of those that are long enough.
   */
  private static double[] strength(List<double[]> series, int unit) {
    double share = unit == 1 ? SHARE : SECOND_SHARE;
    int longest = series.stream().mapToInt(one -> one.length / CYCLES).max().orElse(0);
    double[] sum = new double[Math.min(longest, LONGEST_PERIOD) + 1];
    int[] votes = new int[sum.length];
    int[] voters = new int[sum.length];
    for (double[] one : series) {
      int most = Math.min(one.length / CYCLES, LONGEST_PERIOD);
      double[] correlations = correlations(one, Math.min(one.length - 1, 2 * most + unit));
      double noise = 1;
      for (int lag = 1; lag <= most; lag++) {
        if (lag % unit == 0 && lag >= LEAST_PERIOD && lag > (unit == 1 ? 1 : unit)) {
          voters[lag]++;
          if (isPeriod(correlations, lag, unit, Math.sqrt(noise / one.length))) {
            votes[lag]++;
            sum[lag] += correlations[lag];
          }
        }
        noise += lag <= LEAST_PERIOD ? 2 * correlations[lag] * correlations[lag] : 0;
      }
    }
    for (int lag = 0; lag < sum.length; lag++) {
      sum[lag] = votes[lag] > share * voters[lag] ? sum[lag] / voters[lag] : 0;
    }
    return sum;
  }

  /**
   * Whether an autocorrelation is sure, above those beside it, and comes again at twice the lag.
   */
  private static boolean isPeriod(double[] correlations, int lag, int unit, double deviation) {
    double here = correlations[lag];
    int beside = unit > 1 ? unit : Math.max(1, lag / 6);
    return here >= Math.max(LEAST, SURE * deviation)
        && here > correlations[lag - beside]
        && here > correlations[lag + beside]
        && (unit > 1 || 2 * lag >= correlations.length || correlations[2 * lag] >= PART * here);
  }

  /** Autocorrelations at lags from 0 on, each a mean over the pairs that there are. */
  private static double[] correlations(double[] values, int most) {
    double[] centred = values.clone();
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double variance = 0;
    for (int t = 0; t < centred.length; t++) {
      centred[t] -= mean;
      variance += centred[t] * centred[t] / centred.length;
    }
    double[] correlations = new double[most + 1];
    for (int lag = 0; lag <= most && variance > 0; lag++) {
      double sum = 0;
      for (int t = lag; t < centred.length; t++) {
        sum += centred[t] * centred[t - lag];
      }
      correlations[lag] = sum / (centred.length - lag) / variance;
    }
    return correlations;
  }
}
