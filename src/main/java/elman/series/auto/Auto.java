package elman.series.auto;

import elman.series.Forecast;
import elman.series.GlobalMethod;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import elman.series.network.EsRnnModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Combines methods by what they would have forecast: local ones, and where the collection is large
 * enough a global network. All forecast the last H values of the series from what was before; the
 * weights are those with which their mean would have been right, and intervals are widened as they
 * would have had to be. With few series the weights stay near those that do well elsewhere, for
 * little can be learned from a few values.
 */
public final class Auto implements GlobalMethod {
  /** Part of the time after which the network must have been rehearsed. */
  private static final double REHEARSED = 0.75;

  /** Seconds that the local methods may take, and the part of the time if that is less. */
  private static final double LOCAL_SECONDS = 150;

  private static final double LOCAL_SHARE = 0.4;

  private final double minutes;

  /**
   * @param minutes that everything may take on a machine with two usual cores: what is tried
   *     depends on it, and not on how fast this machine is
   */
  public Auto(double minutes) {
    this.minutes = minutes;
  }

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public boolean canLearn(List<Series> series, Task task) {
    return !series.isEmpty();
  }

  @Override
  public AutoModel train(List<Series> series, Task task, Training training) {
    Map<Kind, List<Series>> kinds = new EnumMap<>(Kind.class);
    for (Series one : series) {
      kinds.computeIfAbsent(Kind.of(one), kind -> new ArrayList<>()).add(one);
    }
    List<Series> usual = kinds.getOrDefault(Kind.USUAL, List.of());
    Network network = Network.of(usual, task, minutes);
    EsRnnModel model = null;
    if (network != null) {
      model = network.rehearse(training.part(0, REHEARSED));
    }
    Map<Kind, Combination> combinations = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      combinations.put(
          kind,
          combination(
              kind,
              kinds.getOrDefault(kind, List.of()),
              task,
              training,
              kind == Kind.USUAL ? model : null));
    }
    if (combinations.get(Kind.USUAL).hasNetwork()) {
      model = network.complete(model, training.part(REHEARSED, 1));
    } else {
      model = null;
    }
    return new AutoModel(combinations, model, training.ops().workers());
  }

  private Combination combination(
      Kind kind, List<Series> series, Task task, Training training, EsRnnModel model) {
    double seconds = Math.min(LOCAL_SECONDS, LOCAL_SHARE * minutes * 60);
    List<Candidate> candidates =
        new ArrayList<>(Candidate.affordable(Candidate.of(kind, task), series, task, seconds));
    Rehearsal rehearsal = Rehearsal.of(series, task, model == null);
    List<List<Forecast>> forecasts = new ArrayList<>();
    for (Candidate candidate : candidates) {
      forecasts.add(rehearsal.of(Methods.local(candidate.name()), training.ops().workers()));
    }
    if (model != null) {
      candidates.add(new Candidate(Network.NAME, Network.PRIOR));
      forecasts.add(rehearsal.of(model));
    }
    List<String> names = candidates.stream().map(Candidate::name).toList();
    double[] priors = candidates.stream().mapToDouble(Candidate::prior).toArray();
    double[] weights = Weighting.of(rehearsal, forecasts, priors);
    Combination plain = new Combination(names, weights, Spread.NONE);
    List<Forecast> combined = new ArrayList<>();
    for (int i = 0; i < rehearsal.size(); i++) {
      List<Forecast> members = new ArrayList<>();
      for (List<Forecast> member : forecasts) {
        members.add(member.get(i));
      }
      combined.add(plain.combined(rehearsal.past().get(i), rehearsal.task(), members::get));
    }
    return new Combination(names, weights, Spread.of(rehearsal, combined));
  }
}
