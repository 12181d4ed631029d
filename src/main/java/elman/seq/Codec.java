package elman.seq;

import elman.io.FormatException;
import elman.nn.Forest;
import elman.seq.data.Example;
import elman.seq.data.Shape;
import elman.seq.data.Tree;
import elman.seq.data.WhiteSpace;
import elman.text.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Between examples and what a network sees of them: the words, characters and labels that it knows,
 * in the order of their ids.
 */
final class Codec {
  /** The parameter with a row for each word, or token, that is read. */
  static final String EMBEDDING = "embedding.weight";

  private static final float[][] NO_VECTORS = {};

  private final SeqSettings settings;
  private final List<String> words;
  private final List<String> letters;
  private final List<String> labels;
  private final Tokenizer tokenizer;
  private final Unit unit;
  private final Map<String, Integer> wordIds;
  private final Map<String, Integer> letterIds;
  private final Map<String, Integer> labelIds;

  /**
   * @param settings of the network
   * @param words the first stands for all that are not known; none where numbers or texts are read
   * @param letters the first stands for all that are not known; none where words are not spelled
   * @param labels none where numbers or texts are written
   * @param tokenizer of the texts that are written, and of what is read besides; null where there
   *     are none
   * @param unit of the numbers that are predicted
   */
  Codec(
      SeqSettings settings,
      List<String> words,
      List<String> letters,
      List<String> labels,
      Tokenizer tokenizer,
      Unit unit) {
    this.settings = settings;
    this.words = List.copyOf(words);
    this.letters = List.copyOf(letters);
    this.labels = List.copyOf(labels);
    this.tokenizer = tokenizer;
    this.unit = unit;
    wordIds = ids(words);
    letterIds = ids(letters);
    labelIds = ids(labels);
  }

  private static Map<String, Integer> ids(List<String> list) {
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      ids.putIfAbsent(list.get(i), i);
    }
    return ids;
  }

  List<String> words() {
    return words;
  }

  List<String> letters() {
    return letters;
  }

  List<String> labels() {
    return labels;
  }

  Tokenizer tokenizer() {
    return tokenizer;
  }

  Unit unit() {
    return unit;
  }

  /** What the rows of a parameter of the network stand for; nothing if they have no names. */
  List<String> names(String param) {
    return switch (param) {
      case EMBEDDING -> words.isEmpty() && tokenizer != null ? tokens() : words;
      case "letter_embedding.weight" -> letters;
      case "decoder_embedding.weight" -> written();
      case "output.weight", "output.bias" -> tokenizer == null ? labels : written();
      default -> hasLabelColumns(param) ? labels : List.of();
    };
  }

  /** Whether a parameter has columns that stand for labels, whatever its rows stand for. */
  static boolean hasLabelColumns(String param) {
    return param.startsWith("crf") || param.startsWith("rnn.weight_oh");
  }

  private List<String> tokens() {
    return tokenizer.vocabulary().tokens();
  }

  /** The tokens, and what stands before the first and behind the last. */
  private List<String> written() {
    List<String> all = new ArrayList<>(tokens());
    all.addAll(List.of("<s>", "</s>"));
    return all;
  }

  /** The words of an example: those that it lists, or those of its text between white space. */
  static List<String> words(Example example, SeqSettings settings) {
    List<String> words = example.words();
    if (settings.hasOneLabel() && words.size() == 1) {
      words = WhiteSpace.words(words.get(0));
    }
    return words;
  }

  /** A word as the table of words has it. */
  static String entry(String word, SeqSettings settings) {
    return settings.lower() ? word.toLowerCase(Locale.ROOT) : word;
  }

  /**
   * What the network sees.
   *
   * @param gold whether what belongs to the example is wanted too
   * @throws FormatException if a label is not known, or a number is none
   */
  Coded code(Example example, boolean gold, String source) throws FormatException {
    List<String> read = example.vectors().length > 0 ? List.of() : words(example, settings);
    boolean encoded = tokenizer != null && words.isEmpty() && !read.isEmpty();
    int[] ids = encoded ? nonEmpty(tokenizer.encode(read.get(0))) : codes(read);
    int[][] spellings = encoded || letters.isEmpty() ? new int[0][] : spellings(read);
    if (gold && settings.frames() != example.output().isEmpty()) {
      throw new FormatException(
          source,
          example.place(),
          settings.frames()
              ? "has labels, and the model predicts the next step of music"
              : "is music, and the model predicts labels");
    }
    float[][] vectors = example.vectors().length > 0 ? example.vectors() : NO_VECTORS;
    boolean number = settings.regress();
    int[] target = gold && !number ? target(example, source) : new int[0];
    float value = gold && number ? unit.learned(number(example, source)) : Float.NaN;
    return new Coded(ids, spellings, vectors, target, value, forest(example.tree()));
  }

  private static Forest forest(Tree tree) {
    if (tree == null) {
      return null;
    }
    int[] left = tree.nodes().stream().mapToInt(Tree.Node::left).toArray();
    int[] right = tree.nodes().stream().mapToInt(Tree.Node::right).toArray();
    return new Forest(left, right);
  }

  private int[] codes(List<String> read) {
    return read.stream().mapToInt(w -> wordIds.getOrDefault(entry(w, settings), 0)).toArray();
  }

  /** A text of nothing is a symbol of its own, so that there is something to read. */
  private static int[] nonEmpty(int[] ids) {
    return ids.length == 0 ? new int[1] : ids;
  }

  private int[][] spellings(List<String> read) {
    return read.stream()
        .map(
            word ->
                word.codePoints()
                    .map(c -> letterIds.getOrDefault(Character.toString(c), 0))
                    .toArray())
        .map(Codec::nonEmpty)
        .toArray(int[][]::new);
  }

  private int[] target(Example example, String source) throws FormatException {
    if (settings.writesText()) {
      return tokenizer.encode(example.output().get(0));
    }
    int[] target = new int[example.output().size()];
    for (int t = 0; t < target.length; t++) {
      String label = example.output().get(t);
      boolean none = label.isEmpty() && settings.shape() == Shape.TREE;
      Integer id = none ? Integer.valueOf(Batch.NONE) : labelIds.get(label);
      if (id == null) {
        throw new FormatException(
            source, example.place(), "label '" + label + "' is none of those that the model knows");
      }
      target[t] = id;
    }
    return target;
  }

  /** The number that belongs to an example. */
  static float number(Example example, String source) throws FormatException {
    float value = example.number();
    if (Float.isNaN(value)) {
      String text = example.output().get(0);
      throw new FormatException(
          source, example.place(), "'" + text + "' is not a finite number of float32 such as 0.5");
    }
    return value;
  }
}
