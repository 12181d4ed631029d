package elman.series.table;

import elman.io.FormatException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds out which column of a file is what: by what is said, by its name, by its content. */
final class LayoutFinder {
  /** Said in the place of a column, if a table is one series. */
  private static final String NO_ID = "none";

  private final String source;
  private final TableSettings settings;
  private final NumberCell numbers;
  private final List<CsvRows.Row> sample;
  private final int columns;
  private final TableSettings.Form form;
  private final boolean header;
  private final String[] names;
  private final ColumnContent content;

  /**
   * @param sample the first rows, at least one
   */
  LayoutFinder(String source, TableSettings settings, List<CsvRows.Row> sample) {
    this.source = source;
    this.settings = settings;
    numbers = new NumberCell(settings.decimal());
    String[] first = sample.get(0).cells();
    columns = first.length;
    form = form(first);
    header = settings.header() == null ? isHeader(first) : settings.header();
    this.sample = header ? sample.subList(1, sample.size()) : sample;
    content = new ColumnContent(this.sample, columns, numbers, settings.timeFormat());
    names =
        header
            ? first
            : IntStream.rangeClosed(1, columns).mapToObj(Integer::toString).toArray(String[]::new);
  }

  /**
   * A first row is a header if a name in it is known, or if nothing in it is a number or a time;
   * but not if it has a date as well as a number, for then the name is that of a series.
   */
  private boolean isHeader(String[] first) {
    boolean rows = form == TableSettings.Form.ROWS;
    List<String> cells = rows ? behindId(first) : List.of(first);
    boolean known = cells.stream().anyMatch(Heading::isAny);
    boolean number = cells.stream().anyMatch(numbers::isNumber);
    boolean date =
        cells.stream()
            .anyMatch(
                c -> !numbers.isNumber(c) && TimeForms.areTimes(List.of(c), settings.timeFormat()));
    boolean text = !number && !date && cells.stream().anyMatch(cell -> !cell.isEmpty());
    return rows
        ? Heading.ID.is(first[0]) || hasTimes(first) || text
        : text || (known && !(number && date));
  }

  private static List<String> behindId(String[] cells) {
    return Arrays.asList(cells).subList(Math.min(1, cells.length), cells.length);
  }

  /** Whether the first row names the columns. */
  boolean hasHeader() {
    return header;
  }

  /** The form: M4's files name their columns V1, V2 and so on, others by their times. */
  TableSettings.Form form() {
    return form;
  }

  private TableSettings.Form form(String[] first) {
    if (settings.form() != null) {
      return settings.form();
    }
    boolean m4 = IntStream.range(1, columns).allMatch(i -> first[i].equals("V" + (i + 1)));
    boolean rows =
        columns > 3
            && !Boolean.FALSE.equals(settings.header())
            && !settings.saysColumns()
            && (m4 || hasTimes(first));
    return rows ? TableSettings.Form.ROWS : TableSettings.Form.LONG;
  }

  /** Whether there are times behind a name, and they go up; years and months by equal steps. */
  private boolean hasTimes(String[] first) {
    List<String> cells = behindId(first);
    if (cells.size() < 3
        || numbers.isNumber(first[0])
        || !TimeForms.areTimes(cells, settings.timeFormat())) {
      return false;
    }
    TimeForm times = TimeForms.of(cells);
    if (settings.timeFormat() != null || times == null || times.isIndex()) {
      return settings.timeFormat() != null;
    }
    boolean numbered = cells.stream().allMatch(numbers::isNumber);
    long[] keys = cells.stream().mapToLong(cell -> times.wall(times.parse(cell))).toArray();
    return IntStream.range(1, keys.length)
        .allMatch(i -> keys[i] > keys[i - 1] && (!numbered || isNext(cells, i)));
  }

  /** Whether a number is one more than that before it, or the first month of the next year. */
  private static boolean isNext(List<String> cells, int i) {
    long step = NumberForm.whole(cells.get(i)) - NumberForm.whole(cells.get(i - 1));
    return step == 1
        || step == 89
        || step == NumberForm.whole(cells.get(1)) - NumberForm.whole(cells.get(0));
  }

  /**
   * The layout.
   *
   * @throws FormatException if a column that is said or needed is not there
   */
  Layout find() throws FormatException {
    int[] regressors = said("--xreg", settings.regressors());
    return switch (form()) {
      case ROWS -> new Layout(names, header, new int[] {0}, -1, new int[0], regressors);
      case COLUMNS -> wide(regressors);
      case LONG -> table(regressors);
    };
  }

  private Layout wide(int[] regressors) throws FormatException {
    int time = settings.time() != null ? said("--time", settings.time()) : wideTime();
    int[] values =
        IntStream.range(0, columns)
            .filter(i -> i != time && !Layout.contains(regressors, i))
            .filter(i -> content.isNumeric(i) || (isNamed(i) && content.isBlank(i)))
            .toArray();
    if (IntStream.of(values).noneMatch(content::isNumeric)) {
      throw noValues();
    }
    checkNames(values);
    return new Layout(names, header, new int[0], time, values, regressors);
  }

  /** Whether a column has a name in the header: one without may be blank to its end. */
  private boolean isNamed(int column) {
    return header && !names[column].isEmpty();
  }

  /** Refuses columns of one name: they would be one series. */
  private void checkNames(int[] values) throws FormatException {
    Set<String> seen = new HashSet<>();
    for (int column : values) {
      if (!seen.add(names[column])) {
        throw new FormatException(
            source, "line 1, column " + (column + 1), "'" + names[column] + "' names two series");
      }
    }
  }

  private int wideTime() {
    return isNamedTime(0) || (content.areTimes(0) && !content.isWhole(0)) || content.isCounter(0)
        ? 0
        : -1;
  }

  private Layout table(int[] regressors) throws FormatException {
    int value = settings.value() != null ? said("--value", settings.value()) : -1;
    int[] said = said("--id", idColumns());
    int saidValue = value;
    Predicate<Integer> free =
        i -> !Layout.contains(said, i) && i != saidValue && !Layout.contains(regressors, i);
    // Of x and y it is x that goes up.
    Predicate<Integer> mayBeTime =
        free.and(i -> !isNamedAsValue(i) || names[i].equalsIgnoreCase("x"));
    int time = settings.time() != null ? said("--time", settings.time()) : time(mayBeTime);
    Predicate<Integer> rest = free.and(i -> i != time);
    NameColumns naming = new NameColumns(names, header, content, sample);
    boolean isSaid = said.length > 0 || NO_ID.equals(settings.id());
    int[] ids = isSaid ? said : naming.find(rest, time);
    if (value < 0) {
      value = value(rest.and(i -> !Layout.contains(ids, i)));
    }
    int twice = value == time || Layout.contains(ids, value) ? value : time;
    if (twice == value || Layout.contains(ids, time)) {
      throw new FormatException(
          source, null, "one column cannot be two of --id, --time and --value: " + names[twice]);
    }
    return new Layout(names, header, ids, time, new int[] {value}, regressors);
  }

  /** A column, also one with a comma in its name, or several; none if that is not said. */
  private List<String> idColumns() {
    String columns = settings.id();
    boolean one = Arrays.asList(names).contains(columns);
    if (columns == null || (columns.equals(NO_ID) && !one)) {
      return List.of();
    }
    return one ? List.of(columns) : List.of(columns.split(",", -1));
  }

  private int time(Predicate<Integer> free) throws FormatException {
    int named = first(free.and(i -> isNamedTime(i)));
    if (named >= 0) {
      return named;
    }
    int dated = first(free.and(i -> content.areTimes(i) && !content.isWhole(i)));
    if (dated >= 0) {
      // A count to the left of it makes bare years the values, such as 1,902 visitors.
      int counter =
          first(free.and(i -> i < dated && content.isNumeric(dated) && content.isCounter(i)));
      return counter >= 0 ? counter : dated;
    }
    // It is better to refuse times that are not known than to go on without them.
    Predicate<Integer> meantAsTime =
        i -> isNamedAsTime(i) || (settings.timeFormat() == null && content.areDates(i));
    int unknown = first(free.and(meantAsTime).and(i -> !content.isNumeric(i)));
    if (unknown < 0 && settings.timeFormat() != null) {
      String reason = "has no column of times that are written as " + settings.timeFormat();
      throw new FormatException(source, null, reason);
    }
    // Where times are numbers of another kind, the order of the rows is better than a count.
    boolean mayCount = columns > 1 && first(free.and(this::isNamedAsTime)) < 0;
    return unknown < 0 && mayCount ? first(free.and(content::isCounter)) : unknown;
  }

  private boolean isNamedAsTime(int column) {
    return header && Heading.TIME.is(names[column]) && !content.cells(column).isEmpty();
  }

  private boolean isNamedAsValue(int column) {
    return header && (Heading.VALUE.is(names[column]) || Heading.PERHAPS_VALUE.is(names[column]));
  }

  private boolean isNamedTime(int column) {
    return isNamedAsTime(column)
        && (content.areTimes(column) || TimeForms.mostAreTimes(content.cells(column)));
  }

  private int value(Predicate<Integer> free) throws FormatException {
    int surely = first(free.and(i -> header && Heading.VALUE.is(names[i])));
    int named = surely >= 0 ? surely : first(free.and(this::isNamedAsValue));
    Predicate<Integer> numeric = free.and(content::isNumeric);
    int other = first(numeric.and(i -> !isNamedAsTime(i)));
    int value = named >= 0 ? named : other >= 0 ? other : first(numeric);
    if (value < 0) {
      throw noValues();
    }
    return value;
  }

  private int first(Predicate<Integer> test) {
    return IntStream.range(0, columns).filter(test::test).findFirst().orElse(-1);
  }

  private int[] said(String option, List<String> columns) throws FormatException {
    int[] found = new int[columns.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = said(option, columns.get(i));
    }
    return found;
  }

  private int said(String option, String column) throws FormatException {
    int exact = first(i -> names[i].equals(column));
    int found =
        exact >= 0
            ? exact
            : first(i -> names[i].equalsIgnoreCase(column) || column.equals("" + (i + 1)));
    if (found >= 0) {
      return found;
    }
    throw new FormatException(
        source,
        null,
        option + ": there is no column '" + column + "'; there are " + String.join(", ", names));
  }

  private FormatException noValues() {
    for (int i = 0; i < columns; i++) {
      for (CsvRows.Row row : sample) {
        String cell = row.cell(i);
        if (NumberCell.looksLikeNumber(cell)
            && !numbers.isNumber(cell)
            && !cell.isEmpty()
            && !content.areTimes(i)) {
          String place = "line " + row.line() + ", column " + names[i];
          return new FormatException(source, place, numbers.fault(cell));
        }
      }
    }
    String reason =
        sample.isEmpty() ? "has no rows" : "has no column of numbers; say which it is with --value";
    return new FormatException(source, null, reason);
  }
}
