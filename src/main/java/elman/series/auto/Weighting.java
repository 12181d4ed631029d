package elman.series.auto;

import elman.series.Errors;
import elman.series.Forecast;
import elman.series.NelderMead;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the weights of a combination: those with which its forecasts at earlier origins would have
 * been the best, by sMAPE and MASE in equal parts or by squares in units of the series' mean, held
 * near the prior ones the more firmly the fewer origins there are.
 */
final class Weighting {
  /** How firmly one origin alone would hold the weights. */
  private static final double FIRMNESS = 0.3;

  /** More origins than this say no more: series of a collection live through the same times. */
  private static final double MOST_ORIGINS = 12;

  private static final NelderMead SEARCH = new NelderMead(1e-7, 800);

  /** Weights below this are none: their method need not be run. */
  private static final double LEAST = 0.03;

  private final Rehearsal rehearsal;
  private final double[] prior;

  /** Forecasts of the members: member, origin, step. */
  private final double[][][] members;

  /** Scale of MASE of each origin's past, or its mean for squares; not above 0 if it has none. */
  private final double[] scales;

  private final boolean squares;

  /** Mean errors of the members, for which a loss of 1 stands. */
  private final double[] usual;

  private Weighting(
      boolean squares, Rehearsal rehearsal, List<List<Forecast>> forecasts, double[] prior) {
    this.squares = squares;
    this.rehearsal = rehearsal;
    this.prior = prior;
    members = new double[forecasts.size()][rehearsal.size()][];
    for (int k = 0; k < members.length; k++) {
      for (int i = 0; i < rehearsal.size(); i++) {
        members[k][i] = forecasts.get(k).get(i).mean();
      }
    }
    scales = new double[rehearsal.size()];
    for (int i = 0; i < scales.length; i++) {
      double[] past = rehearsal.past().get(i).values();
      scales[i] =
          squares
              ? Arrays.stream(past).average().orElse(0)
              : Errors.scale(past, rehearsal.task().scalePeriod());
    }
    usual = new double[2];
    for (int k = 0; k < members.length; k++) {
      double[] one = new double[members.length];
      one[k] = 1;
      double[] errors = errors(one);
      usual[0] += errors[0] / members.length;
      usual[1] += errors[1] / members.length;
    }
    Arrays.setAll(usual, i -> usual[i] > 0 ? usual[i] : 1);
  }

  /**
   * The weights, which sum to 1.
   *
   * @param kind of the series
   * @param forecasts of each member, at each origin
   * @param priors the members' weights before anything is known
   */
  static double[] of(
      Kind kind, Rehearsal rehearsal, List<List<Forecast>> forecasts, double[] priors) {
    double sum = Arrays.stream(priors).sum();
    double[] prior = Arrays.stream(priors).map(p -> p / sum).toArray();
    if (rehearsal.size() == 0 || prior.length == 1) {
      return prior;
    }
    return new Weighting(kind.isJudgedBySquares(), rehearsal, forecasts, prior).search();
  }

  private double[] search() {
    double[] start = new double[prior.length];
    double[] steps = new double[prior.length];
    Arrays.fill(steps, 1);
    return trimmed(weights(SEARCH.minimise(x -> loss(weights(x)), start, steps)));
  }

  /** Weights without those that are not worth their method's time, summing to 1. */
  static double[] trimmed(double[] weights) {
    double[] kept = Arrays.stream(weights).map(w -> w < LEAST ? 0 : w).toArray();
    double sum = Arrays.stream(kept).sum();
    return Arrays.stream(kept).map(w -> w / sum).toArray();
  }

  /** Weights in the ratio prior e^x. */
  private double[] weights(double[] x) {
    double most = Arrays.stream(x).max().orElseThrow();
    double[] weights = new double[x.length];
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      weights[k] = prior[k] * Math.exp(x[k] - most);
      sum += weights[k];
    }
    for (int k = 0; k < x.length; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  private double loss(double[] weights) {
    double[] errors = errors(weights);
    double distance = 0;
    for (int k = 0; k < weights.length; k++) {
      distance += (weights[k] - prior[k]) * (weights[k] - prior[k]);
    }
    return (errors[0] / usual[0] + errors[1] / usual[1]) / 2
        + FIRMNESS / Math.sqrt(Math.min(MOST_ORIGINS, rehearsal.size())) * distance;
  }

  /** Mean sMAPE and mean MASE; or the mean of the squares, twice. */
  private double[] errors(double[] weights) {
    double smape = 0;
    double mase = 0;
    double square = 0;
    long count = 0;
    int horizon = rehearsal.task().horizon();
    for (int i = 0; i < scales.length; i++) {
      double[] actual = rehearsal.actual().get(i);
      double absolute = 0;
      double squared = 0;
      for (int h = 0; h < horizon; h++) {
        if (Double.isNaN(actual[h])) {
          continue;
        }
        count++;
        double forecast = 0;
        for (int k = 0; k < weights.length; k++) {
          forecast += weights[k] * members[k][i][h];
        }
        double error = Math.abs(actual[h] - forecast);
        double size = Math.abs(actual[h]) + Math.abs(forecast);
        smape += size > 0 ? error / size : 0;
        absolute += error;
        squared += error / scales[i] * (error / scales[i]);
      }
      mase += scales[i] > 0 ? absolute / scales[i] : 0;
      square += scales[i] > 0 ? squared : 0;
    }
    count = Math.max(1, count);
    return squares
        ? new double[] {square / count, square / count}
        : new double[] {200 * smape / count, mase / count};
  }
}
