package elman.embed.vectors;

import elman.token.TokenBuffer;

/**
 * The character n-grams of words, hashed into buckets (Bojanowski et al. 2017, section 3.2), with
 * fastText's hash and its {@code <} and {@code >} around a word, so that words never seen get a
 * vector too.
 *
 * @param shortest fewest characters of an n-gram
 * @param longest most characters of an n-gram
 * @param buckets how many vectors n-grams share
 */
public record Subwords(int shortest, int longest, int buckets) {
  private static final int FNV_BASIS = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;

  /**
   * @throws IllegalArgumentException if not 1 &lt;= shortest &lt;= longest, or without buckets
   */
  public Subwords {
    if (shortest < 1 || longest < shortest || buckets < 1) {
      throw new IllegalArgumentException(
          "n-grams of " + shortest + " to " + longest + " characters in " + buckets + " buckets");
    }
  }

  /** Adds the buckets of the n-grams of {@code word[from..to)} to {@code found}. */
  public void addBuckets(byte[] word, int from, int to, TokenBuffer found) {
    byte[] marked = new byte[to - from + 2];
    marked[0] = '<';
    System.arraycopy(word, from, marked, 1, to - from);
    marked[marked.length - 1] = '>';
    for (int start = 0; start < marked.length; start++) {
      if (!isContinuation(marked[start])) {
        addFrom(marked, start, found);
      }
    }
  }

  private void addFrom(byte[] marked, int start, TokenBuffer found) {
    int hash = FNV_BASIS;
    int end = start;
    for (int n = 1; n <= longest && end < marked.length; n++) {
      do {
        hash = (hash ^ marked[end++]) * FNV_PRIME;
      } while (end < marked.length && isContinuation(marked[end]));
      boolean mark = n == 1 && (start == 0 || end == marked.length);
      if (n >= shortest && !mark) {
        found.add(Integer.remainderUnsigned(hash, buckets));
      }
    }
  }

  private static boolean isContinuation(byte unit) {
    return (unit & 0xc0) == 0x80;
  }
}
