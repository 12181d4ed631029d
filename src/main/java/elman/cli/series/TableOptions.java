package elman.cli.series;

import elman.cli.shell.Choice;
import elman.cli.shell.UsageException;
import elman.series.Task;
import elman.series.auto.ModelFile;
import elman.series.table.Frequency;
import elman.series.table.Table;
import elman.series.table.TableSettings;
import elman.series.table.TableSettings.Repeated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How a table is to be read; what is not said is found out. */
final class TableOptions {
  private static final String NO_SEASON = "none";

  /** Forms of tables with more than one value in a row. */
  enum Wide {
    /** A series in each row. */
    ROWS,
    /** A series in each column. */
    COLUMNS
  }

  /** What stands for what is missing. */
  enum Missing {
    /** What is filled in from the values around. */
    AROUND,
    /** Zero. */
    ZERO
  }

  @Option(
      names = "--horizon",
      paramLabel = "H",
      description =
          "Values to forecast (default: by frequency, such as 18 months, 14 days or 48 hours, and no"
              + " more than half of what there is).")
  private Integer horizon;

  @Option(
      names = "--freq",
      paramLabel = "F",
      description =
          "How far times are apart: Y, Q, M, W, D, B (Monday to Friday), days such as Mon-Sat or"
              + " Mon,Wed,Fri, H, min or s, also 15min (default: found out).")
  private String frequency;

  @Option(
      names = "--season",
      paramLabel = "N[,N...]",
      description = "Seasonal periods in steps, such as 24,168, or none (default: by --freq).")
  private String season;

  @Option(
      names = "--id",
      paramLabel = "COLUMN[,COLUMN...]",
      description =
          "The series' names, such as store,item; a column by its name or its number from 1 on;"
              + " none if all is one series (default: found out).")
  private String id;

  @Option(names = "--time", paramLabel = "COLUMN", description = "The times (default: found out).")
  private String time;

  @Option(
      names = "--value",
      paramLabel = "COLUMN",
      description = "The values (default: found out).")
  private String value;

  @Option(
      names = "--xreg",
      paramLabel = "COLUMN[,COLUMN...]",
      split = ",",
      hideParamSyntax = true,
      description =
          "Numbers that are known in advance, for the methods with a network: rows for the times to"
              + " be forecast have them, and no value.")
  private List<String> regressors = new ArrayList<>();

  @Option(
      names = "--wide",
      paramLabel = "FORM",
      description = "rows or columns: the table has a series in each (default: found out).")
  private Wide wide;

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description =
          "How times are written, as in dd/MM/yyyy HH:mm or 'FY'yyyy-'Q'q (default: found out).")
  private String timeFormat;

  @Option(
      names = "--decimal",
      paramLabel = "CHAR",
      description = "What stands before fractions: a point or a comma (default: .).")
  private String decimal = ".";

  @Option(
      names = "--missing",
      paramLabel = "HOW",
      description =
          "What rows and values stand for that are missing between others: around, which fills"
              + " them in from those around, or zero, as of days without sales (default: around).")
  private Missing missing = Missing.AROUND;

  @Option(
      names = "--repeated",
      paramLabel = "HOW",
      description =
          "What several values of one time come to: the last of them, their sum, as of sales one by"
              + " one, or their mean (default: last).")
  private Repeated repeated = Repeated.LAST;

  @Option(names = "--strict", description = "Refuse what would be repaired.")
  private boolean strict;

  /** Tells the parser how to read the options that are choices. */
  static void registerChoices(CommandLine parser) {
    parser.registerConverter(Wide.class, new Choice<>(Wide.class));
    parser.registerConverter(Missing.class, new Choice<>(Missing.class));
    parser.registerConverter(Repeated.class, new Choice<>(Repeated.class));
  }

  /** Whether there are columns that only some methods can use. */
  boolean hasRegressors() {
    return !regressors.isEmpty();
  }

  /**
   * What is said of the table.
   *
   * @param past whether only the past is asked about
   * @throws UsageException if it cannot be
   */
  TableSettings settings(boolean past) {
    return settings(null, regressors, horizon == null ? 0 : horizon, past);
  }

  /**
   * What is said of the table that a model is to forecast. What the model looks at ahead of the
   * last value reaches as far as it was trained for, even if less is wanted.
   *
   * @param past whether only the past is asked about
   * @throws UsageException if it cannot be, or does not go with the model
   */
  TableSettings settings(ModelFile.Content model, boolean past) {
    Task task = model.task();
    if (horizon != null && horizon > task.horizon()) {
      throw new UsageException("--horizon is at most that of the model, " + task.horizon());
    }
    if (hasRegressors() && !Set.copyOf(regressors).equals(Set.copyOf(model.regressors()))) {
      throw new UsageException(
          model.regressors().isEmpty()
              ? "--xreg goes without --model, which has learned from no such columns"
              : "--xreg is that of the model, " + String.join(",", model.regressors()));
    }
    if (season != null && model.hasNetwork() && !task.periods().equals(periods())) {
      throw new UsageException(
          "--season is that of the model, whose network has learned it: " + seasons(task));
    }
    return settings(task, model.regressors(), task.horizon(), past);
  }

  /** How many values are to be written of each forecast of a table. */
  int horizon(Table table) {
    return horizon == null ? table.horizon() : horizon;
  }

  /** Whether it is said how many values to forecast. */
  boolean saysHorizon() {
    return horizon != null;
  }

  private TableSettings settings(Task known, List<String> columns, int ahead, boolean past) {
    if (horizon != null && (horizon < 1 || horizon > Task.MOST_STEPS)) {
      throw new UsageException(
          "--horizon must be from 1 to " + Task.MOST_STEPS + ", not " + horizon);
    }
    if (wide != null && (id != null || value != null)) {
      throw new UsageException("--id and --value go without --wide: there a series has no column");
    }
    if (decimal.length() != 1) {
      throw new UsageException("--decimal is a point or a comma, not '" + decimal + "'");
    }
    return UsageException.check(
        () ->
            new TableSettings(
                form(),
                id,
                time,
                value,
                columns,
                null,
                repeated,
                timeFormat,
                frequency == null ? null : Frequency.parse(frequency),
                season == null && known != null ? known.periods() : periods(),
                ahead,
                decimal.charAt(0),
                strict,
                missing == Missing.ZERO,
                past));
  }

  private TableSettings.Form form() {
    if (wide == null) {
      return null;
    }
    return wide == Wide.ROWS ? TableSettings.Form.ROWS : TableSettings.Form.COLUMNS;
  }

  private static String seasons(Task task) {
    return task.periods().isEmpty()
        ? NO_SEASON
        : task.periods().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  private List<Integer> periods() {
    if (season == null) {
      return null;
    }
    if (season.equals(NO_SEASON)) {
      return List.of();
    }
    try {
      List<Integer> periods =
          Arrays.stream(season.split(",", -1)).map(Integer::valueOf).sorted().distinct().toList();
      if (periods.get(periods.size() - 1) > Task.MOST_STEPS) {
        throw new UsageException("--season must be at most " + Task.MOST_STEPS);
      }
      return periods;
    } catch (NumberFormatException e) {
      throw new UsageException("--season is whole numbers, such as 24,168, not '" + season + "'");
    }
  }
}
