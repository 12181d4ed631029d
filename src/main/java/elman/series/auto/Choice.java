package elman.series.auto;

import elman.core.Workers;
import elman.series.Forecast;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chooses the combination for the series of a kind: first of the local methods, by several origins;
 * then of that and the networks, by the origin that the networks were trained for. The weights are
 * those with which the mean would have been right, and the quantiles are spread as they would have
 * had to be. With few series the weights stay near the prior ones, for little can be learned from a
 * few values.
 */
final class Choice {
  /** Seconds that the local methods may take, and the part of the time if that is less. */
  private static final double LOCAL_SECONDS = 150;

  private static final double LOCAL_SHARE = 0.4;

  private final Kind kind;
  private final List<Candidate> candidates;
  private final Rehearsal rehearsal;
  private final Workers workers;

  /**
   * @param minutes that everything may take
   */
  Choice(Kind kind, List<Series> series, Task task, Workers workers, double minutes) {
    this.kind = kind;
    this.workers = workers;
    double seconds = Math.min(LOCAL_SECONDS, LOCAL_SHARE * minutes * 60);
    List<Candidate> all = Candidate.of(kind, task);
    int origins = Rehearsal.MOST_ORIGINS;
    List<Candidate> affordable = Candidate.affordable(all, series, task, origins, seconds);
    if (affordable.size() < all.size()) {
      origins = 1;
      affordable = Candidate.affordable(all, series, task, origins, seconds);
    }
    candidates = affordable;
    rehearsal = Rehearsal.of(series, task, origins);
  }

  /**
   * The combination.
   *
   * @param networks models that have not learned from the last H values, by their names
   */
  Combination made(Map<String, GlobalModel> networks) {
    List<List<Forecast>> forecasts =
        rehearsal.of(candidates.stream().map(Candidate::method).toList(), workers);
    List<String> names = new ArrayList<>(candidates.stream().map(Candidate::name).toList());
    double[] priors = candidates.stream().mapToDouble(Candidate::prior).toArray();
    double[] weights = Weighting.of(kind, rehearsal, forecasts, priors);
    Combination local = new Combination(names, weights, Spread.NONE);
    List<Forecast> combined = combined(local, rehearsal, forecasts);
    if (networks.isEmpty() || rehearsal.latest().isEmpty()) {
      return new Combination(names, weights, Spread.of(rehearsal, combined));
    }
    Rehearsal latest = rehearsal.ofLatest();
    List<String> beside = new ArrayList<>(List.of("local"));
    List<List<Forecast>> all = new ArrayList<>(List.of(rehearsal.latest(combined)));
    networks.forEach(
        (name, network) -> {
          beside.add(name);
          all.add(latest.of(network));
        });
    double[] equal = new double[beside.size()];
    Arrays.fill(equal, 1);
    double[] shares = Weighting.of(kind, latest, all, equal);
    Combination both = new Combination(beside, shares, Spread.NONE);
    names.addAll(networks.keySet());
    return new Combination(
        names, joined(weights, shares), Spread.of(latest, combined(both, latest, all)));
  }

  /** The members' weights, those of the local ones being parts of the first share. */
  private static double[] joined(double[] weights, double[] shares) {
    double[] joined = new double[weights.length + shares.length - 1];
    for (int k = 0; k < weights.length; k++) {
      joined[k] = shares[0] * weights[k];
    }
    System.arraycopy(shares, 1, joined, weights.length, shares.length - 1);
    return Weighting.trimmed(joined);
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
