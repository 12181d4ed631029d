package elman.series.table;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a text up to the first that has a quote in it; what follows is left to be read by
 * those who know quotes. Most files have none, and then this is several times as fast.
 */
final class PlainRows extends Reader {
  private static final int BLOCK = 1 << 16;

  private final Reader in;
  private char[] block = new char[BLOCK];
  private int at;
  private int end;
  private boolean ended;
  private boolean quoted;
  private long lines;
  private int width = 8;

  PlainRows(Reader in) {
    this.in = in;
  }

  /** The first characters, which are not taken. */
  String head() throws IOException {
    while (end < block.length && !ended) {
      fill();
    }
    return new String(block, at, end - at);
  }

  /** Reads more behind what is there, for which there is room. */
  private void fill() throws IOException {
    int n = in.read(block, end, block.length - end);
    ended = n < 0;
    end += Math.max(n, 0);
  }

  /** Makes room, and reads more. */
  private void more() throws IOException {
    if (at > 0) {
      System.arraycopy(block, at, block, 0, end - at);
      end -= at;
      at = 0;
    }
    if (end == block.length) {
      block = Arrays.copyOf(block, 2 * block.length);
    }
    fill();
  }

  /** Whether rows end because the next one has a quote. */
  boolean isQuoted() {
    return quoted;
  }

  /** Lines that were taken. */
  long lines() {
    return lines;
  }

  /**
   * Takes a row.
   *
   * @return null if it has a quote, or there is none
   */
  CsvRows.Row next(char delimiter) throws IOException {
    while (!quoted) {
      int size = lineLength();
      if (quoted || (size == 0 && at == end)) {
        return null;
      }
      int from = at;
      at += size;
      skipLineEnd();
      lines++;
      if (size > 0) {
        return new CsvRows.Row(cells(from, from + size, delimiter), lines);
      }
    }
    return null;
  }

  /** Of the line that begins here, which is in the block then, with a character behind it. */
  private int lineLength() throws IOException {
    int size = 0;
    while (true) {
      for (; at + size < end; size++) {
        char c = block[at + size];
        if (c == '"') {
          quoted = true;
          return size;
        }
        boolean complete = c == '\n' || (c == '\r' && (at + size + 1 < end || ended));
        if (complete) {
          return size;
        }
        if (c == '\r') {
          break;
        }
      }
      if (ended) {
        return size;
      }
      more();
    }
  }

  private void skipLineEnd() {
    if (at < end && block[at] == '\r') {
      at++;
      at += at < end && block[at] == '\n' ? 1 : 0;
    } else if (at < end) {
      at++;
    }
  }

  private String[] cells(int from, int to, char delimiter) {
    List<String> cells = new ArrayList<>(width);
    int first = from;
    for (int i = from; i <= to; i++) {
      if (i == to || block[i] == delimiter) {
        cells.add(stripped(first, i));
        first = i + 1;
      }
    }
    width = cells.size();
    return cells.toArray(new String[0]);
  }

  private String stripped(int from, int to) {
    int first = from;
    int last = to;
    while (first < last && Character.isWhitespace(block[first])) {
      first++;
    }
    while (last > first && Character.isWhitespace(block[last - 1])) {
      last--;
    }
    return new String(block, first, last - first);
  }

  /** Reads what was not taken as rows. */
  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    if (at == end) {
      return in.read(to, offset, length);
    }
    int n = Math.min(length, end - at);
    System.arraycopy(block, at, to, offset, n);
    at += n;
    return n;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
