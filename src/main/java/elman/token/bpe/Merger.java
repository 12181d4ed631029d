package elman.token.bpe;

import elman.token.TokenBuffer;
import java.util.Arrays;

/**
 * Merges the symbols of one word: always the pair that was learned first, the leftmost of several.
 * The pairs wait in a heap, so that a word of n symbols takes n log n steps. One thread's own.
 */
final class Merger {
  private static final int GONE = -1;

  private final Merges merges;
  private int[] symbols = new int[64];
  private int[] next = new int[64];
  private int[] previous = new int[64];

  /** Binary heap of {@code rank << 32 | place of the pair's left symbol}, the least first. */
  private long[] heap = new long[128];

  private int heapSize;

  Merger(Merges merges) {
    this.merges = merges;
  }

  /** The symbols to be merged by {@link #merge}: at least {@code n} places to be written to. */
  int[] symbols(int n) {
    if (n > symbols.length) {
      int room = Math.max(n, 2 * symbols.length);
      symbols = Arrays.copyOf(symbols, room);
      next = new int[room];
      previous = new int[room];
      heap = new long[room];
    }
    return symbols;
  }

  /** Merges the first {@code n} symbols and adds what becomes of them. */
  void merge(int n, TokenBuffer ids) {
    heapSize = 0;
    for (int i = 0; i < n; i++) {
      next[i] = i + 1;
      previous[i] = i - 1;
      if (i + 1 < n) {
        offer(i, i + 1);
      }
    }
    while (heapSize > 0) {
      long top = poll();
      int left = (int) top;
      if (symbols[left] != GONE && next[left] < n) {
        mergeAt(left, next[left], top >>> 32, n);
      }
    }
    for (int i = 0; i < n; i = next[i]) {
      ids.add(symbols[i]);
    }
  }

  /** Merges a pair, unless it is another by now than the one that waited. */
  private void mergeAt(int left, int right, long rank, int n) {
    long merge = merges.get(symbols[left], symbols[right]);
    if (merge == Merges.NONE || merge >>> 32 != rank) {
      return;
    }
    symbols[left] = (int) merge;
    symbols[right] = GONE;
    next[left] = next[right];
    if (next[left] < n) {
      previous[next[left]] = left;
      offer(left, next[left]);
    }
    if (previous[left] >= 0) {
      offer(previous[left], left);
    }
  }

  private void offer(int left, int right) {
    long merge = merges.get(symbols[left], symbols[right]);
    if (merge == Merges.NONE) {
      return;
    }
    long item = merge >>> 32 << 32 | left;
    if (heapSize == heap.length) {
      heap = Arrays.copyOf(heap, 2 * heapSize);
    }
    int at = heapSize++;
    while (at > 0 && heap[(at - 1) >> 1] > item) {
      heap[at] = heap[(at - 1) >> 1];
      at = (at - 1) >> 1;
    }
    heap[at] = item;
  }

  private long poll() {
    long top = heap[0];
    long item = heap[--heapSize];
    int at = 0;
    for (int child = 1; child < heapSize; child = 2 * at + 1) {
      if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= item) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = item;
    return top;
  }
}
