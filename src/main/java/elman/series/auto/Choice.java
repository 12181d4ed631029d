package elman.series.auto;

import elman.core.Workers;
import elman.series.Forecast;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses the combination for the series of a kind: first of the local methods, by several origins;
 * then of that and the network, by the origin that the network was trained for. The weights are
 * those with which the mean would have been right, and the quantiles are spread as they would have
 * had to be. With few series the weights stay near the prior ones, for little can be learned from a
 * few values.
 */
final class Choice {
  /** Seconds that the local methods may take, and the part of the time if that is less. */
  private static final double LOCAL_SECONDS = 150;

  private static final double LOCAL_SHARE = 0.4;

  private final List<Candidate> candidates;
  private final Rehearsal rehearsal;
  private final Workers workers;

  /**
   * @param minutes that everything may take
   */
  Choice(Kind kind, List<Series> series, Task task, Workers workers, double minutes) {
    this.workers = workers;
    double seconds = Math.min(LOCAL_SECONDS, LOCAL_SHARE * minutes * 60);
    List<Candidate> all = Candidate.of(kind, task);
    int origins = Rehearsal.MOST_ORIGINS;
    List<Candidate> affordable = Candidate.affordable(all, series, task, 1 + origins, seconds);
    if (affordable.size() < all.size()) {
      origins = 1;
      affordable = Candidate.affordable(all, series, task, 1 + origins, seconds);
    }
    candidates = affordable;
    rehearsal = Rehearsal.of(series, task, origins);
  }

  /**
   * The combination.
   *
   * @param network a model that has not learned from the last H values, or null
   */
  Combination made(GlobalModel network) {
    List<List<Forecast>> forecasts =
        candidates.stream()
            .map(candidate -> rehearsal.of(Methods.local(candidate.name()), workers))
            .toList();
    List<String> names = new ArrayList<>(candidates.stream().map(Candidate::name).toList());
    double[] priors = candidates.stream().mapToDouble(Candidate::prior).toArray();
    double[] weights = Weighting.of(rehearsal, forecasts, priors);
    Combination local = new Combination(names, weights, Spread.NONE);
    List<Forecast> combined = combined(local, rehearsal, forecasts);
    if (network == null || rehearsal.latest().isEmpty()) {
      return new Combination(names, weights, Spread.of(rehearsal, combined));
    }
    Rehearsal latest = rehearsal.ofLatest();
    List<List<Forecast>> two = List.of(rehearsal.latest(combined), latest.of(network));
    double[] shares = Weighting.of(latest, two, new double[] {1, 1});
    Combination both = new Combination(List.of("local", Network.NAME), shares, Spread.NONE);
    names.add(Network.NAME);
    return new Combination(
        names, joined(weights, shares), Spread.of(latest, combined(both, latest, two)));
  }

  private static double[] joined(double[] weights, double[] shares) {
    double[] joined = new double[weights.length + 1];
    for (int k = 0; k < weights.length; k++) {
      joined[k] = shares[0] * weights[k];
    }
    joined[weights.length] = shares[1];
    return joined;
  }

  private static List<Forecast> combined(
      Combination combination, Rehearsal rehearsal, List<List<Forecast>> forecasts) {
    return IntStream.range(0, rehearsal.size())
        .mapToObj(
            i ->
                combination.combined(
                    rehearsal.past().get(i), rehearsal.task(), k -> forecasts.get(k).get(i)))
        .toList();
  }
}
