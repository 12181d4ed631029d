package elman.text;

import elman.io.Source;
import elman.io.Spool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** How often each occurs, by its number. */
  private long[] counts = new long[256];

  private final TokenWriter numbers;

  private Learner(Spool spool) {
    numbers = new TokenWriter(spool);
  }

  /** Learns the code points that occur at least {@code minCount} times, in ascending order. */
  static Corpus chars(List<Source> sources, int minCount, Spool spool) throws IOException {
    Learner learner = new Learner(spool);
    learner.numberCodePoints(sources);
    return learner.renumber(Tokenizer.Kind.CHARS, minCount, learner.byCodePoint());
  }

  /** Learns the words that occur at least {@code minCount} times, by falling count. */
  static Corpus words(List<Source> sources, int minCount, Spool spool) throws IOException {
    Learner learner = new Learner(spool);
    learner.numberWords(sources);
    Comparator<Integer> byCount = Comparator.comparing(n -> -learner.counts[n]);
    return learner.renumber(
        Tokenizer.Kind.WORDS, minCount, byCount.thenComparing(learner.byCodePoint()));
  }

  private void numberCodePoints(List<Source> sources) throws IOException {
    CodePointTable table = new CodePointTable();
    Pieces.encode(
        sources,
        CharTokenizer::end,
        (text, from, to) -> {
          int codePoint = Character.codePointAt(text, from, to);
          int number = table.get(codePoint);
          if (number < 0) {
            number = add(Character.toString(codePoint));
            table.put(codePoint, number);
          }
          counts[number]++;
          return number;
        },
        numbers);
  }

  private void numberWords(List<Source> sources) throws IOException {
    Map<String, Integer> table = new HashMap<>();
    Pieces.encode(
        sources,
        WordTokenizer::end,
        (text, from, to) -> {
          int number = table.computeIfAbsent(new String(text, from, to - from), this::add);
          counts[number]++;
          return number;
        },
        numbers);
  }

  /** Gives a new piece its number. */
  private int add(String piece) {
    if (pieces.size() == counts.length) {
      counts = Arrays.copyOf(counts, 2 * counts.length);
    }
    pieces.add(piece);
    return pieces.size() - 1;
  }

  private Comparator<Integer> byCodePoint() {
    return Comparator.comparing(pieces::get, Pieces.CODE_POINT_ORDER);
  }

  /** Makes the vocabulary, by whose ids the numbers of the pieces are read from then on. */
  private Corpus renumber(Tokenizer.Kind kind, int minCount, Comparator<Integer> order)
      throws IOException {
    List<Integer> kept =
        IntStream.range(0, pieces.size())
            .filter(number -> counts[number] >= minCount)
            .boxed()
            .sorted(order)
            .toList();
    List<String> tokens = new ArrayList<>();
    tokens.add(Vocabulary.UNKNOWN);
    int[] ids = new int[pieces.size()];
    for (int number : kept) {
      ids[number] = tokens.size();
      tokens.add(pieces.get(number));
    }
    return new Corpus(Tokenizer.of(kind, tokens), numbers.tokens(ids));
  }
}
