package elman.series.auto;

import elman.series.GlobalMethod;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Combines methods by what they would have forecast: local ones, and where the collection is large
 * enough global networks. All forecast the last values of the series from what was before, see
 * {@link Choice}; then the networks learn from the last values too.
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
    List<Network> networks = Network.of(usual, task, minutes);
    Map<String, GlobalModel> models = new TreeMap<>();
    for (int i = 0; i < networks.size(); i++) {
      Training part =
          training.part(REHEARSED * i / networks.size(), REHEARSED * (i + 1) / networks.size());
      models.put(networks.get(i).name(), networks.get(i).rehearse(task, part));
    }
    Map<Kind, Combination> combinations = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<Series> own = kinds.getOrDefault(kind, List.of());
      Choice choice = new Choice(kind, own, task, training.ops().workers(), minutes);
      combinations.put(kind, choice.made(kind == Kind.USUAL ? models : Map.of()));
    }
    models.keySet().removeIf(name -> !combinations.get(Kind.USUAL).has(name));
    AutoModel rehearsed = new AutoModel(combinations, models, training.ops().workers());
    return models.isEmpty()
        ? rehearsed
        : rehearsed.update(networks.get(0).whole(), training.part(REHEARSED, 1));
  }
}
