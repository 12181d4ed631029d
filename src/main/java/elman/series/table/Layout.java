package elman.series.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which column of a file is what, from 0 on; -1 where there is none.
 *
 * @param names the columns' names; numbers from 1 on where there are none
 * @param header whether the first row has them
 * @param ids the series' names; of several columns a name has the cells of all, in their order,
 *     with a slash between them, and a backslash before each slash and backslash of their own
 * @param time the times
 * @param values one column, or one for each series
 * @param regressors what is known in advance
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Layout(String[] names, boolean header, int[] ids, int time, int[] values, int[] regressors) {
  /** Between the parts of a series' name. */
  private static final String BETWEEN = "/";

  /** A column's name. */
  String name(int column) {
    return column >= 0 && column < names.length ? names[column] : Integer.toString(column + 1);
  }

  /** The same of a file that has a header, or none. */
  Layout withHeader(boolean there) {
    return new Layout(names, there, ids, time, values, regressors);
  }

  /** Whether names, times and values of a table's series are in columns that are called as here. */
  boolean readsAs(Layout other) {
    return values.length != 1 || other.values.length != 1 || roles().equals(other.roles());
  }

  /**
   * Which columns names, times and values are read from, such as {@code series -, time ds, value
   * y}.
   */
  String roles() {
    return "series " + seriesRole() + ", time " + role(time) + ", value " + role(values[0]);
  }

  private String seriesRole() {
    return ids.length == 0 ? role(-1) : joined(this::name);
  }

  private String joined(IntFunction<String> part) {
    return IntStream.of(ids).mapToObj(part).collect(Collectors.joining(BETWEEN));
  }

  /** Whether series have names. */
  boolean hasIds() {
    return ids.length > 0;
  }

  /** The name of the series that a row belongs to; empty if series have none. */
  String id(CsvRows.Row row) {
    return ids.length == 1 ? row.cell(ids[0]) : joined(column -> escaped(row.cell(column)));
  }

  private static String escaped(String part) {
    return part.replace("\\", "\\\\").replace(BETWEEN, "\\" + BETWEEN);
  }

  private String role(int column) {
    return column < 0 ? "-" : name(column);
  }

  /**
   * What was chosen where there was a choice: the column that is forecast if there are others of
   * which nothing is read, and what names the series if it is several or is not called so; else
   * empty.
   *
   * @param named whether somebody said what names them
   */
  String choice(boolean named) {
    List<String> said = new ArrayList<>();
    List<String> unused = unused();
    if (!unused.isEmpty() && values.length > 0) {
      said.add(
          (values.length == 1 ? "column " + name(values[0]) + " is forecast; " : "")
              + "not used: "
              + String.join(", ", unused));
    }
    if (ids.length == 1 && header && values.length == 1 && !Heading.ID.is(name(ids[0]))) {
      said.add("series are named by column " + name(ids[0]));
    } else if (ids.length > 1 && !named) {
      said.add("series are named by columns " + idHeading());
    }
    return String.join("; ", said);
  }

  /** What to say of the column of names, if there is one, where its series are too short. */
  String chosenId() {
    return !hasIds()
        ? ""
        : "; their names are those of column "
            + idHeading()
            + ": --id says another, or none"
            + (time < 0 ? "; --time, which column has times" : "");
  }

  /** Whether there are columns of which nothing is read, which might name series too. */
  boolean leavesColumns() {
    return !unused().isEmpty();
  }

  private List<String> unused() {
    return IntStream.range(0, names.length)
        .filter(i -> i != time && !names[i].isEmpty())
        .filter(i -> !contains(ids, i) && !contains(values, i) && !contains(regressors, i))
        .mapToObj(i -> names[i])
        .toList();
  }

  /** What the series' names are called; {@code id} if that is not said. */
  String idHeading() {
    return ids.length == 0 ? "id" : joined(column -> heading(column, "id"));
  }

  /** Whether a column is one of some. */
  static boolean contains(int[] columns, int column) {
    return IntStream.of(columns).anyMatch(i -> i == column);
  }

  /** The name of a column if it was read, or another one. */
  String heading(int column, String otherwise) {
    return header && column >= 0 && !names[column].isEmpty() ? names[column] : otherwise;
  }
}
