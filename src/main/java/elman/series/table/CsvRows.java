package elman.series.table;

import elman.io.FormatException;
import elman.io.Source;
import elman.io.Utf8;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a file: cells without blanks around them. Empty lines are passed over. */
final class CsvRows implements Closeable {
  /** Rows that are looked at before any is used. */
  private static final int SAMPLE = 500;

  /** Lines that say what is between cells. */
  private static final int LOOK_LINES = 20;

  /** More than any number of delimiters, for one that all lines have the same number of. */
  private static final long SAME = 1L << 32;

  /** Of several that would do, the first. */
  private static final String DELIMITERS = "\t;,|";

  /** How a first line begins by which spreadsheets know what is between cells. */
  private static final String SAYS_DELIMITER = "sep=";

  private static final char[] LINE_ENDS = {'\n', '\r'};

  /**
   * A row.
   *
   * @param cells its cells
   * @param line where it ends
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(String[] cells, long line) {
    /**
     * Whether nothing is in any of its cells, as in rows that spreadsheets leave behind a table.
     */
    boolean isEmpty() {
      return Arrays.stream(cells).allMatch(String::isEmpty);
    }

    /** A cell; an empty one where the row is too short. */
    String cell(int column) {
      return column < cells.length ? cells[column] : "";
    }
  }

  private final Source source;
  private final TailReader tail;
  private final char delimiter;
  private final PlainRows plain;
  private final Deque<Row> ahead = new ArrayDeque<>();

  /** From the first row with a quote on; null before. */
  private CSVParser parser;

  private Iterator<CSVRecord> records;
  private int columns;

  /**
   * Opens a file.
   *
   * @param settings says what stands before fractions, which may be between cells too
   * @throws IOException if it cannot be read
   */
  CsvRows(Source source, TableSettings settings) throws IOException {
    this.source = source;
    tail = new TailReader(Utf8.reader(source));
    plain = new PlainRows(tail);
    try {
      delimiter = delimiter(settings);
      if (plain.head().startsWith(SAYS_DELIMITER)) {
        plain.next('\n');
      }
      while (ahead.size() < SAMPLE) {
        Row row = read();
        if (row == null) {
          break;
        }
        ahead.add(row);
      }
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  private char delimiter(TableSettings settings) throws IOException {
    String head = plain.head();
    if (head.startsWith(SAYS_DELIMITER) && head.length() > SAYS_DELIMITER.length()) {
      return head.charAt(SAYS_DELIMITER.length());
    }
    List<String> lines = firstLines(head);
    char best = ',';
    long most = 0;
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char candidate = DELIMITERS.charAt(i);
      long[] counts = lines.stream().mapToLong(line -> count(line, candidate)).toArray();
      long sum = 0;
      boolean same = true;
      for (long count : counts) {
        sum += count;
        same &= count == counts[0];
      }
      boolean decimal = candidate == settings.decimal();
      long score = sum == 0 ? 0 : decimal ? 1 : same ? SAME : sum + 1;
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return best;
  }

  private static List<String> firstLines(String text) {
    List<String> lines =
        new ArrayList<>(text.lines().filter(line -> !line.isBlank()).limit(LOOK_LINES).toList());
    if (lines.size() > 1 && lines.size() < LOOK_LINES) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** How often a character is in a line outside of quotes. */
  private static long count(String line, char wanted) {
    boolean quoted = false;
    long count = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += c == wanted && !quoted ? 1 : 0;
    }
    return count;
  }

  /** What is between cells. */
  char delimiter() {
    return delimiter;
  }

  /** The first rows that are not taken, without taking them. */
  List<Row> sample() {
    return List.copyOf(ahead);
  }

  /** Takes a row; null behind the last. */
  Row next() throws IOException {
    Row row = ahead.poll();
    return row == null ? read() : row;
  }

  /** Whether the file ends in the middle of a line, once the last row is taken. */
  boolean isCut() {
    return tail.last != LINE_ENDS[0] && tail.last != LINE_ENDS[1];
  }

  /** In a table of one column a line of blanks is a missing value, in others it is none. */
  private Row read() throws IOException {
    Row row = readAny();
    while (row != null && columns > 1 && row.cells.length == 1 && row.isEmpty()) {
      row = readAny();
    }
    columns = row == null ? columns : Math.max(columns, row.cells.length);
    return row;
  }

  private Row readAny() throws IOException {
    if (parser == null) {
      Row row = plain.next(delimiter);
      if (row != null || !plain.isQuoted()) {
        return row;
      }
      parser = parser();
      records = parser.iterator();
    }
    return readQuoted();
  }

  private CSVParser parser() throws IOException {
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(delimiter)
            .setQuote('"')
            .setIgnoreEmptyLines(true)
            .setIgnoreSurroundingSpaces(true)
            .get();
    return CSVParser.builder().setReader(plain).setFormat(format).get();
  }

  private long line() {
    return plain.lines() + parser.getCurrentLineNumber();
  }

  private Row readQuoted() throws IOException {
    try {
      if (!records.hasNext()) {
        return null;
      }
      String[] cells = records.next().values();
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cells[i].strip();
      }
      return new Row(cells, line());
    } catch (UncheckedIOException | IllegalStateException e) {
      throw fault(e);
    }
  }

  /** What the reader threw is as it should be; the rest is about quotes. */
  private IOException fault(RuntimeException e) {
    IOException cause = e.getCause() instanceof IOException known ? known : null;
    if (cause == null || tail.failed) {
      return cause == null ? new IOException(e) : cause;
    }
    String place = "line " + line();
    return new FormatException(
        source.name(), place, "has a quote that is not closed, or text behind one", e);
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  /** Knows what the last character was. */
  private static final class TailReader extends FilterReader {
    private char last = '\n';
    private boolean failed;

    TailReader(Reader in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      char[] one = new char[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] to, int at, int length) throws IOException {
      failed = true;
      int n = in.read(to, at, length);
      failed = false;
      last = n > 0 ? to[at + n - 1] : last;
      return n;
    }
  }
}
