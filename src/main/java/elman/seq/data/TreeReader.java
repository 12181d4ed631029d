package elman.seq.data;

import elman.io.FormatException;
import elman.io.Source;
import elman.seq.data.ExampleOptions.Gold;
import elman.seq.data.ExampleReader.Layout;
import java.io.IOException;
import java.util.List;

/** Trees one after another, from one file or several as if they were one. */
final class TreeReader implements ExampleReader {
  private static final float[][] NO_VECTORS = {};

  private final List<Source> sources;
  private final ExampleOptions options;
  private Lines lines;
  private TextPairs texts;
  private int opened;
  private boolean started;

  private TreeReader(List<Source> sources, ExampleOptions options) {
    this.sources = List.copyOf(sources);
    this.options = options;
  }

  /**
   * Opens files of s-expressions, a tree a line: {@code (3 (2 The) (2 Rock))}. Of more than two
   * children the first two are put under a node without a label, then that and the third, and so
   * on; a node of one child becomes that child with the outer label. The label {@code _} stands for
   * none.
   *
   * <p>If trees are to be balanced, files of {@code label<TAB>text}, over whose words, which blanks
   * are between, {@linkplain Tree#balanced balanced} trees are built.
   *
   * @param sources one at least
   * @throws IOException if the first cannot be opened
   */
  static TreeReader open(List<Source> sources, ExampleOptions options) throws IOException {
    TreeReader reader = new TreeReader(sources, options);
    reader.openNext();
    return reader;
  }

  private void openNext() throws IOException {
    lines = new Lines(sources.get(opened));
    texts = options.balanced() ? new TextPairs(lines, TextPairs.Side.LABEL_FIRST, options) : null;
    opened++;
    started = false;
  }

  @Override
  public Example next() throws IOException {
    Example tree = read();
    while (tree == null) {
      if (!started) {
        throw new FormatException(
            lines.name(), null, "has no trees; one is a line such as (3 (2 The) (2 Rock))");
      }
      if (opened == sources.size()) {
        return null;
      }
      lines.close();
      openNext();
      tree = read();
    }
    started = true;
    return tree;
  }

  private Example read() throws IOException {
    return options.balanced() ? readText() : readTree();
  }

  private Example readText() throws IOException {
    Example text = texts.next();
    if (text == null) {
      return null;
    }
    String label = text.output().isEmpty() ? "" : text.output().get(0);
    List<String> words = WhiteSpace.words(text.words().get(0));
    return example(text.place(), text.lines().get(0), Tree.balanced(label, words));
  }

  private Example readTree() throws IOException {
    String line = lines.nextFilled();
    if (line == null) {
      return null;
    }
    Tree tree = new TreeParser(lines, line).parse();
    if (options.gold() == Gold.REQUIRED && tree.root().label().isEmpty()) {
      throw lines.fault("has no label at the root to learn from");
    }
    return example(lines.place(), line, tree);
  }

  private Example example(String place, String line, Tree tree) {
    boolean gold = options.gold() != Gold.ABSENT && !tree.root().label().isEmpty();
    List<String> labels = gold ? tree.labels() : List.of();
    return new Example(place, List.of(line), tree.words(), NO_VECTORS, labels, tree);
  }

  @Override
  public Layout layout() {
    return new Layout(null, '\t', false);
  }

  @Override
  public String source() {
    return lines.name();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
