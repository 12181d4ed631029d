package elman.seq.data;

import elman.io.FormatException;
import elman.io.Messages;
import elman.io.Source;
import java.io.IOException;
import java.util.List;

/** The examples of several files, one after another; their steps have to be alike. */
final class JoinedExamples implements ExampleReader {
  private final List<Source> sources;
  private final Opener opener;
  private final Layout layout;
  private final List<String> columns;
  private ExampleReader current;
  private int opened;
  private long repaired;
  private int width;
  private boolean known;

  /** How a file becomes examples. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens a file.
     *
     * @param before the reader of the file before it
     */
    ExampleReader open(Source source, ExampleReader before) throws IOException;
  }

  /**
   * Joins files.
   *
   * @param first the examples of the first file
   * @param rest the other files
   * @param width numbers of a step, or 0 if any will do
   */
  JoinedExamples(ExampleReader first, List<Source> rest, int width, Opener opener) {
    this.sources = List.copyOf(rest);
    this.opener = opener;
    this.width = width;
    known = width > 0;
    current = first;
    layout = first.layout();
    columns = first.columns();
  }

  @Override
  public Example next() throws IOException {
    Example example = current.next();
    while (example == null && opened < sources.size()) {
      repaired += current.repaired();
      current.close();
      current = opener.open(sources.get(opened), current);
      opened++;
      if (current.layout().delimiter() != layout.delimiter()) {
        throw new FormatException(
            source(), null, "has other characters between columns than the file before it");
      }
      example = current.next();
    }
    if (example != null) {
      check(example);
    }
    return example;
  }

  private void check(Example example) throws FormatException {
    int found = example.vectors().length == 0 ? 0 : example.vectors()[0].length;
    if (known && found != width) {
      String reason = "has " + numbers(found) + ", where " + numbers(width) + " are expected";
      throw new FormatException(source(), example.place(), reason);
    }
    width = found;
    known = true;
  }

  private static String numbers(int count) {
    return count == 0 ? "words" : Messages.counted(count, "number", "numbers") + " a step";
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public String source() {
    return current.source();
  }

  @Override
  public long repaired() {
    return repaired + current.repaired();
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
