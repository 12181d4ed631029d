package elman.text;

import java.util.Arrays;

/** A map from code points to ids, in pages of 256 so that a lookup is two array reads. */
final class CodePointTable {
  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;

  private final int[][] pages = new int[(Character.MAX_CODE_POINT + 1) >> PAGE_BITS][];

  /** Returns the id of a code point, or -1. */
  int get(int codePoint) {
    int[] page = pages[codePoint >> PAGE_BITS];
    return page == null ? -1 : page[codePoint & (PAGE - 1)];
  }

  /** Gives a code point an id. */
  void put(int codePoint, int id) {
    int p = codePoint >> PAGE_BITS;
    if (pages[p] == null) {
      pages[p] = new int[PAGE];
      Arrays.fill(pages[p], -1);
    }
    pages[p][codePoint & (PAGE - 1)] = id;
  }
}
