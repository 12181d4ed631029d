package elman.cli.series;

import elman.cli.shell.Choice;
import elman.cli.shell.UsageException;
import elman.series.Backtest;
import elman.series.GlobalMethod;
import elman.series.Task;
import elman.series.auto.Methods;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How series are forecast, and whether that is judged instead of written. */
final class MethodOptions {
  private static final String USUAL = "auto";

  /** One that is quick and whose intervals of one step cover what they say. */
  private static final String CHEAP = "damped";

  private static final int AS_MANY_AS_USUAL = Integer.MAX_VALUE;

  @Option(
      names = "--method",
      completionCandidates = Names.class,
      paramLabel = "NAME[,NAME...]",
      split = ",",
      hideParamSyntax = true,
      description =
          "auto; global networks: esrnn, lstm, gru, elman; for each series by itself: ets, stlm,"
              + " arima, theta, otm, dotm, comb, ses, holt, damped, naive, snaive, snaive-long,"
              + " seasonal-median, naive2; for counts with zeros: croston, sba, tsb (default:"
              + " auto).")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--backtest",
      paramLabel = "N",
      description =
          "Forecast the past instead, from N origins a horizon apart, and write how wrong that was:"
              + " sMAPE, MASE, RMSSE, OWA against Naive2, MSIS and coverage at 95 %%;"
              + " scaled as in M4 by a season of hours, months and quarters, by one step of days and"
              + " weeks.")
  private Integer backtest;

  @Option(
      names = "--anomalies",
      paramLabel = "N",
      arity = "0..1",
      preprocessor = OptionalNumber.class,
      description =
          "Write instead which of the last N values are outside their 95 %% interval of one step"
              + " ahead (default: one season, or 10; by "
              + CHEAP
              + ").")
  private Integer anomalies;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Start of all random numbers (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--max-minutes",
      paramLabel = "X",
      description =
          "Minutes that learning from all series together may take; if they do not suffice for"
              + " what was planned for them, the result depends on the machine's speed (default:"
              + " 10, and all of the plan).")
  private Double minutes;

  /** The names of the methods. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Methods.names().iterator();
    }
  }

  /** Takes the next word for an option's value only if it is a number, for it may be a file. */
  static final class OptionalNumber implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // the parser's own type
    public boolean preprocess(
        Stack<String> args, CommandSpec spec, ArgSpec option, java.util.Map<String, Object> info) {
      if (args.isEmpty() || !args.peek().matches("-?[0-9]+")) {
        args.push(Integer.toString(AS_MANY_AS_USUAL));
      }
      return false;
    }
  }

  /**
   * Checks the numbers, and that the options go together.
   *
   * @param output what is to be written
   * @throws UsageException if one is out of range, or if two options exclude each other
   */
  void check(ForecastOutput output) {
    if (backtest != null && backtest < 1) {
      throw new UsageException("--backtest must be positive, not " + backtest);
    }
    if (anomalies != null && anomalies < 1) {
      throw new UsageException("--anomalies must be positive, not " + anomalies);
    }
    if (minutes != null && !(minutes > 0)) {
      throw new UsageException("--max-minutes must be positive, not " + minutes);
    }
    if (backtest != null && anomalies != null) {
      throw new UsageException("--backtest and --anomalies exclude each other");
    }
    if (anomalies != null && names.size() > 1) {
      throw new UsageException("--anomalies goes with one --method only");
    }
    if (isOfThePast() && output.plot() != null) {
      throw new UsageException("--plot goes with forecasts only");
    }
    if (isOfThePast() && output.saysBands()) {
      throw new UsageException(
          "--level and --quantiles go with forecasts: --backtest and --anomalies judge by 95 %");
    }
  }

  /**
   * The methods, each once.
   *
   * @param origins of a backtest, 0 if there is none
   * @throws UsageException if there is none of that name
   */
  List<GlobalMethod> methods(int origins) {
    List<GlobalMethod> methods = new ArrayList<>();
    for (String name : wanted()) {
      double share = minutes == null ? Methods.MINUTES : minutes / trainings(origins);
      methods.add(Methods.of(name, share).orElseThrow(() -> unknown(name)));
    }
    return methods;
  }

  /** Whether the past is to be judged, and not the future forecast. */
  boolean isOfThePast() {
    return backtest != null || anomalies != null;
  }

  /** Whether the command line names methods. */
  boolean isSaid() {
    return !names.isEmpty();
  }

  private List<String> wanted() {
    return names.isEmpty()
        ? List.of(anomalies == null ? USUAL : CHEAP)
        : names.stream().distinct().toList();
  }

  /**
   * How often a method is trained that learns from all series together; at least 1.
   *
   * @param origins of a backtest, 0 if there is none
   */
  int trainings(int origins) {
    long learning = wanted().stream().filter(name -> !Methods.isLocal(name)).count();
    return (int) Math.max(1, learning * Math.max(1, origins));
  }

  /** The origins of the backtest that series of at most {@code longest} values have room for. */
  int origins(int longest, Task task) {
    return backtest == null ? 0 : Backtest.of(backtest, task).originsOf(longest, task);
  }

  private static UsageException unknown(String name) {
    return new UsageException("--method " + Choice.none(name, Methods.names()));
  }

  /** Origins of a backtest; 0 if none is wanted. */
  int backtest() {
    return backtest == null ? 0 : backtest;
  }

  /** Whether anomalies are wanted. */
  boolean wantsAnomalies() {
    return anomalies != null;
  }

  /** Among how many values anomalies are wanted; 0 if that is not said. */
  int anomalies() {
    return anomalies == null || anomalies == AS_MANY_AS_USUAL ? 0 : anomalies;
  }

  /** The seed. */
  long seed() {
    return seed;
  }

  /** Minutes for all trainings; 0 if there is no limit. */
  double minutes() {
    return minutes == null ? 0 : minutes;
  }
}
