package elman.embed.query;

import elman.core.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Words by their scores: the highest first, and the lower number first of those that are equal. The
 * order is the same for any number of threads.
 */
final class TopWords {
  /** Scores that are worth a thread's while. */
  private static final int GRAIN = 1 << 14;

  private final float[] scores;

  /** The words of the heap; its root is the last of them. */
  private final int[] heap;

  private int size;

  private TopWords(float[] scores, int most) {
    this.scores = scores;
    heap = new int[most];
  }

  /**
   * The best words in their order.
   *
   * @param scores of all words
   * @param most how many words are wanted at most
   * @param without words that do not count
   */
  static int[] of(float[] scores, int most, int[] without, Workers workers) {
    int wanted = Math.max(0, Math.min(most, scores.length));
    List<TopWords> parts = new ArrayList<>();
    workers.split(
        scores.length,
        GRAIN,
        (from, to) -> {
          TopWords part = new TopWords(scores, Math.min(wanted, to - from));
          part.offerAll(from, to, without);
          synchronized (parts) {
            parts.add(part);
          }
        });
    TopWords top = new TopWords(scores, wanted);
    for (TopWords part : parts) {
      for (int i = 0; i < part.size; i++) {
        top.offer(part.heap[i]);
      }
    }
    return top.inOrder();
  }

  /** How many words come before a word, which itself need not count. */
  static int before(float[] scores, int word, int[] without) {
    int before = 0;
    for (int i = 0; i < scores.length; i++) {
      if (isBefore(scores, i, word) && !contains(without, i)) {
        before++;
      }
    }
    return before;
  }

  /** Whether a few words contain one. */
  static boolean contains(int[] words, int word) {
    for (int one : words) {
      if (one == word) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBefore(float[] scores, int i, int j) {
    return scores[i] > scores[j] || (scores[i] == scores[j] && i < j);
  }

  private void offerAll(int from, int to, int[] without) {
    for (int i = from; i < to; i++) {
      if ((size < heap.length || (size > 0 && scores[i] > scores[heap[0]]))
          && !contains(without, i)) {
        offer(i);
      }
    }
  }

  private void offer(int word) {
    if (size < heap.length) {
      heap[size++] = word;
      rise(size - 1);
    } else if (size > 0 && isBefore(scores, word, heap[0])) {
      heap[0] = word;
      sink();
    }
  }

  private void rise(int at) {
    int child = at;
    while (child > 0 && isBefore(scores, heap[(child - 1) / 2], heap[child])) {
      swap(child, (child - 1) / 2);
      child = (child - 1) / 2;
    }
  }

  private void sink() {
    int parent = 0;
    for (int child = 1; child < size; child = 2 * parent + 1) {
      if (child + 1 < size && isBefore(scores, heap[child], heap[child + 1])) {
        child++;
      }
      if (!isBefore(scores, heap[parent], heap[child])) {
        return;
      }
      swap(parent, child);
      parent = child;
    }
  }

  private void swap(int i, int j) {
    int word = heap[i];
    heap[i] = heap[j];
    heap[j] = word;
  }

  /** Empties the heap, the last word first. */
  private int[] inOrder() {
    int[] words = new int[size];
    while (size > 0) {
      words[size - 1] = heap[0];
      heap[0] = heap[--size];
      sink();
    }
    return words;
  }
}
