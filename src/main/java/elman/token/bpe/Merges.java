package elman.token.bpe;

import java.util.Arrays;
import java.util.List;

/**
 * Which two tokens may be merged, in which order, and to what: a hash table from pairs of ids, open
 * to linear probing.
 */
final class Merges {
  /** What {@link #get} returns for a pair that is not merged. */
  static final long NONE = Long.MAX_VALUE;

  private static final long FREE = -1;
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private long[] pairs;
  private long[] merges;
  private int shift;
  private int size;

  /** A table with room for about {@code expected} pairs. */
  Merges(int expected) {
    allocate(Math.max(4, 64 - Long.numberOfLeadingZeros(2L * expected)));
  }

  /** The table of merges in the order in which they are to be made. */
  static Merges of(List<BytePairs.Merge> merges) {
    Merges table = new Merges(merges.size());
    for (int rank = 0; rank < merges.size(); rank++) {
      BytePairs.Merge merge = merges.get(rank);
      table.put(merge.left(), merge.right(), rank, merge.merged());
    }
    return table;
  }

  private void allocate(int bits) {
    shift = 64 - bits;
    pairs = new long[1 << bits];
    merges = new long[1 << bits];
    Arrays.fill(pairs, FREE);
  }

  /** Lets {@code left} and {@code right} merge; a pair that is there already stays as it is. */
  void put(int left, int right, int rank, int merged) {
    if (2 * (size + 1) > pairs.length) {
      grow();
    }
    put(pair(left, right), (long) rank << 32 | merged);
  }

  private void put(long pair, long merge) {
    int slot = slot(pair);
    if (pairs[slot] != pair) {
      pairs[slot] = pair;
      merges[slot] = merge;
      size++;
    }
  }

  private void grow() {
    long[] oldPairs = pairs;
    long[] oldMerges = merges;
    size = 0;
    allocate(64 - shift + 1);
    for (int i = 0; i < oldPairs.length; i++) {
      if (oldPairs[i] != FREE) {
        put(oldPairs[i], oldMerges[i]);
      }
    }
  }

  /** {@code rank << 32 | merged token}, or {@link #NONE}. */
  long get(int left, int right) {
    long pair = pair(left, right);
    int slot = slot(pair);
    return pairs[slot] == pair ? merges[slot] : NONE;
  }

  private int slot(long pair) {
    int slot = (int) ((pair * MIX) >>> shift);
    while (pairs[slot] != pair && pairs[slot] != FREE) {
      slot = slot + 1 & pairs.length - 1;
    }
    return slot;
  }

  private static long pair(int left, int right) {
    return (long) left << 32 | right;
  }
}
