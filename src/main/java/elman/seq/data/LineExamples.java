package elman.seq.data;

import elman.io.FormatException;
import java.io.IOException;

/** Examples out of the lines of one text, of which there has to be one at least. */
abstract class LineExamples implements ExampleReader {
  final Lines lines;
  private final Layout layout;
  private boolean started;

  LineExamples(Lines lines, Layout layout) {
    this.lines = lines;
    this.layout = layout;
  }

  /** The next example, or null at the end. */
  abstract Example read() throws IOException;

  /** What an example of this format looks like, for the message that there is none. */
  abstract String wanted();

  @Override
  public final Example next() throws IOException {
    Example example = read();
    if (example == null && !started) {
      throw new FormatException(lines.name(), null, "has no examples; one is " + wanted());
    }
    started = true;
    return example;
  }

  @Override
  public final Layout layout() {
    return layout;
  }

  @Override
  public final String source() {
    return lines.name();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
