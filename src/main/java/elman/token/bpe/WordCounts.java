package elman.token.bpe;

import elman.token.ByteTable;
import elman.token.Splitter;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How often each word of a text occurs. */
public final class WordCounts {
  private final ByteTable words = new ByteTable();
  private long[] counts = new long[1 << 10];

  /** Counts the words of a text. */
  public void addText(SplitPattern pattern, byte[] text, int from, int to) {
    addText(pattern.splitter(), text, from, to);
  }

  /** Counts the words of a text. */
  public void addText(Splitter splitter, byte[] text, int from, int to) {
    for (int at = from; at < to; ) {
      int end = splitter.end(text, at, to);
      add(text, at, end, 1);
      at = end;
    }
  }

  /** Counts what {@code others} counted. */
  public void addAll(WordCounts others) {
    byte[] bytes = others.words.bytes();
    for (int i = 0; i < others.size(); i++) {
      add(bytes, others.words.start(i), others.words.start(i + 1), others.counts[i]);
    }
  }

  private void add(byte[] text, int from, int to, long count) {
    int word = words.add(text, from, to);
    if (word == counts.length) {
      counts = Arrays.copyOf(counts, 2 * word);
    }
    counts[word] += count;
  }

  /** The same, with the words numbered by their bytes instead of by who met them first. */
  public WordCounts sorted() {
    byte[] bytes = words.bytes();
    WordCounts sorted = new WordCounts();
    IntStream.range(0, size())
        .boxed()
        .sorted(
            (a, b) ->
                Arrays.compareUnsigned(
                    bytes,
                    words.start(a),
                    words.start(a + 1),
                    bytes,
                    words.start(b),
                    words.start(b + 1)))
        .forEach(word -> sorted.add(bytes, words.start(word), words.start(word + 1), counts[word]));
    return sorted;
  }

  /** Whether there are no words. */
  public boolean isEmpty() {
    return size() == 0;
  }

  /** How many different words there are. */
  int size() {
    return words.size();
  }

  long count(int word) {
    return counts[word];
  }

  /** How often each word occurs, by its number. */
  public long[] counts() {
    return Arrays.copyOf(counts, size());
  }

  /** The words, numbered. */
  public ByteTable words() {
    return words;
  }
}
