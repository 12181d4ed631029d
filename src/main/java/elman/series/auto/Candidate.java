package elman.series.auto;

import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A method that may be a member of the combination.
 *
 * @param name of the method
 * @param prior its weight before anything is known, relative to the others
 */
record Candidate(String name, double prior) {
  /** A season of more steps is for methods that decompose. */
  private static final int SHORT_PERIOD = 12;

  /**
   * The local methods for a kind of series: those whose plain combination does well in competitions
   * (Petropoulos and Svetunkov 2020), and simple ones that are seldom the best and never bad.
   */
  static List<Candidate> of(Kind kind, Task task) {
    if (kind == Kind.INTERMITTENT) {
      return list("tsb", 1, "sba", 1, "ses", 1, "naive", 0.1);
    }
    if (task.periods().isEmpty()) {
      return list("ets", 1, "arima", 1, "dotm", 1, "comb", 1, "naive", 0.1);
    }
    if (task.periods().size() == 1 && task.period() <= SHORT_PERIOD) {
      return list("ets", 1, "arima", 1, "dotm", 1, "comb", 1, "stlm", 0.5, "snaive", 0.1);
    }
    return task.periods().size() == 1
        ? list("stlm", 1, "snaive", 1, "dotm", 0.5)
        : list("seasonal-median", 1, "stlm", 0.5, "snaive", 0.3, "dotm", 0.2);
  }

  /** The method itself. */
  Method method() {
    return Methods.local(name);
  }

  private static List<Candidate> list(Object... namesAndPriors) {
    List<Candidate> list = new ArrayList<>();
    for (int i = 0; i < namesAndPriors.length; i += 2) {
      double prior = ((Number) namesAndPriors[i + 1]).doubleValue();
      list.add(new Candidate((String) namesAndPriors[i], prior));
    }
    return list;
  }

  /**
   * Those of the candidates that forecast a collection in a given time: the most expensive are left
   * out first.
   *
   * @param origins from which the series, or as many as {@link Rehearsal} takes, are forecast
   *     besides
   * @param seconds by the costs below
   */
  static List<Candidate> affordable(
      List<Candidate> all, List<Series> series, Task task, int origins, double seconds) {
    double rehearsed = Math.min(1, Rehearsal.MOST_SERIES / (double) series.size());
    double values = series.stream().mapToDouble(Series::size).sum() * (1 + origins * rehearsed);
    List<Candidate> left = new ArrayList<>(all);
    while (left.size() > 1 && values * cost(left, task) > seconds) {
      left.remove(left.stream().max(Comparator.comparingDouble(c -> c.cost(task))).orElseThrow());
    }
    return left;
  }

  /** A median of what others say anyway costs no more than they do: {@link Answers} are kept. */
  private static double cost(List<Candidate> candidates, Task task) {
    boolean decomposed = candidates.stream().anyMatch(c -> c.name.equals("stlm"));
    return candidates.stream()
        .filter(c -> !(decomposed && c.name.equals("seasonal-median")))
        .mapToDouble(c -> c.cost(task))
        .sum();
  }

  /**
   * Seconds for each value of a series, about, by two threads. What is left out depends on these
   * and not on a clock, so that the same input gives the same forecast.
   */
  private double cost(Task task) {
    boolean seasonal = task.period() > 1;
    return switch (name) {
      case "arima" -> seasonal ? 60e-6 : 15e-6;
      case "ets" -> seasonal ? 10e-6 : 4e-6;
      case "stlm", "seasonal-median" -> 4e-6;
      case "comb" -> 2e-6;
      case "dotm" -> 0.7e-6;
      default -> 0.2e-6;
    };
  }
}
