package elman.seq.data;

import java.io.IOException;
import java.util.List;

/** CSV with a row an example: its numbers are one step, and the label, if there is one, is last. */
final class SingleRows extends LineExamples {
  private final Header header;

  /** Reads on behind the header, if the file has one. */
  SingleRows(Lines lines, Header header) {
    super(lines, new Layout(header.line(), header.delimiter(), false));
    this.header = header;
  }

  /** The file's columns. */
  Header header() {
    return header;
  }

  @Override
  public List<String> columns() {
    return header.columns();
  }

  @Override
  String wanted() {
    return header.label() < 0 ? "a row of numbers" : "a row of numbers, the label last";
  }

  @Override
  Example read() throws IOException {
    String line = lines.nextFilled();
    while (line != null && line.equals(header.line())) {
      line = lines.nextFilled();
    }
    if (line == null) {
      return null;
    }
    List<String> cells = header.cells(lines, line);
    float[][] step = {header.numbers(lines, cells)};
    if (step[0].length == 0) {
      throw lines.fault("has a label and no numbers");
    }
    return new Example(lines.place(), List.of(line), List.of(), step, header.gold(lines, cells));
  }
}
