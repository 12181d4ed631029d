package elman.text;

import elman.io.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Learns a vocabulary from a text while encoding it. The text is read once: pieces are numbered as
 * they first appear, and renumbered in the vocabulary's order at the end.
 */
final class Learner {
  /** The distinct pieces of the text in the order of their first appearance. */
  private final List<String> pieces = new ArrayList<>();

  private Learner() {}

  /** Learns the code points that occur at least {@code minCount} times, in ascending order. */
  static Corpus chars(List<Source> sources, int minCount) throws IOException {
    Learner learner = new Learner();
    int[] ids = learner.numberCodePoints(sources);
    int[] counts = learner.count(ids);
    return learner.renumber(Tokenizer.Kind.CHARS, ids, counts, minCount, learner.byCodePoint());
  }

  /** Learns the words that occur at least {@code minCount} times, by falling count. */
  static Corpus words(List<Source> sources, int minCount) throws IOException {
    Learner learner = new Learner();
    int[] ids = learner.numberWords(sources);
    int[] counts = learner.count(ids);
    Comparator<Integer> byCount = Comparator.comparing(n -> -counts[n]);
    return learner.renumber(
        Tokenizer.Kind.WORDS, ids, counts, minCount, byCount.thenComparing(learner.byCodePoint()));
  }

  private int[] numberCodePoints(List<Source> sources) throws IOException {
    CodePointTable numbers = new CodePointTable();
    return Pieces.encode(
        sources,
        CharTokenizer::end,
        (text, from, to) -> {
          int codePoint = Character.codePointAt(text, from, to);
          int number = numbers.get(codePoint);
          if (number < 0) {
            number = pieces.size();
            numbers.put(codePoint, number);
            pieces.add(Character.toString(codePoint));
          }
          return number;
        });
  }

  private int[] numberWords(List<Source> sources) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    return Pieces.encode(
        sources,
        WordTokenizer::end,
        (text, from, to) -> {
          String word = new String(text, from, to - from);
          Integer number = numbers.putIfAbsent(word, pieces.size());
          if (number == null) {
            number = pieces.size();
            pieces.add(word);
          }
          return number;
        });
  }

  private int[] count(int[] numbers) {
    int[] counts = new int[pieces.size()];
    for (int number : numbers) {
      counts[number]++;
    }
    return counts;
  }

  private Comparator<Integer> byCodePoint() {
    return Comparator.comparing(pieces::get, Pieces.CODE_POINT_ORDER);
  }

  /** Replaces, in place, the numbers of the pieces by their ids in the final vocabulary. */
  private Corpus renumber(
      Tokenizer.Kind kind, int[] numbers, int[] counts, int minCount, Comparator<Integer> order) {
    List<Integer> kept =
        IntStream.range(0, counts.length)
            .filter(number -> counts[number] >= minCount)
            .boxed()
            .sorted(order)
            .toList();
    List<String> tokens = new ArrayList<>();
    tokens.add(Vocabulary.UNKNOWN);
    int[] ids = new int[counts.length];
    for (int number : kept) {
      ids[number] = tokens.size();
      tokens.add(pieces.get(number));
    }
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ids[numbers[i]];
    }
    return new Corpus(Tokenizer.of(kind, tokens), numbers);
  }
}
