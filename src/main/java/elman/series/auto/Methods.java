package elman.series.auto;

import elman.series.GlobalMethod;
import elman.series.Method;
import elman.series.SeasonalNaive;
import elman.series.arima.Arima;
import elman.series.classic.Classic;
import elman.series.classic.Combined;
import elman.series.ets.Ets;
import elman.series.ets.StlEts;
import elman.series.network.EsRnnMethod;
import elman.series.network.WindowCell;
import elman.series.network.WindowMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All methods by their names. */
public final class Methods {
  /** Minutes that {@link Auto} plans with if it is not told how many it has. */
  public static final double MINUTES = 10;

  /** Each is far out for some series of several seasons, and seldom two of them. */
  private static final List<Method> SEASONAL =
      List.of(new StlEts(), new SeasonalNaive(false), new SeasonalNaive(true));

  private static final Map<String, Method> LOCAL = local();

  private Methods() {}

  private static Map<String, Method> local() {
    List<Method> methods = new ArrayList<>(List.of(new Ets(), new StlEts(), new Arima()));
    methods.add(new Combined("seasonal-median", SEASONAL, true));
    methods.addAll(Classic.all());
    Map<String, Method> local = new LinkedHashMap<>();
    methods.forEach(method -> local.put(method.name(), method));
    return local;
  }

  /** The local method of that name, or null. */
  static Method local(String name) {
    return LOCAL.get(name);
  }

  /** The names, in the order in which help lists them. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of("auto", "esrnn"));
    for (WindowCell cell : WindowCell.values()) {
      names.add(cell.label());
    }
    names.addAll(LOCAL.keySet());
    return names;
  }

  /**
   * The method of that name, if there is one.
   *
   * @param minutes that {@link Auto} may plan with
   */
  public static Optional<GlobalMethod> of(String name, double minutes) {
    return switch (name) {
      case "auto" -> Optional.of(new Auto(minutes));
      case "esrnn" -> Optional.of(new EsRnnMethod());
      case "lstm", "gru", "elman" -> Optional.of(new WindowMethod(WindowCell.of(name)));
      default -> Optional.ofNullable(LOCAL.get(name)).map(LocalMethod::new);
    };
  }

  /** Whether the method of that name forecasts each series by itself. */
  public static boolean isLocal(String name) {
    return LOCAL.containsKey(name);
  }

  /**
   * Whether a method may train a network, which takes kernels and has a use for regressors.
   *
   * @param series how many there are
   */
  public static boolean mayUseNetwork(GlobalMethod method, int series) {
    return !(method instanceof LocalMethod)
        && !(method instanceof Auto && series < Network.LEAST_SERIES);
  }
}
