package elman.gradient;

import elman.io.FormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Which columns of a log are read, found out from its first line.
 *
 * @param delimiter what is between cells: a tab, a comma, or 0 for one cell a line
 * @param header the cells of the line that names the columns; empty if there is none
 * @param norm place of the norms
 * @param step place of the steps' numbers, or -1
 * @param clipped place of what says whether a step was clipped, or -1
 */
record NormColumns(char delimiter, List<String> header, int norm, int step, int clipped) {
  private static final String USUAL = "grad_norm";

  /** What others call it, after the last slash and without signs between words. */
  private static final Set<String> KNOWN = Set.of("gradnorm", "gradientnorm");

  /**
   * Reads the first line.
   *
   * @param source what messages call the log
   * @param wanted name or number of the column of norms; null for the usual one
   */
  static NormColumns of(String source, String line, String wanted) throws FormatException {
    char delimiter = line.indexOf('\t') >= 0 ? '\t' : line.indexOf(',') >= 0 ? ',' : 0;
    List<String> cells = cells(source, 1, line, delimiter);
    boolean headed = cells.stream().anyMatch(cell -> !cell.isEmpty() && !NormText.isNumber(cell));
    if (headed && !isNorm(cells, wanted)) {
      int norm = wanted == null ? usual(source, cells) : said(source, cells, wanted);
      return new NormColumns(delimiter, cells, norm, place(cells, "step"), place(cells, "clipped"));
    }
    return new NormColumns(delimiter, List.of(), unnamed(source, cells.size(), wanted), -1, -1);
  }

  /** Whether the column that is wanted by its number has one in it, and no name. */
  private static boolean isNorm(List<String> cells, String wanted) {
    return IntStream.range(0, cells.size())
        .anyMatch(i -> Integer.toString(i + 1).equals(wanted) && NormText.isNumber(cells.get(i)));
  }

  private static int unnamed(String source, int count, String wanted) throws FormatException {
    if (wanted == null && count > 1) {
      String reason = "has " + count + " columns and no line that names them; say which holds the";
      throw new FormatException(source, null, reason + " norms, such as --column 2");
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      numbers.add(Integer.toString(i));
    }
    return wanted == null ? 0 : said(source, numbers, wanted);
  }

  private static int usual(String source, List<String> names) throws FormatException {
    if (names.size() == 1) {
      return 0;
    }
    int place = place(names, USUAL);
    for (int i = 0; place < 0 && i < names.size(); i++) {
      String name = names.get(i).substring(names.get(i).lastIndexOf('/') + 1);
      String letters = name.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
      place = KNOWN.contains(letters) ? i : -1;
    }
    if (place < 0) {
      throw none(source, USUAL, names, "; say with --column which holds the norms");
    }
    return place;
  }

  private static int said(String source, List<String> names, String wanted) throws FormatException {
    int place = place(names, wanted);
    for (int i = 0; place < 0 && i < names.size(); i++) {
      boolean same = names.get(i).equalsIgnoreCase(wanted);
      place = same || wanted.equals(Integer.toString(i + 1)) ? i : -1;
    }
    if (place < 0) {
      throw none(source, wanted, names, "");
    }
    return place;
  }

  private static FormatException none(
      String source, String wanted, List<String> names, String remedy) {
    String there = "there is no column '" + wanted + "'; there are " + String.join(", ", names);
    return new FormatException(source, null, there + remedy);
  }

  private static int place(List<String> names, String name) {
    return names.indexOf(name);
  }

  /** How many cells a row has to have. */
  int needed() {
    return 1 + Math.max(norm, Math.max(step, clipped));
  }

  /** The cells of a line, without blanks around them. */
  List<String> cells(String source, long number, String line) throws FormatException {
    return cells(source, number, line, delimiter);
  }

  private static List<String> cells(String source, long number, String line, char delimiter)
      throws FormatException {
    if (delimiter == 0) {
      return List.of(unquoted(line.strip()));
    }
    if (delimiter == ',' && line.indexOf('"') >= 0) {
      return quoted(source, number, line);
    }
    List<String> cells = new ArrayList<>();
    for (int from = 0; from <= line.length(); ) {
      int at = line.indexOf(delimiter, from);
      int to = at < 0 ? line.length() : at;
      cells.add(line.substring(from, to).strip());
      from = to + 1;
    }
    return cells;
  }

  private static String unquoted(String cell) {
    boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
    return quoted ? cell.substring(1, cell.length() - 1) : cell;
  }

  private static List<String> quoted(String source, long number, String line)
      throws FormatException {
    try (CSVParser parser = CSVParser.parse(line, CSVFormat.DEFAULT)) {
      return parser.getRecords().get(0).stream().map(String::strip).toList();
    } catch (IOException | RuntimeException e) {
      String reason = "has a quote that is not closed, or text behind one";
      throw new FormatException(source, "line " + number, reason, e);
    }
  }
}
