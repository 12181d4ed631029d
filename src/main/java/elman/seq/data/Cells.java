package elman.seq.data;

import elman.io.Decimal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The cells of a line of CSV, and the numbers in them. */
final class Cells {
  /** Of several delimiters that would do, the first. */
  private static final String DELIMITERS = ",;\t";

  private Cells() {}

  /** What is between the cells of a first line: what there is most of; a comma if nothing is. */
  static char delimiter(String line) {
    char best = ',';
    int most = 0;
    for (int i = 0; i < DELIMITERS.length(); i++) {
      int count = split(line, DELIMITERS.charAt(i)).size();
      if (count > most) {
        most = count;
        best = DELIMITERS.charAt(i);
      }
    }
    return best;
  }

  /**
   * The cells of a line, without blanks around them.
   *
   * @return none if a quote is not closed or text is behind one
   */
  static List<String> split(String line, char delimiter) {
    return line.indexOf('"') < 0 ? plain(line, delimiter) : quoted(line, delimiter);
  }

  private static List<String> plain(String line, char delimiter) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    for (int to = line.indexOf(delimiter); to >= 0; to = line.indexOf(delimiter, from)) {
      cells.add(line.substring(from, to).strip());
      from = to + 1;
    }
    cells.add(line.substring(from).strip());
    return cells;
  }

  private static List<String> quoted(String line, char delimiter) {
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(delimiter)
            .setQuote('"')
            .setIgnoreSurroundingSpaces(true)
            .get();
    try (CSVParser parser = CSVParser.parse(line, format)) {
      List<CSVRecord> records = parser.getRecords();
      return records.size() == 1 ? records.get(0).stream().map(String::strip).toList() : List.of();
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      return List.of();
    }
  }

  /** The cells of the line that was taken last. */
  static List<String> split(Lines lines, String line, char delimiter) throws IOException {
    List<String> cells = split(line, delimiter);
    if (cells.isEmpty()) {
      throw lines.fault("has a quote that is not closed in the same line, or text behind one");
    }
    return cells;
  }

  /** Whether a cell is a number: finite, with a decimal point if with any. */
  static boolean isNumber(String cell) {
    return !Float.isNaN(parse(cell));
  }

  /**
   * A number.
   *
   * @param column which one it is, for messages
   */
  static float number(Lines lines, String cell, String column) throws IOException {
    float value = parse(cell);
    if (Float.isNaN(value)) {
      String found = cell.isEmpty() ? "empty" : "\"" + cell + "\"";
      throw lines.fault(
          "column " + column + " is " + found + ", not a finite number of float32 such as 0.5");
    }
    return value;
  }

  /** The number, or NaN if it is none. */
  static float parse(String cell) {
    try {
      float value = Decimal.parseFloat(cell);
      return Float.isFinite(value) ? value : Float.NaN;
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  /** The number of a time, which may have more digits than a float holds, or NaN if it is none. */
  static double time(String cell) {
    return Decimal.parseOrNaN(cell);
  }
}
