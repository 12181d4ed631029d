package elman.seq.data;

import elman.io.Messages;
import elman.seq.data.ExampleOptions.Gold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Which column of a CSV file is what.
 *
 * @param line as it is written; null if the file has none
 * @param delimiter between cells
 * @param names of all columns
 * @param id column of the identifier, or -1
 * @param time column of the time, or -1
 * @param label column of the label, or -1
 * @param features the columns of numbers
 */
record Header(
    String line,
    char delimiter,
    List<String> names,
    int id,
    int time,
    int label,
    List<Integer> features) {
  /** The column that says which rows belong together. */
  private static final String ID = "id";

  private static final String TIME = "t";
  private static final String LABEL = "label";

  /** Whether a first line is the header of a file in long form: it has a column for identifiers. */
  static boolean isLongForm(String line) {
    List<String> cells = Cells.split(line, Cells.delimiter(line));
    return cells.size() > 1
        && cells.contains(ID)
        && (cells.contains(TIME) || cells.contains(LABEL));
  }

  /** What a message adds about a first line that may be meant for such a header. */
  static String hint(Lines lines, String line) {
    return lines.isFirst() && (line.indexOf(',') >= 0 || line.indexOf(';') >= 0)
        ? "; or the file is a CSV table, whose header names columns id, t and label"
        : "";
  }

  /**
   * The header of a file in long form, the line that was taken last.
   *
   * @throws elman.io.FormatException if a column is missing or is there twice
   */
  static Header longForm(Lines lines, String line, ExampleOptions options) throws IOException {
    char delimiter = Cells.delimiter(line);
    List<String> names = Cells.split(lines, line, delimiter);
    if (new HashSet<>(names).size() < names.size()) {
      throw lines.fault("names a column twice");
    }
    int id = names.indexOf(ID);
    int time = names.indexOf(TIME);
    int label = names.indexOf(LABEL);
    if (id < 0) {
      throw lines.fault("has no column " + ID + ", which a header of long form has");
    }
    List<Integer> features = features(lines, names, List.of(id, time, label), options);
    if (features.isEmpty()) {
      throw lines.fault("has no column of numbers beside " + String.join(", ", names));
    }
    if (label < 0 && options.gold() == Gold.REQUIRED) {
      throw lines.fault("has no column " + LABEL + " to learn from");
    }
    int gold = options.gold() == Gold.ABSENT ? -1 : label;
    return new Header(line, delimiter, names, id, time, gold, features);
  }

  /**
   * What the columns of a file of one row each are; its header is taken, if it has one.
   *
   * @param first the first line, which need not be a header
   * @param second the line behind it, or null
   * @param labelled whether there may be a label
   * @throws elman.io.FormatException if a column is missing, or one too many
   */
  static Header ofRows(
      Lines lines, String first, String second, boolean labelled, ExampleOptions options)
      throws IOException {
    char delimiter = Cells.delimiter(first);
    List<String> cells = Cells.split(first, delimiter);
    boolean named =
        (labelled && cells.contains(LABEL))
            || (!options.columns().isEmpty() && cells.containsAll(options.columns()))
            || isNames(cells, second, delimiter, labelled);
    if (named) {
      lines.nextFilled();
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      names.add(named ? cells.get(i) : String.valueOf(i + 1));
    }
    int id = named ? names.indexOf(ID) : -1;
    int label = labelled ? label(names, named, id, options) : -1;
    List<Integer> used = List.of(id, label);
    List<Integer> features =
        named ? features(lines, names, used, options) : others(cells.size(), used);
    boolean skipped = options.gold() == Gold.ABSENT || label == cells.size();
    return new Header(
        named ? first : null, delimiter, names, id, -1, skipped ? -1 : label, features);
  }

  private static boolean isNames(
      List<String> cells, String second, char delimiter, boolean labelled) {
    List<String> next = second == null ? List.of() : Cells.split(second, delimiter);
    int numbers = labelled ? Math.max(1, cells.size() - 1) : cells.size();
    for (int i = 0; i < Math.min(numbers, cells.size()); i++) {
      boolean number = Cells.isNumber(cells.get(i));
      if (!number && !cells.get(i).isBlank() && (next.size() <= i || Cells.isNumber(next.get(i)))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The label's column: the one of that name, else the last that is neither the identifier nor
   * known as one of numbers; as many as there are, if none.
   */
  private static int label(List<String> names, boolean named, int id, ExampleOptions options) {
    int found = named ? names.indexOf(LABEL) : -1;
    if (found >= 0) {
      return found;
    }
    int last = names.size() - 1;
    while (named && last >= 0 && (last == id || options.columns().contains(names.get(last)))) {
      last--;
    }
    int numbers = names.size() - (id < 0 ? 0 : 1);
    boolean none =
        options.gold() == Gold.ABSENT
            || last < 0
            || (options.gold() == Gold.OPTIONAL && numbers == options.dimensions());
    return none ? names.size() : last;
  }

  /**
   * The columns of numbers: those that are wanted, else all that are left.
   *
   * @param used columns that are something else, or -1
   * @throws elman.io.FormatException if one is missing, or there are others
   */
  private static List<Integer> features(
      Lines lines, List<String> names, List<Integer> used, ExampleOptions options)
      throws IOException {
    List<Integer> left = others(names.size(), used);
    if (options.columns().isEmpty()) {
      return left;
    }
    List<Integer> features = options.columns().stream().map(names::indexOf).toList();
    int missing = features.indexOf(-1);
    left.removeAll(features);
    if (missing < 0 && left.isEmpty()) {
      return features;
    }
    String reason =
        missing >= 0
            ? "has no column " + options.columns().get(missing) + ", which was"
            : "has a column " + names.get(left.get(0)) + ", which was not";
    throw lines.fault(reason + " there in training: " + String.join(", ", options.columns()));
  }

  private static List<Integer> others(int size, List<Integer> used) {
    List<Integer> others = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (!used.contains(i)) {
        others.add(i);
      }
    }
    return others;
  }

  /** Names of the columns of numbers, in their order; none if the file has none, or one twice. */
  List<String> columns() {
    List<String> columns = features.stream().map(names::get).toList();
    return line == null || new HashSet<>(columns).size() < columns.size() ? List.of() : columns;
  }

  /**
   * The cells of the line that was taken last.
   *
   * @throws elman.io.FormatException if they are more or less than there are columns
   */
  List<String> cells(Lines lines, String row) throws IOException {
    List<String> cells = Cells.split(lines, row, delimiter);
    if (cells.size() != names.size()) {
      throw lines.fault(
          "has "
              + Messages.counted(cells.size(), "column", "columns")
              + ", the "
              + (line == null ? "first line " : "header ")
              + names.size());
    }
    return cells;
  }

  /**
   * The numbers of a row.
   *
   * @throws elman.io.FormatException naming the column that is none
   */
  float[] numbers(Lines lines, List<String> cells) throws IOException {
    float[] numbers = new float[features.size()];
    for (int i = 0; i < numbers.length; i++) {
      int column = features.get(i);
      numbers[i] = Cells.number(lines, cells.get(column), names.get(column));
    }
    return numbers;
  }

  /** A row's label, as a list; an empty one if there is none. */
  List<String> gold(Lines lines, List<String> cells) throws IOException {
    if (label < 0) {
      return List.of();
    }
    if (cells.get(label).isEmpty()) {
      throw lines.fault("column " + names.get(label) + " is empty, not a label");
    }
    return List.of(cells.get(label));
  }
}
