package elman.series.table;

import elman.io.FormatException;
import elman.io.Messages;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was repaired while a table was read: how often, and where first. */
public final class Repairs {
  /** What there is to repair. */
  public enum Kind {
    /** A last row that ends in the middle, as of a file that is being written. */
    CUT_ROW(
        "row at the end of a file that was cut off",
        "rows at the end of files that were cut off",
        "left out"),
    /** Rows that are earlier than the row before them. */
    UNSORTED("row out of order", "rows out of order", "sorted"),
    /** The same row again. */
    DUPLICATE("row that repeats another", "rows that repeat another", "left out"),
    /** Another value for a time that had one. */
    CONFLICT("time with several values", "times with several values", "of which the last counts"),
    /** Times next to the times of the series. */
    OFF_GRID(
        "time off the regular steps", "times off the regular steps", "moved to the nearest step"),
    /** Values that are missing before the first one. */
    LEADING(
        "missing value before a series' first one",
        "missing values before a series' first one",
        "left out"),
    /** Values that are missing between others. */
    MISSING("missing value", "missing values", Kind.FILLED),
    /** Rows that are missing between others. */
    GAP("missing row", "missing rows", Kind.FILLED),
    /** Values that are missing behind the last one. */
    TRAILING(
        "missing value behind a series' last one",
        "missing values behind a series' last one",
        "left out; forecasts begin after the last value"),
    /** Regressors that are missing between others. */
    REGRESSOR("missing value of a regressor", "missing values of regressors", Kind.FILLED);

    private static final String FILLED = "filled in from those around";

    private final String one;
    private final String several;
    private final String remedy;

    /**
     * @param one what it is if there is one
     * @param several what they are if there are several
     * @param remedy what was done about it
     */
    Kind(String one, String several, String remedy) {
      this.one = one;
      this.several = several;
      this.remedy = remedy;
    }

    private String counted(long count) {
      return Messages.counted(count, one, several);
    }
  }

  /**
   * Repairs of one kind.
   *
   * @param kind what was repaired
   * @param count how many
   * @param source the file of the first
   * @param line the line of the first; of a missing row, that of the row before it
   */
  public record Repair(Kind kind, long count, String source, long line) {
    /** A sentence for people, without the file. */
    public String sentence() {
      String place = (kind == Kind.GAP ? "behind line " : "line ") + line;
      return kind.counted(count)
          + ", "
          + kind.remedy
          + (count == 1 ? " (" + place + ")" : " (the first: " + place + ")");
    }
  }

  private record Count(long count, int first) {}

  private final Lines lines;
  private final boolean strict;
  private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);

  /**
   * @param strict whether everything that would be repaired is refused
   */
  Repairs(Lines lines, boolean strict) {
    this.lines = lines;
    this.strict = strict;
  }

  /** Notes one. */
  void add(Kind kind, int line) throws FormatException {
    add(kind, 1, line);
  }

  /**
   * Notes some.
   *
   * @param line of the first, counted over all files
   * @throws FormatException if nothing may be repaired
   */
  void add(Kind kind, long count, int line) throws FormatException {
    if (count == 0) {
      return;
    }
    if (strict) {
      throw lines.fault(line, "", "--strict: " + kind.counted(count));
    }
    counts.merge(
        kind,
        new Count(count, line),
        (a, b) -> new Count(a.count + b.count, Math.min(a.first, b.first)));
  }

  /** How many there are of a kind. */
  public long count(Kind kind) {
    Count count = counts.get(kind);
    return count == null ? 0 : count.count;
  }

  /** All kinds that there were. */
  public List<Repair> list() {
    List<Repair> list = new ArrayList<>();
    counts.forEach(
        (kind, count) ->
            list.add(
                new Repair(kind, count.count, lines.source(count.first), lines.line(count.first))));
    return list;
  }
}
