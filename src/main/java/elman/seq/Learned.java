package elman.seq;

import elman.core.Moments;
import elman.io.FormatException;
import elman.seq.data.Example;
import elman.seq.data.Shape;
import elman.text.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The words, characters and labels of examples.
 *
 * @param codec with their ids
 * @param forgetting with what probability each word is to be taken for an unknown one in training:
 *     a / (a + how often it occurs), with a = 1/4 (Kiperwasser and Goldberg 2016)
 * @param vectors of words that are known beforehand
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Learned(Codec codec, float[] forgetting, Map<String, float[]> vectors) {
  private static final float FORGETTING = 0.25f;

  /** Stands for all words, or characters, that are not known. */
  private static final String UNKNOWN = "";

  /** Of a node of a tree. */
  private static final String NO_LABEL = "";

  /**
   * Collects them.
   *
   * @throws FormatException if what is to be a number is none
   */
  static Learned of(SeqSettings settings, SeqData data) throws FormatException {
    Map<String, float[]> vectors = entries(data.vectors(), settings);
    Tokenizer tokenizer = data.tokenizer();
    boolean readsText = tokenizer != null && settings.shape() == Shape.SEQ2SEQ;
    Map<String, Integer> counts = new HashMap<>();
    TreeSet<Integer> letters = new TreeSet<>();
    for (Example example : readsText ? List.<Example>of() : data.train()) {
      for (String word : Codec.words(example, settings)) {
        counts.merge(Codec.entry(word, settings), 1, Integer::sum);
        word.codePoints().forEach(letters::add);
      }
    }
    List<String> words = byCount(counts);
    if (!counts.isEmpty()) {
      words.add(0, UNKNOWN);
      vectors.keySet().stream().sorted().forEach(word -> addNew(word, counts, words));
    }
    List<String> spelled = new ArrayList<>();
    if (settings.letters() > 0 && !words.isEmpty()) {
      spelled.add(UNKNOWN);
      letters.forEach(letter -> spelled.add(Character.toString(letter)));
    }
    float[] forgetting = new float[words.size()];
    for (int i = 1; i < forgetting.length; i++) {
      forgetting[i] = FORGETTING / (FORGETTING + Math.max(1, counts.get(words.get(i))));
    }
    List<String> labels =
        settings.writesText() || settings.regress() || settings.frames()
            ? List.of()
            : labels(settings, data);
    Unit unit = settings.regress() ? unit(data) : Unit.PLAIN;
    return new Learned(
        new Codec(settings, words, spelled, labels, tokenizer, unit), forgetting, vectors);
  }

  /**
   * Vectors by words as the table has them; of several that become one, that which is written so
   * already, else the first in order.
   */
  private static Map<String, float[]> entries(Map<String, float[]> vectors, SeqSettings settings) {
    Map<String, float[]> entries = new HashMap<>();
    for (String word : new TreeSet<>(vectors.keySet())) {
      String entry = Codec.entry(word, settings);
      if (word.equals(entry)) {
        entries.put(entry, vectors.get(word));
      } else {
        entries.putIfAbsent(entry, vectors.get(word));
      }
    }
    return entries;
  }

  private static Unit unit(SeqData data) throws FormatException {
    Moments numbers = new Moments();
    for (Example example : data.train()) {
      numbers.add(Codec.number(example, data.source()));
    }
    return Unit.of(numbers);
  }

  private static void addNew(String word, Map<String, Integer> counts, List<String> words) {
    if (counts.putIfAbsent(word, 0) == null) {
      words.add(word);
    }
  }

  private static List<String> byCount(Map<String, Integer> counts) {
    List<String> words = new ArrayList<>(counts.keySet());
    words.sort(
        Comparator.<String>comparingInt(word -> -counts.get(word))
            .thenComparing(Comparator.naturalOrder()));
    return words;
  }

  private static List<String> labels(SeqSettings settings, SeqData data) {
    TreeSet<String> labels = new TreeSet<>();
    data.train().forEach(example -> labels.addAll(example.output()));
    data.valid().forEach(example -> labels.addAll(example.output()));
    if (settings.shape() == Shape.TREE) {
      labels.remove(NO_LABEL);
    }
    return List.copyOf(labels);
  }

  /** Examples as the network sees them. */
  List<Coded> coded(List<Example> examples, String source) throws FormatException {
    List<Coded> coded = new ArrayList<>();
    for (Example example : examples) {
      coded.add(codec.code(example, true, source));
    }
    return coded;
  }
}
