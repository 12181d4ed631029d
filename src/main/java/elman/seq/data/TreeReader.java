package elman.seq.data;

import elman.io.FormatException;
import elman.io.Source;
import elman.seq.data.ExampleOptions.Gold;
import elman.seq.data.ExampleReader.Layout;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Trees one after another, from one file or several as if they were one. */
public final class TreeReader implements Closeable {
  private static final float[][] NO_VECTORS = {};

  private final List<Source> sources;
  private final ExampleOptions options;
  private final boolean balanced;
  private Lines lines;
  private TextPairs texts;
  private int opened;
  private boolean started;

  private TreeReader(List<Source> sources, ExampleOptions options, boolean balanced) {
    this.sources = List.copyOf(sources);
    this.options = options;
    this.balanced = balanced;
  }

  /**
   * Opens files of s-expressions, a tree a line: {@code (3 (2 The) (2 Rock))}. Of more than two
   * children the first two are put under a node without a label, then that and the third, and so
   * on; a node of one child becomes that child with the outer label. The label {@code _} stands for
   * none.
   *
   * @param sources one at least
   * @throws IOException if the first cannot be opened
   */
  public static TreeReader open(List<Source> sources, ExampleOptions options) throws IOException {
    return begun(new TreeReader(sources, options, false));
  }

  /**
   * Opens files of {@code label<TAB>text}, and builds {@linkplain Tree#balanced balanced} trees
   * over the words of each text, which blanks are between.
   *
   * @param sources one at least
   * @throws IOException if the first cannot be opened
   */
  public static TreeReader balanced(List<Source> sources, ExampleOptions options)
      throws IOException {
    return begun(new TreeReader(sources, options, true));
  }

  private static TreeReader begun(TreeReader reader) throws IOException {
    reader.openNext();
    return reader;
  }

  private void openNext() throws IOException {
    lines = new Lines(sources.get(opened));
    texts = balanced ? new TextPairs(lines, TextPairs.Side.LABEL_FIRST, options) : null;
    opened++;
    started = false;
  }

  /**
   * The next tree.
   *
   * @return null at the end
   * @throws FormatException if a line is not a tree, naming file, line and column
   * @throws IOException if it cannot be read
   */
  public TreeExample next() throws IOException {
    TreeExample tree = read();
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

  private TreeExample read() throws IOException {
    return balanced ? readText() : readTree();
  }

  private TreeExample readText() throws IOException {
    Example text = texts.next();
    if (text == null) {
      return null;
    }
    String label = text.output().isEmpty() ? "" : text.output().get(0);
    List<String> words = Arrays.asList(text.words().get(0).strip().split("\\s+"));
    return example(text.place(), text.lines().get(0), Tree.balanced(label, words));
  }

  private TreeExample readTree() throws IOException {
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

  private TreeExample example(String place, String line, Tree tree) {
    boolean gold = options.gold() != Gold.ABSENT && !tree.root().label().isEmpty();
    List<String> labels = gold ? tree.labels() : List.of();
    return new TreeExample(
        new Example(place, List.of(line), tree.words(), NO_VECTORS, labels), tree);
  }

  /** How predictions are written beside what was read. */
  public Layout layout() {
    return new Layout(null, '\t', false);
  }

  /** What messages call the file that the last tree is from. */
  public String source() {
    return lines.name();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
