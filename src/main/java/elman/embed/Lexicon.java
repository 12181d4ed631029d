package elman.embed;

import elman.io.FormatException;
import elman.io.Source;
import elman.token.ByteTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Words, numbered as they came, and how often each occurs. */
public final class Lexicon {
  private static final int LONGEST_LINE = 1 << 20;

  private final ByteTable words = new ByteTable();
  private long[] counts = new long[1 << 10];
  private long total;

  /** How many words there are. */
  public int size() {
    return words.size();
  }

  /** The words' bytes. */
  public ByteTable words() {
    return words;
  }

  /** How often a word occurs. */
  public long count(int word) {
    return counts[word];
  }

  /** How often all words occur. */
  public long total() {
    return total;
  }

  /** Number of the word {@code text[from..to)}, or -1. */
  public int find(byte[] text, int from, int to) {
    return words.find(text, from, to);
  }

  /** Number of the word {@code text[from..to)}, a new one if need be. */
  public int number(byte[] text, int from, int to) {
    int word = words.add(text, from, to);
    if (word == counts.length) {
      counts = Arrays.copyOf(counts, 2 * word);
    }
    return word;
  }

  /** The word occurs {@code n} times more. */
  public void add(int word, long n) {
    counts[word] += n;
    total += n;
  }

  /**
   * Another lexicon with these words and counts added, but for words that are new there and rare.
   *
   * @param minCount how often a new word has to occur
   */
  public Lexicon addedTo(Lexicon other, long minCount) {
    Lexicon sum = new Lexicon();
    sum.addAll(other, 0);
    sum.addAll(this, minCount);
    return sum;
  }

  private void addAll(Lexicon other, long minCount) {
    byte[] bytes = other.words.bytes();
    for (int i = 0; i < other.size(); i++) {
      int from = other.words.start(i);
      int to = other.words.start(i + 1);
      if (other.counts[i] >= minCount || find(bytes, from, to) >= 0) {
        add(number(bytes, from, to), other.counts[i]);
      }
    }
  }

  /** The same words with the same numbers, none of which has occurred. */
  public Lexicon uncounted() {
    Lexicon same = new Lexicon();
    for (int i = 0; i < size(); i++) {
      same.number(words.bytes(), words.start(i), words.start(i + 1));
    }
    return same;
  }

  /**
   * The words worth a vector, the most frequent first; of those that are equally frequent the one
   * that came first.
   *
   * @param minCount words that are rarer are left out
   * @param most words beyond that many are left out
   */
  public Lexicon mostFrequent(long minCount, int most) {
    byte[] bytes = words.bytes();
    Lexicon kept = new Lexicon();
    IntStream.range(0, size())
        .filter(word -> counts[word] >= minCount)
        .boxed()
        .sorted(Comparator.comparingLong(word -> -counts[word]))
        .limit(most)
        .forEach(
            word ->
                kept.add(
                    kept.number(bytes, words.start(word), words.start(word + 1)), counts[word]));
    return kept;
  }

  /** The number that each of these words has in the other lexicon, or -1. */
  public int[] numbersIn(Lexicon other) {
    byte[] bytes = words.bytes();
    int[] numbers = new int[size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = other.find(bytes, words.start(i), words.start(i + 1));
    }
    return numbers;
  }

  /** Writes a line for each word: the word, a space, its count. */
  public void writeTo(OutputStream out) throws IOException {
    for (int i = 0; i < size(); i++) {
      out.write(words.bytes(), words.start(i), words.start(i + 1) - words.start(i));
      out.write((" " + counts[i] + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  /**
   * Reads what {@link #writeTo} writes, and word2vec's {@code -save-vocab}.
   *
   * @throws FormatException naming the line that is no word and count, or says a word again
   * @throws IOException if it cannot be read
   */
  public static Lexicon read(Source source) throws IOException {
    Lexicon lexicon = new Lexicon();
    byte[] line = new byte[1 << 10];
    int n = 0;
    int number = 1;
    try (InputStream in = new BufferedInputStream(source.open())) {
      for (int unit = in.read(); unit >= 0 || n > 0; unit = in.read()) {
        if (unit >= 0 && unit != '\n') {
          if (n == LONGEST_LINE) {
            throw noCount(source, number);
          }
          line = n == line.length ? Arrays.copyOf(line, 2 * n) : line;
          line[n++] = (byte) unit;
          continue;
        }
        lexicon.addLine(source, number++, line, n);
        n = 0;
      }
    }
    return lexicon;
  }

  private void addLine(Source source, int line, byte[] text, int length) throws FormatException {
    int end = length > 0 && text[length - 1] == '\r' ? length - 1 : length;
    int space = end - 1;
    while (space > 0 && text[space] != ' ' && text[space] != '\t') {
      space--;
    }
    String digits =
        new String(text, Math.max(0, space), end - Math.max(0, space), StandardCharsets.US_ASCII);
    if (space <= 0 || !digits.strip().matches("\\d{1,18}")) {
      throw noCount(source, line);
    }
    int before = size();
    int word = number(text, 0, space);
    if (word < before) {
      throw new FormatException(source.name(), "line " + line, "this word was there before");
    }
    add(word, Long.parseLong(digits.strip()));
  }

  private static FormatException noCount(Source source, int line) {
    return new FormatException(
        source.name(), "line " + line, "is not a word, a space, and how often it occurs");
  }
}
