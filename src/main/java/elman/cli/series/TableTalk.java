package elman.cli.series;

import elman.cli.shell.OtherOptions;
import elman.io.Messages;
import elman.series.GlobalMethod;
import elman.series.Series;
import elman.series.table.Repairs;
import elman.series.table.Table;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** Says what was found out about a table, and what was repaired. */
final class TableTalk {
  private final Table table;
  private final String source;
  private final OtherOptions other;
  private final PrintStream err;

  /**
   * @param source what the input is called
   * @param other whether to say anything
   */
  TableTalk(Table table, String source, OtherOptions other, PrintStream err) {
    this.table = table;
    this.source = source;
    this.other = other;
    this.err = err;
  }

  /** Says a line. */
  void say(String format, Object... values) {
    other.say(err, format, values);
  }

  /**
   * Says what was inferred, in a line.
   *
   * @param horizon how many values will be forecast; 0 if that goes without saying
   */
  void inferred(List<GlobalMethod> methods, int horizon) {
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (Series series : table.series()) {
      least = Math.min(least, series.size());
      most = Math.max(most, series.size());
    }
    List<Integer> periods = table.periods();
    say(
        "%s: %,d series of %s values; frequency %s, %s%s; by %s",
        source,
        table.series().size(),
        least == most
            ? Messages.grouped(most)
            : Messages.grouped(least) + " to " + Messages.grouped(most),
        table.frequency(),
        periods.isEmpty() ? "no season" : "season " + joined(periods),
        horizon == 0 ? "" : ", horizon " + Messages.grouped(horizon),
        names(methods));
  }

  /** Says which column was chosen, where that might have been another. */
  void chosen() {
    if (!table.choice().isEmpty()) {
      say("%s: %s (see --value, --id, --wide)", source, table.choice());
    }
  }

  private static String joined(List<Integer> numbers) {
    return numbers.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** Says what was repaired, a line for each kind, and what may surprise. */
  void repaired() {
    for (Repairs.Repair repair : table.repairs().list()) {
      say("%s: %s", repair.source(), repair.sentence());
    }
    long filled =
        table.repairs().count(Repairs.Kind.GAP) + table.repairs().count(Repairs.Kind.MISSING);
    if (filled * 2 > table.series().stream().mapToLong(Series::size).sum()) {
      say(
          "%s: more is filled in than was there: --missing zero, if nothing means 0, or another"
              + " --freq may be right",
          source);
    }
    long constant = table.series().stream().filter(TableTalk::isConstant).count();
    if (constant > 0) {
      say("%s: %,d constant series, forecast to stay so, with certainty", source, constant);
    }
  }

  /** Says that some forecasts are of the past. */
  void ended() {
    List<Series> ended = table.ended();
    if (!ended.isEmpty()) {
      say(
          "%s: %,d series end so early that others have values for all that is forecast of them (the"
              + " first: %s)",
          source, ended.size(), ended.get(0).id());
    }
  }

  /** Says that some methods do not look at regressors. */
  void unused(List<GlobalMethod> methods) {
    if (!methods.isEmpty()) {
      say("--xreg is for methods with a network: not used by %s", names(methods));
    }
  }

  private static String names(List<GlobalMethod> methods) {
    return methods.stream().map(GlobalMethod::name).collect(Collectors.joining(", "));
  }

  /** Says what a model is made of, if it says that itself. */
  void trained(Attempt attempt) {
    String description = attempt.model().description(table.series());
    if (!description.isEmpty()) {
      say("%s: %s", attempt.method(), description);
    }
  }

  private static boolean isConstant(Series series) {
    for (double value : series.values()) {
      if (value != series.values()[0]) {
        return false;
      }
    }
    return true;
  }
}
