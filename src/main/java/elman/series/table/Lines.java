package elman.series.table;

import elman.io.FormatException;
import java.util.ArrayList;
import java.util.List;

/** Lines of several files in one count, so that a number says where something is from. */
final class Lines {
  private final List<String> sources = new ArrayList<>();
  private final List<Integer> before = new ArrayList<>();
  private int last;

  /** Begins the next file. */
  void open(String source) {
    sources.add(source);
    before.add(last);
  }

  /** The number of a line of the current file over all files. */
  int count(long line) {
    last = (int) Math.min(Integer.MAX_VALUE, before.get(before.size() - 1) + line);
    return last;
  }

  private int file(int line) {
    int file = sources.size() - 1;
    while (file > 0 && line <= before.get(file)) {
      file--;
    }
    return file;
  }

  /** The file of a line. */
  String source(int line) {
    return sources.get(file(line));
  }

  /** The line within its file. */
  long line(int line) {
    return (long) line - before.get(file(line));
  }

  /**
   * A complaint.
   *
   * @param column the column's name; empty if the whole line is meant
   */
  FormatException fault(int line, String column, String reason) {
    String place = "line " + line(line) + (column.isEmpty() ? "" : ", column " + column);
    return new FormatException(source(line), place, reason);
  }
}
