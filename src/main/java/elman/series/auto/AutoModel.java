package elman.series.auto;

import elman.core.Workers;
import elman.series.Forecast;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@link Auto} has found for a collection. */
public final class AutoModel implements GlobalModel {
  private final Map<Kind, Combination> combinations;
  private final SortedMap<String, GlobalModel> networks;
  private final Workers workers;

  /**
   * @param networks those that a combination has, by their names
   */
  AutoModel(
      Map<Kind, Combination> combinations, Map<String, GlobalModel> networks, Workers workers) {
    this.combinations = Map.copyOf(combinations);
    this.networks = Collections.unmodifiableSortedMap(new TreeMap<>(networks));
    this.workers = workers;
  }

  Map<Kind, Combination> combinations() {
    return combinations;
  }

  /** The networks by their names. */
  SortedMap<String, GlobalModel> networks() {
    return networks;
  }

  @Override
  public List<Forecast> forecast(List<Series> series, Task task) {
    List<Map<String, Forecast>> fromNetworks = new ArrayList<>();
    series.forEach(one -> fromNetworks.add(new HashMap<>()));
    networks.forEach((name, network) -> forecast(name, network, series, task, fromNetworks));
    Forecast[] result = new Forecast[series.size()];
    workers.split(
        result.length,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            Series one = series.get(i);
            result[i] = combination(one).forecast(one, task, fromNetworks.get(i));
          }
        });
    return Arrays.asList(result);
  }

  private Combination combination(Series series) {
    return combinations.get(Kind.of(series));
  }

  /** Adds the forecasts of a network for the series of whose combination it is a member. */
  private void forecast(
      String name,
      GlobalModel network,
      List<Series> series,
      Task task,
      List<Map<String, Forecast>> forecasts) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      if (combination(series.get(i)).has(name)) {
        places.add(i);
      }
    }
    List<Forecast> found = network.forecast(places.stream().map(series::get).toList(), task);
    for (int k = 0; k < places.size(); k++) {
      forecasts.get(places.get(k)).put(name, found.get(k));
    }
  }

  @Override
  public void rehearse() {
    networks.values().forEach(GlobalModel::rehearse);
  }

  @Override
  public boolean canUpdate(List<Series> series) {
    List<Series> usual = usual(series);
    return networks.values().stream().allMatch(network -> network.canUpdate(usual));
  }

  private static List<Series> usual(List<Series> series) {
    return series.stream().filter(one -> Kind.of(one) == Kind.USUAL).toList();
  }

  @Override
  public AutoModel update(List<Series> series, Training training) {
    List<Series> usual = usual(series);
    Map<String, GlobalModel> updated = new TreeMap<>();
    double from = 0;
    for (Map.Entry<String, GlobalModel> network : networks.entrySet()) {
      double to = from + 1.0 / networks.size();
      updated.put(network.getKey(), network.getValue().update(usual, training.part(from, to)));
      from = to;
    }
    return new AutoModel(combinations, updated, workers);
  }

  @Override
  public String description(List<Series> series) {
    return Arrays.stream(Kind.values())
        .filter(kind -> series.stream().anyMatch(one -> Kind.of(one) == kind))
        .map(kind -> kind.words() + combinations.get(kind).description())
        .collect(Collectors.joining("; "));
  }
}
