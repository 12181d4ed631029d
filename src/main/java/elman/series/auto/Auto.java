package elman.series.auto;

import elman.series.GlobalMethod;
import elman.series.GlobalModel;
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
 * enough a global network. All forecast the last values of the series from what was before, see
 * {@link Choice}; then the network learns from the last values too.
 */
public final class Auto implements GlobalMethod {
  /** Part of the time after which the network must have been rehearsed. */
  private static final double REHEARSED = 0.75;

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
      List<Series> own = kinds.getOrDefault(kind, List.of());
      GlobalModel learned = kind == Kind.USUAL ? model : null;
      combinations.put(
          kind, new Choice(kind, own, task, training.ops().workers(), minutes).made(learned));
    }
    if (combinations.get(Kind.USUAL).hasNetwork()) {
      model = network.complete(model, training.part(REHEARSED, 1));
    } else {
      model = null;
    }
    return new AutoModel(combinations, model, training.ops().workers());
  }
}
