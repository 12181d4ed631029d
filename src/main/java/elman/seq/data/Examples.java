package elman.seq.data;

import elman.io.FormatException;
import elman.io.Source;
import elman.seq.data.ExampleOptions.Gold;
import java.io.IOException;
import java.util.List;

/** Opens files of examples. Their format is known by what is in them, not by their names. */
public final class Examples {
  /** Lines that say what a text is. */
  private static final int SAMPLE = 20;

  private final Shape shape;
  private final ExampleOptions options;

  private Examples(Shape shape, ExampleOptions options) {
    this.shape = shape;
    this.options = options;
  }

  /**
   * Opens files as one stream of examples. An array of NumPy, and for one-to-many also a CSV file
   * of numbers, may have a second file beside it: the labels, or the texts with their rows.
   *
   * @param sources one at least; each is opened once
   * @throws FormatException if a file is not of the shape's formats
   * @throws IOException if one cannot be read
   */
  public static ExampleReader open(Shape shape, List<Source> sources, ExampleOptions options)
      throws IOException {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("examples from no files");
    }
    return shape == Shape.TREE
        ? TreeReader.open(sources, options)
        : new Examples(shape, options).open(sources);
  }

  private ExampleReader open(List<Source> sources) throws IOException {
    Input input = Input.open(sources.get(0));
    try {
      List<Source> rest = sources.subList(1, sources.size());
      Lines lines = input.isArray() ? null : input.lines();
      boolean paired = input.isArray() || (shape == Shape.ONE_TO_MANY && isNumbers(lines));
      ExampleReader first = paired ? paired(input, lines, rest) : text(lines, null);
      return new JoinedExamples(
          first, paired ? List.of() : rest, options.dimensions(), this::another);
    } catch (IOException e) {
      input.bytes().close();
      throw e;
    }
  }

  private ExampleReader another(Source source, ExampleReader before) throws IOException {
    Input input = Input.open(source);
    try {
      if (input.isArray()) {
        throw new FormatException(input.name(), null, "is an array, the file before it is text");
      }
      return text(input.lines(), before);
    } catch (IOException e) {
      input.bytes().close();
      throw e;
    }
  }

  private ExampleReader text(Lines lines, ExampleReader before) throws IOException {
    return switch (shape) {
      case MANY_TO_ONE -> manyToOne(lines, before);
      case MANY_TO_MANY -> manyToMany(lines, before);
      case ONE_TO_ONE -> rows(lines, before, true);
      case SEQ2SEQ, ONE_TO_MANY -> new TextPairs(lines, TextPairs.Side.INPUT_FIRST, options);
      case TREE -> throw new IllegalArgumentException("a tree");
    };
  }

  private ExampleReader manyToOne(Lines lines, ExampleReader before) throws IOException {
    String first = lines.content();
    if (isLongForm(first, before)) {
      return longForm(lines, before, false);
    }
    return first != null && TsExamples.isHeader(first)
        ? new TsExamples(lines, options)
        : new TextPairs(lines, TextPairs.Side.LABEL_FIRST, options);
  }

  private ExampleReader manyToMany(Lines lines, ExampleReader before) throws IOException {
    if (options.music() == ExampleOptions.Music.YES) {
      return new Music(lines, options);
    }
    List<String> sample = lines.sample(SAMPLE);
    if (isLongForm(sample.isEmpty() ? null : sample.get(0), before)) {
      return longForm(lines, before, true);
    }
    boolean guessed = options.music() == ExampleOptions.Music.GUESSED;
    return before instanceof Music || (guessed && before == null && Music.isMusic(sample))
        ? new Music(lines, options)
        : Conll.open(lines, options);
  }

  private boolean isLongForm(String first, ExampleReader before) {
    return before instanceof LongForm || (first != null && Header.isLongForm(first));
  }

  /** A file behind another one need not repeat its header, but has the same if it does. */
  private LongForm longForm(Lines lines, ExampleReader before, boolean labelPerStep)
      throws IOException {
    Header known = before instanceof LongForm form ? form.header() : null;
    List<String> sample = lines.sample(1);
    boolean named = !sample.isEmpty() && Header.isLongForm(sample.get(0));
    if (known == null) {
      known = Header.longForm(lines, lines.nextFilled(), options);
    } else if (named) {
      requireSame(lines, lines.nextFilled(), known);
    }
    return new LongForm(lines, known, labelPerStep, options.strict());
  }

  /** Refuses the header just taken if it is not that of the file before it; either may lack one. */
  private static void requireSame(Lines lines, String header, Header known) throws IOException {
    if (header != null && known.line() != null && !header.equals(known.line())) {
      throw lines.fault("is another header than that of the file before it: " + known.line());
    }
  }

  private SingleRows rows(Lines lines, ExampleReader before, boolean labelled) throws IOException {
    List<String> sample = lines.sample(2);
    if (sample.isEmpty()) {
      throw new FormatException(lines.name(), null, "has no examples; one is a row of numbers");
    }
    String second = sample.size() > 1 ? sample.get(1) : null;
    Header header = Header.ofRows(lines, sample.get(0), second, labelled, options);
    Header known = before instanceof SingleRows rows ? rows.header() : header;
    if (header.line() == null && known.line() != null) {
      header = known;
    }
    requireSame(lines, header.line(), known);
    if (labelled && header.label() < 0 && options.gold() == Gold.REQUIRED) {
      throw new FormatException(lines.name(), null, "has no label column to learn from");
    }
    return new SingleRows(lines, header);
  }

  /** Whether a text is a table of numbers, with a header or without. */
  private static boolean isNumbers(Lines lines) throws IOException {
    List<String> sample = lines.sample(2);
    if (sample.isEmpty()) {
      return false;
    }
    char delimiter = Cells.delimiter(sample.get(0));
    int columns = Cells.split(sample.get(0), delimiter).size();
    boolean pair = delimiter == '\t' && columns == 2;
    for (String line : sample) {
      List<String> cells = Cells.split(line, delimiter);
      if (cells.size() == columns && columns > 1 && cells.stream().allMatch(Cells::isNumber)) {
        return !pair;
      }
    }
    return false;
  }

  /** Numbers in one file and what belongs to them in another. */
  private ExampleReader paired(Input input, Lines lines, List<Source> rest) throws IOException {
    boolean texts = shape == Shape.ONE_TO_MANY;
    if (rest.size() > 1) {
      throw new FormatException(
          rest.get(1).name(),
          null,
          "is a third file; beside " + input.name() + " there is one of what belongs to its rows");
    }
    if (rest.isEmpty() && options.gold() == Gold.REQUIRED) {
      throw new FormatException(
          input.name(),
          null,
          "is numbers alone; give what belongs to its rows in a second file: "
              + (texts ? "row number, tab, text" : "a label a line"));
    }
    if (!texts) {
      return array(input, rest.isEmpty() ? null : rest.get(0));
    }
    ExampleReader features = input.isArray() ? array(input, null) : rows(lines, null, false);
    return rest.isEmpty() ? features : new Captions(features, companion(rest.get(0)), options);
  }

  private Lines companion(Source source) throws IOException {
    Input input = Input.open(source);
    if (input.isArray()) {
      input.bytes().close();
      throw new FormatException(input.name(), null, "is an array, not texts with their rows");
    }
    return input.lines();
  }

  private ExampleReader array(Input input, Source labels) throws IOException {
    if (shape == Shape.MANY_TO_MANY || shape == Shape.SEQ2SEQ) {
      throw new FormatException(
          input.name(), null, "is an array of NumPy, which has no examples of " + shape.label());
    }
    return new ArrayExamples(input.name(), input.array(), shape != Shape.MANY_TO_ONE, labels);
  }
}
