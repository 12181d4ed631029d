package elman.gradient;

import elman.io.FormatException;
import elman.io.Messages;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * The norms in a log that comes piece by piece: a table with tabs or commas whose first line names
 * its columns, or bare numbers, one a line. Needs memory for a line.
 *
 * <p>What was written of a last line that has no end yet waits for the rest.
 */
public final class NormLog {
  private static final int LONGEST_LINE = 1 << 20;

  private final String source;
  private final String wanted;
  private final Consumer<NormRow> rows;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private NormColumns columns;
  private String first;
  private long lines;
  private long taken;
  private long missing;
  private boolean cut;

  /**
   * @param source what messages call the log
   * @param column name or number of the column of norms; null for the usual one
   * @param rows takes every row that has a norm
   */
  public NormLog(String source, String column, Consumer<NormRow> rows) {
    this.source = source;
    this.wanted = column;
    this.rows = rows;
  }

  /**
   * Takes the next bytes.
   *
   * @throws FormatException naming the line that is no row of a log
   */
  public void accept(byte[] block, int length) throws FormatException {
    int from = 0;
    for (int i = 0; i < length; i++) {
      if (block[i] == '\n') {
        line.write(block, from, i - from);
        from = i + 1;
        takeLine();
      }
    }
    line.write(block, from, length - from);
    if (line.size() > LONGEST_LINE) {
      lines++;
      throw fault("is longer than any line of a log of norms");
    }
  }

  private void takeLine() throws FormatException {
    lines++;
    String text = text();
    line.reset();
    if (!text.isBlank()) {
      take(text);
    }
  }

  private void take(String text) throws FormatException {
    if (columns == null) {
      columns = NormColumns.of(source, text, wanted);
      first = columns.header().isEmpty() ? null : text;
      if (first != null) {
        return;
      }
    }
    // logs that were put together have further headers
    if (!text.equals(first)) {
      row(columns.cells(source, lines, text));
    }
  }

  private String text() throws FormatException {
    try {
      String text = decoder.decode(ByteBuffer.wrap(line.toByteArray())).toString();
      boolean marked = lines == 1 && text.startsWith("\ufeff");
      return text.substring(marked ? 1 : 0, text.length() - (text.endsWith("\r") ? 1 : 0));
    } catch (CharacterCodingException e) {
      throw fault("is not text (UTF-8), as a log is");
    }
  }

  private void row(List<String> cells) throws FormatException {
    if (cells.size() < columns.needed()) {
      String there = Messages.counted(cells.size(), "column", "columns");
      throw fault("has " + there + ", and the norms need " + columns.needed() + "; is it cut?");
    }
    String cell = cells.get(columns.norm());
    if (NormText.isMissing(cell)) {
      missing++;
      return;
    }
    double norm = norm(cell);
    taken++;
    Boolean clipped = columns.clipped() < 0 ? null : NormText.flag(cells.get(columns.clipped()));
    rows.accept(new NormRow(step(cells), norm, clipped));
  }

  private double norm(String cell) throws FormatException {
    double norm;
    try {
      norm = NormText.parse(cell);
    } catch (NumberFormatException e) {
      throw fault("'" + cell + "' is not a number");
    }
    if (norm < 0) {
      throw fault("'" + cell + "' is no norm: norms are not negative");
    }
    return norm;
  }

  /** The step's number if the log has it and it is whole, else how many norms there were. */
  private long step(List<String> cells) {
    String cell = columns.step() < 0 ? "" : cells.get(columns.step());
    return cell.matches("\\d{1,18}") ? Long.parseLong(cell) : taken;
  }

  private FormatException fault(String reason) {
    return new FormatException(source, "line " + lines, reason);
  }

  /**
   * Nothing more comes. A last line without an end is taken if it must be whole up to the norm,
   * that is, if the norm is not the last of its cells and none is missing; else it is left out.
   *
   * @throws FormatException if there was no norm
   */
  public void end() throws FormatException {
    if (line.size() > 0) {
      lines++;
      takeUnfinished();
      line.reset();
    }
    if (taken > 0) {
      return;
    }
    String lacks;
    if (columns == null) {
      lacks = cut ? "has one line, which has no end" : "is empty";
    } else if (missing > 0) {
      List<String> names = columns.header();
      String column = names.isEmpty() ? "" : " of column " + names.get(columns.norm());
      lacks = "has no norm in any row" + column;
    } else {
      lacks = "has no rows below its header";
    }
    throw new FormatException(source, null, lacks + "; there are no norms to look at");
  }

  private void takeUnfinished() throws FormatException {
    cut = true;
    String text;
    try {
      text = text();
    } catch (FormatException e) {
      return;
    }
    if (columns != null && !columns.header().isEmpty()) {
      List<String> cells = columns.cells(source, lines, text);
      if (cells.size() == columns.header().size() && columns.norm() < cells.size() - 1) {
        cut = false;
        row(cells);
      }
    }
  }

  /** Whether the last line was left out because it may be cut. */
  public boolean isCut() {
    return cut;
  }

  /** Rows whose norm is missing, which are left out. */
  public long missing() {
    return missing;
  }
}
