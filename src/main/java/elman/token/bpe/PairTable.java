package elman.token.bpe;

import java.util.Arrays;

/**
 * The pairs of neighbours in a text's words: how often each occurs, and in which words. A hash
 * table of the pairs, open to linear probing, and for each a chain of words.
 */
final class PairTable {
  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final int NOTHING = -1;

  /** Number of the pair in a slot, plus 1. */
  private int[] slots = new int[1 << 16];

  private long[] pairs = new long[1 << 15];
  private long[] counts = new long[1 << 15];

  /** First link of each pair's chain of words. */
  private int[] firsts = new int[1 << 15];

  private int size;

  private int[] linkWords = new int[1 << 16];
  private int[] linkNexts = new int[1 << 16];
  private int links;

  /** Number of the pair of two symbols, which is a new one with count 0 if it is not there. */
  int number(int left, int right) {
    long pair = (long) left << 32 | right;
    int slot = (int) ((pair * MIX) >>> 32) & slots.length - 1;
    while (slots[slot] > 0) {
      if (pairs[slots[slot] - 1] == pair) {
        return slots[slot] - 1;
      }
      slot = slot + 1 & slots.length - 1;
    }
    if (size == pairs.length) {
      grow();
      return number(left, right);
    }
    pairs[size] = pair;
    firsts[size] = NOTHING;
    slots[slot] = ++size;
    return size - 1;
  }

  private void grow() {
    pairs = Arrays.copyOf(pairs, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    firsts = Arrays.copyOf(firsts, 2 * size);
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      int slot = (int) ((pairs[i] * MIX) >>> 32) & slots.length - 1;
      while (slots[slot] > 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = i + 1;
    }
  }

  /** Adds to a pair's count. */
  void count(int number, long change) {
    counts[number] += change;
  }

  /** Notes that a pair occurs in a word; once for each run of calls with the same word. */
  void link(int number, int word) {
    int first = firsts[number];
    if (first != NOTHING && linkWords[first] == word) {
      return;
    }
    if (links == linkWords.length) {
      linkWords = Arrays.copyOf(linkWords, 2 * links);
      linkNexts = Arrays.copyOf(linkNexts, 2 * links);
    }
    linkWords[links] = word;
    linkNexts[links] = first;
    firsts[number] = links++;
  }

  /** How many pairs there are. */
  int size() {
    return size;
  }

  long count(int number) {
    return counts[number];
  }

  int left(int number) {
    return (int) (pairs[number] >>> 32);
  }

  int right(int number) {
    return (int) pairs[number];
  }

  /** The words that a pair was noted to occur in; it may have gone from some of them. */
  int[] words(int number) {
    int n = 0;
    for (int link = firsts[number]; link != NOTHING; link = linkNexts[link]) {
      n++;
    }
    int[] words = new int[n];
    for (int link = firsts[number]; link != NOTHING; link = linkNexts[link]) {
      words[--n] = linkWords[link];
    }
    return words;
  }
}
