package elman.memory;

import elman.io.Decimal;
import elman.io.FormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads patterns that are lines. Empty lines are passed over. */
final class RowReader implements PatternReader.Bits {
  /** Bytes that a line has at most: as many as its bits take with signs and separators. */
  private static final int LONGEST = 3 * PatternReader.MOST_BITS;

  /** Of a value that is none, what is quoted. */
  private static final int LONGEST_CELL = 20;

  private static final String SEPARATORS = ",;\t ";
  private static final String EXPECTED =
      "; rows of 0 and 1, rows of 1 and -1, or a PBM picture would do";

  private final String source;
  private final InputStream in;
  private long line;

  /** Whether zeros are written as -1; null until a row says so. */
  private Boolean signed;

  RowReader(String source, InputStream in) {
    this.source = source;
    this.in = in;
  }

  @Override
  public String place() {
    return "line " + line;
  }

  @Override
  public Pattern next() throws IOException {
    for (String text = readLine(); text != null; text = readLine()) {
      String row = text.strip();
      if (!row.isEmpty()) {
        return parse(row);
      }
    }
    return null;
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream bytes = null;
    for (int c = in.read(); c >= 0; c = in.read()) {
      bytes = bytes == null ? new ByteArrayOutputStream() : bytes;
      if (c == '\n') {
        break;
      }
      bytes.write(c);
      if (bytes.size() > LONGEST) {
        line++;
        throw tooLong();
      }
    }
    if (bytes == null) {
      return null;
    }
    line++;
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    boolean marked = line == 1 && text.startsWith("\u00ef\u00bb\u00bf");
    return marked ? text.substring(3) : text;
  }

  private FormatException tooLong() {
    return new FormatException(
        source, place(), "has more than " + PatternReader.MOST_BITS + " bits");
  }

  private Pattern parse(String row) throws FormatException {
    String separator = separator(row);
    String values = separator.equals(" ") ? row.replaceAll(" +", " ") : row;
    int count = separator.isEmpty() ? values.length() : count(values, separator) + 1;
    if (count > PatternReader.MOST_BITS) {
      throw tooLong();
    }
    float[] bits = new float[count];
    int from = 0;
    for (int i = 0; i < count; i++) {
      int end = separator.isEmpty() ? from + 1 : values.indexOf(separator, from);
      String cell = values.substring(from, end < 0 ? values.length() : end);
      bits[i] = bit(cell.strip(), i + 1);
      from = end + separator.length();
    }
    boolean minus = Boolean.TRUE.equals(signed);
    return new Pattern(bits, 0, new PatternForm(PatternForm.Kind.ROWS, minus, separator));
  }

  /** The first that is there; a comma with a space behind it is a comma. */
  private static String separator(String row) {
    for (int i = 0; i < SEPARATORS.length(); i++) {
      if (row.indexOf(SEPARATORS.charAt(i)) >= 0) {
        return SEPARATORS.substring(i, i + 1);
      }
    }
    return row.startsWith("-") || row.startsWith("+") || row.contains(".") ? "," : "";
  }

  private static int count(String values, String separator) {
    return (int) values.chars().filter(c -> c == separator.charAt(0)).count();
  }

  private float bit(String cell, int column) throws FormatException {
    double value = value(cell);
    if (value == 1) {
      return 1;
    }
    if (value != 0 && value != -1) {
      throw new FormatException(source, place(), complaint(cell, column) + EXPECTED);
    }
    boolean minus = value == -1;
    if (signed != null && signed != minus) {
      throw new FormatException(
          source,
          place() + ", column " + column,
          "there is 0 as well as -1: write 1 and 0, or 1 and -1");
    }
    signed = minus;
    return -1;
  }

  private static double value(String cell) {
    boolean usual = cell.equals("1") || cell.equals("0");
    return usual ? cell.charAt(0) - '0' : Decimal.parseOrNaN(cell);
  }

  private static String complaint(String cell, int column) {
    String found = cell.length() > LONGEST_CELL ? cell.substring(0, LONGEST_CELL) + "..." : cell;
    return "column " + column + (cell.isEmpty() ? " is empty" : " is " + found);
  }
}
