package elman.series.auto;

import elman.series.Forecast;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import elman.series.classic.Combined;
import java.util.HashMap;
import java.util.Map;

/** What local methods say of one series: each is asked once, be it alone or within others. */
final class Answers {
  private final Series series;
  private final Task task;
  private final Map<Method, Forecast> given = new HashMap<>();

  Answers(Series series, Task task) {
    this.series = series;
    this.task = task;
  }

  /** The forecast of a method. */
  Forecast of(Method method) {
    Forecast answer = given.get(method);
    if (answer == null) {
      answer =
          method instanceof Combined combined
              ? Combined.of(combined.members().stream().map(this::of).toList(), combined.median())
              : method.forecast(series, task);
      given.put(method, answer);
    }
    return answer;
  }
}
