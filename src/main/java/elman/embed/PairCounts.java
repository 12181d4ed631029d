package elman.embed;

/**
 * How often each pair of words occurs: a hash table, open to linear probing. When it is full, the
 * rarest pairs are forgotten, as in word2phrase.
 */
final class PairCounts {
  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final int START = 1 << 16;

  /** Pairs that fit into some 200 megabytes. */
  private static final int MOST = 1 << 23;

  /** The pair in a slot, plus 1; 0 where there is none. */
  private long[] keys = new long[START];

  private int[] counts = new int[START];
  private final int most;
  private int size;
  private int rare = 1;

  PairCounts() {
    this(MOST);
  }

  /**
   * @param most pairs beyond which the rarest are forgotten
   */
  PairCounts(int most) {
    this.most = most;
  }

  private static long key(int first, int second) {
    return ((long) first << 32 | second) + 1;
  }

  /** The pair occurs once more. */
  void add(int first, int second) {
    if (add(key(first, second), 1) && 2 * size > keys.length) {
      if (size >= most) {
        rehash(keys.length, rare++);
      } else {
        rehash(2 * keys.length, 0);
      }
    }
  }

  /** How often the pair was met since it was last forgotten. */
  int count(int first, int second) {
    return counts[slot(key(first, second))];
  }

  private boolean add(long key, int n) {
    int slot = slot(key);
    boolean isNew = keys[slot] == 0;
    if (isNew) {
      keys[slot] = key;
      size++;
    }
    counts[slot] = (int) Math.min(Integer.MAX_VALUE, (long) counts[slot] + n);
    return isNew;
  }

  private int slot(long key) {
    int slot = (int) ((key * MIX) >>> 32) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  /** Makes the table anew without the pairs that were met {@code forget} times or less. */
  private void rehash(int length, int forget) {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    keys = new long[length];
    counts = new int[length];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0 && oldCounts[i] > forget) {
        add(oldKeys[i], oldCounts[i]);
      }
    }
  }
}
