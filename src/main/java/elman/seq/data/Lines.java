package elman.seq.data;

import elman.io.FormatException;
import elman.io.Source;
import elman.io.Utf8;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text, which end with LF or CR LF; those to come can be looked at. */
final class Lines implements Closeable {
  /** Characters of a line; no row of any of the formats needs as many. */
  private static final int LONGEST = 1 << 25;

  /** Lines that are looked at for one that is none. */
  private static final int MOST_COMMENTS = 1000;

  private static final int BLOCK = 1 << 15;

  private final String name;
  private final Reader in;
  private final List<String> ahead = new ArrayList<>();
  private final char[] block = new char[BLOCK];
  private int at;
  private int end;
  private long count;
  private long filled;

  /** Opens a source. */
  Lines(Source source) throws IOException {
    this(source.name(), source.open());
  }

  /**
   * Takes a stream that is open.
   *
   * @param name what messages call it
   * @param decoded no longer compressed
   */
  Lines(String name, InputStream decoded) {
    this.name = name;
    in = Utf8.reader(name, decoded);
  }

  /** What messages call the text. */
  String name() {
    return name;
  }

  /** How many lines were taken: the number of the last one, counted from 1. */
  long count() {
    return count;
  }

  /** Whether the last line that was taken is the first that is not blank. */
  boolean isFirst() {
    return filled == 1;
  }

  /** Where the last line that was taken is. */
  String place() {
    return "line " + count;
  }

  /** A complaint about the last line that was taken. */
  FormatException fault(String reason) {
    return new FormatException(name, place(), reason);
  }

  /** Takes a line; null behind the last. */
  String next() throws IOException {
    String line = ahead.isEmpty() ? read() : ahead.remove(0);
    count += line == null ? 0 : 1;
    filled += line == null || line.isBlank() ? 0 : 1;
    return line;
  }

  /** Takes a line that is not blank; null if there is none. */
  String nextFilled() throws IOException {
    String line = next();
    while (line != null && line.isBlank()) {
      line = next();
    }
    return line;
  }

  /**
   * The next lines up to a blank one behind them, unless that is behind the beginning of a document
   * of CoNLL; at most as many. None of them is taken.
   */
  List<String> sample(int most) throws IOException {
    List<String> found = new ArrayList<>();
    for (int i = 0; found.size() < most; i++) {
      String line = peek(i);
      boolean going = found.isEmpty() || found.get(found.size() - 1).startsWith(Conll.DOCUMENT);
      if (line == null || (line.isBlank() && !going)) {
        break;
      }
      if (!line.isBlank()) {
        found.add(line);
      }
    }
    return found;
  }

  /** The first of the next lines that is neither blank nor a comment, which is not taken. */
  String content() throws IOException {
    for (int i = 0; i < MOST_COMMENTS; i++) {
      String line = peek(i);
      if (line == null || !(line.isBlank() || line.startsWith("#"))) {
        return line;
      }
    }
    return null;
  }

  private String peek(int index) throws IOException {
    while (ahead.size() <= index) {
      String line = read();
      if (line == null) {
        return null;
      }
      ahead.add(line);
    }
    return ahead.get(index);
  }

  private String read() throws IOException {
    StringBuilder parts = null;
    while (at < end || fill()) {
      int from = at;
      while (at < end && block[at] != '\n') {
        at++;
      }
      if (at < end && parts == null) {
        at++;
        return chopped(new String(block, from, at - 1 - from));
      }
      parts = parts == null ? new StringBuilder() : parts;
      parts.append(block, from, at - from);
      if (parts.length() > LONGEST) {
        throw new FormatException(
            name,
            "line " + (count + ahead.size() + 1),
            "is longer than " + LONGEST + " characters; an example is at most that long");
      }
      if (at < end) {
        at++;
        break;
      }
    }
    return parts == null ? null : chopped(parts.toString());
  }

  private static String chopped(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(block));
    return end > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
