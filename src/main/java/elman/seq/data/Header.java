package elman.seq.data;

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

  /** Whether a first line is the header of a file in long form: it has a column for identifiers. */
  static boolean isLongForm(String line, ExampleOptions options) {
    List<String> cells = Cells.split(line, Cells.delimiter(line));
    return cells.size() > 1
        && cells.contains(options.id())
        && (cells.contains(options.time()) || cells.contains(options.label()));
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
    int id = names.indexOf(options.id());
    int time = names.indexOf(options.time());
    int label = names.indexOf(options.label());
    if (id < 0) {
      throw lines.fault("has no column " + options.id() + ", which a header of long form has");
    }
    List<Integer> features = others(names.size(), id, time, label);
    if (features.isEmpty()) {
      throw lines.fault("has no column of numbers beside " + String.join(", ", names));
    }
    if (label < 0 && options.gold() == Gold.REQUIRED) {
      throw lines.fault("has no column " + options.label() + " to learn from");
    }
    int gold = options.gold() == Gold.ABSENT ? -1 : label;
    return new Header(line, delimiter, names, id, time, gold, features);
  }

  /**
   * What the columns of a file of one row each are.
   *
   * @param first the first line, which need not be a header
   * @param second the line behind it, or null
   * @param labelled whether there may be a label
   */
  static Header ofRows(String first, String second, boolean labelled, ExampleOptions options) {
    char delimiter = Cells.delimiter(first);
    List<String> cells = Cells.split(first, delimiter);
    boolean named =
        (labelled && cells.contains(options.label()))
            || isNames(cells, second, delimiter, labelled);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      names.add(named ? cells.get(i) : String.valueOf(i + 1));
    }
    int id = named ? names.indexOf(options.id()) : -1;
    int label = labelled ? label(names, named, id, options) : -1;
    boolean skipped = options.gold() == Gold.ABSENT || label == cells.size();
    List<Integer> features = others(cells.size(), id, -1, label);
    return new Header(
        named ? first : null, delimiter, names, id, -1, skipped ? -1 : label, features);
  }

  private static boolean isNames(
      List<String> cells, String second, char delimiter, boolean labelled) {
    List<String> next = second == null ? List.of() : Cells.split(second, delimiter);
    int numbers = labelled ? Math.max(1, cells.size() - 1) : cells.size();
    for (int i = 0; i < Math.min(numbers, cells.size()); i++) {
      boolean number = Cells.isNumber(cells.get(i));
      if (!number && (next.size() <= i || Cells.isNumber(next.get(i)))) {
        return true;
      }
    }
    return false;
  }

  /** The label's column: the one of that name, else the last; as many as there are, if none. */
  private static int label(List<String> names, boolean named, int id, ExampleOptions options) {
    int found = named ? names.indexOf(options.label()) : -1;
    if (found >= 0) {
      return found;
    }
    int numbers = names.size() - (id < 0 ? 0 : 1);
    boolean none =
        options.gold() == Gold.ABSENT
            || (options.gold() == Gold.OPTIONAL && numbers == options.dimensions());
    return none ? names.size() : names.size() - 1;
  }

  private static List<Integer> others(int size, int id, int time, int label) {
    List<Integer> features = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (i != id && i != time && i != label) {
        features.add(i);
      }
    }
    return features;
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
              + cells.size()
              + (cells.size() == 1 ? " column, the " : " columns, the ")
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
