package elman.series.auto;

import elman.core.Workers;
import elman.series.Forecast;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import elman.series.network.EsRnnModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What {@link Auto} has found for a collection. */
public final class AutoModel implements GlobalModel {
  private final Map<Kind, Combination> combinations;
  private final EsRnnModel network;
  private final Workers workers;

  /**
   * @param network null if no combination has it
   */
  AutoModel(Map<Kind, Combination> combinations, EsRnnModel network, Workers workers) {
    this.combinations = Map.copyOf(combinations);
    this.network = network;
    this.workers = workers;
  }

  Map<Kind, Combination> combinations() {
    return combinations;
  }

  /** The network, or null. */
  EsRnnModel network() {
    return network;
  }

  @Override
  public List<Forecast> forecast(List<Series> series, Task task) {
    Combination[] chosen = new Combination[series.size()];
    List<Series> forNetwork = new ArrayList<>();
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = combinations.get(Kind.of(series.get(i)));
      if (chosen[i].hasNetwork()) {
        forNetwork.add(series.get(i));
      }
    }
    Forecast[] fromNetwork = new Forecast[chosen.length];
    if (!forNetwork.isEmpty()) {
      Iterator<Forecast> forecasts = network.forecast(forNetwork, task).iterator();
      for (int i = 0; i < chosen.length; i++) {
        fromNetwork[i] = chosen[i].hasNetwork() ? forecasts.next() : null;
      }
    }
    Forecast[] result = new Forecast[chosen.length];
    workers.split(
        result.length,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            result[i] = chosen[i].forecast(series.get(i), task, fromNetwork[i]);
          }
        });
    return Arrays.asList(result);
  }

  @Override
  public AutoModel update(List<Series> series, Training training) {
    if (network == null) {
      return this;
    }
    List<Series> usual = series.stream().filter(one -> Kind.of(one) == Kind.USUAL).toList();
    return new AutoModel(combinations, network.update(usual, training), workers);
  }

  @Override
  public String description() {
    return combinations.get(Kind.USUAL).description();
  }
}
