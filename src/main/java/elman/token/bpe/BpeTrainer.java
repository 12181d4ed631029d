package elman.token.bpe;

import elman.token.ByteTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Learns which pairs to merge (Sennrich et al. 2016): again and again the pair of neighbours that
 * occurs most often in the text's words, of several the one of the lowest ids. Counts are kept up
 * to date instead of counted again, so that a merge costs what it changes.
 */
public final class BpeTrainer {
  private final WordCounts counts;
  private final int firstId;
  private final int vocabularySize;
  private final long minFrequency;

  /** Symbols of all words; those of a word begin at its start. */
  private final int[] symbols;

  private final int[] starts;
  private final int[] lengths;
  private final PairTable pairs = new PairTable();
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

  /** Pairs that the last merge brought about. */
  private final Set<Integer> brought = new LinkedHashSet<>();

  private final ByteTable tokens = new ByteTable();
  private final List<BytePairs.Merge> merges = new ArrayList<>();

  /** A pair that may be merged, with the count that it had. */
  private record Candidate(long count, int left, int right, int number)
      implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int order = Long.compare(other.count, count);
      order = order != 0 ? order : Integer.compare(left, other.left);
      return order != 0 ? order : Integer.compare(right, other.right);
    }
  }

  /**
   * What was learned.
   *
   * @param tokens the tokens' bytes, from the first id on: the alphabet, then what was merged
   * @param merges in the order in which they are to be made
   */
  public record Learned(List<byte[]> tokens, List<BytePairs.Merge> merges) {}

  /**
   * Prepares to learn from words.
   *
   * @param alphabet the 256 bytes in the order of their ids
   * @param firstId id of the first of them
   * @param vocabularySize ids to learn up to
   * @param minFrequency how often a pair has to occur to be merged
   */
  private BpeTrainer(
      WordCounts counts, byte[] alphabet, int firstId, int vocabularySize, long minFrequency) {
    this.counts = counts;
    this.firstId = firstId;
    this.vocabularySize = vocabularySize;
    this.minFrequency = minFrequency;
    int[] ids = new int[256];
    for (int i = 0; i < alphabet.length; i++) {
      ids[alphabet[i] & 0xff] = firstId + tokens.add(alphabet, i, i + 1);
    }
    int n = counts.size();
    starts = new int[n];
    lengths = new int[n];
    symbols = new int[counts.words().start(n)];
    byte[] bytes = counts.words().bytes();
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = ids[bytes[i] & 0xff];
    }
    for (int word = 0; word < n; word++) {
      starts[word] = counts.words().start(word);
      lengths[word] = counts.words().start(word + 1) - starts[word];
    }
  }

  /**
   * Learns merges until the vocabulary is full or no pair is frequent enough.
   *
   * @param alphabet the 256 bytes in the order of their ids
   * @param firstId id of the first of them
   * @param vocabularySize ids to learn up to, those before the first included
   * @param minFrequency how often a pair has to occur to be merged, at least 1
   */
  public static Learned learn(
      WordCounts counts, byte[] alphabet, int firstId, int vocabularySize, long minFrequency) {
    BpeTrainer trainer =
        new BpeTrainer(counts, alphabet, firstId, vocabularySize, Math.max(1, minFrequency));
    trainer.countPairs();
    trainer.learn();
    return trainer.learned();
  }

  private void countPairs() {
    for (int word = 0; word < starts.length; word++) {
      int end = starts[word] + lengths[word];
      for (int i = starts[word] + 1; i < end; i++) {
        int pair = pairs.number(symbols[i - 1], symbols[i]);
        pairs.count(pair, counts.count(word));
        pairs.link(pair, word);
      }
    }
    for (int pair = 0; pair < pairs.size(); pair++) {
      offer(pair);
    }
  }

  private void offer(int pair) {
    if (pairs.count(pair) >= minFrequency) {
      queue.add(new Candidate(pairs.count(pair), pairs.left(pair), pairs.right(pair), pair));
    }
  }

  private void learn() {
    while (firstId + tokens.size() < vocabularySize && !queue.isEmpty()) {
      Candidate top = queue.remove();
      if (top.count() == pairs.count(top.number())) {
        merge(top.number());
      } else {
        offer(top.number());
      }
    }
  }

  private void merge(int pair) {
    int left = pairs.left(pair);
    int right = pairs.right(pair);
    byte[] joined = join(bytes(left), bytes(right));
    int merged = firstId + tokens.add(joined, 0, joined.length);
    merges.add(new BytePairs.Merge(left, right, merged));
    brought.clear();
    for (int word : pairs.words(pair)) {
      merge(word, left, right, merged);
    }
    brought.forEach(this::offer);
  }

  /** Replaces the pair in a word, and counts what neighbours that parts and what it brings. */
  private void merge(int word, int left, int right, int merged) {
    long count = counts.count(word);
    int start = starts[word];
    int end = start + lengths[word];
    int to = start;
    int from = start;
    while (from < end) {
      if (symbols[from] != left || from + 1 == end || symbols[from + 1] != right) {
        symbols[to++] = symbols[from++];
        continue;
      }
      if (to > start) {
        pairs.count(pairs.number(symbols[to - 1], left), -count);
        add(symbols[to - 1], merged, word, count);
      }
      from += 2;
      if (from < end) {
        pairs.count(pairs.number(right, symbols[from]), -count);
        add(merged, symbols[from], word, count);
      }
      symbols[to++] = merged;
    }
    lengths[word] = to - start;
  }

  private void add(int left, int right, int word, long count) {
    int pair = pairs.number(left, right);
    pairs.count(pair, count);
    pairs.link(pair, word);
    brought.add(pair);
  }

  private byte[] bytes(int id) {
    int token = id - firstId;
    return Arrays.copyOfRange(tokens.bytes(), tokens.start(token), tokens.start(token + 1));
  }

  private static byte[] join(byte[] a, byte[] b) {
    byte[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }

  private Learned learned() {
    List<byte[]> learned = new ArrayList<>();
    for (int id = firstId; id < firstId + tokens.size(); id++) {
      learned.add(bytes(id));
    }
    return new Learned(learned, merges);
  }
}
