package elman.series.auto;

import elman.series.GlobalMethod;
import elman.series.Method;
import elman.series.arima.Arima;
import elman.series.classic.Classic;
import elman.series.ets.Ets;
import elman.series.ets.StlEts;
import elman.series.network.EsRnnMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All methods by their names. */
public final class Methods {
  private static final List<GlobalMethod> ALL = all();

  private Methods() {}

  private static List<GlobalMethod> all() {
    List<Method> local = new ArrayList<>(List.of(new Ets(), new StlEts(), new Arima()));
    local.addAll(Classic.all());
    List<GlobalMethod> all = new ArrayList<>();
    all.add(new EsRnnMethod());
    local.forEach(method -> all.add(new LocalMethod(method)));
    return List.copyOf(all);
  }

  /** The names, in the order in which help lists them. */
  public static List<String> names() {
    return ALL.stream().map(GlobalMethod::name).toList();
  }

  /** The method of that name, if there is one. */
  public static Optional<GlobalMethod> of(String name) {
    return ALL.stream().filter(method -> method.name().equals(name)).findFirst();
  }
}
