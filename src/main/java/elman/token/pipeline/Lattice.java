package elman.token.pipeline;

import elman.token.ByteTable;
import elman.token.CodePoints;
import java.util.Arrays;

/** Tokens with their log-probabilities, and all the ways in which they make up a word. */
final class Lattice {
  private final ByteTable table = new ByteTable();
  private int longest;

  /** Log-probabilities of the tokens. */
  double[] scores = new double[1 << 10];

  /** Adds a token and returns its number. */
  int add(byte[] text, int from, int to) {
    int id = table.add(text, from, to);
    if (id == scores.length) {
      scores = Arrays.copyOf(scores, 2 * id);
    }
    longest = Math.max(longest, to - from);
    return id;
  }

  int size() {
    return table.size();
  }

  byte[] bytes() {
    return table.bytes();
  }

  int start(int id) {
    return table.start(id);
  }

  boolean isCharacter(int id) {
    return CodePoints.next(bytes(), start(id), start(id + 1)) == start(id + 1);
  }

  /** A way through the words, for one thread. */
  Pass pass() {
    return new Pass();
  }

  /** Goes through words one after the other. */
  final class Pass {
    /** Of each place in the word: ln of the sum over all ways to it, and from it. */
    private double[] forward = new double[64];

    private double[] backward = new double[64];

    /** The tokens of the word as triples: from, to, number. */
    private int[] nodes = new int[256];

    private int size;

    private void find(byte[] text, int from, int end, int without) {
      int n = end - from;
      if (n >= forward.length) {
        forward = new double[2 * n];
        backward = new double[2 * n];
      }
      size = 0;
      for (int start = from; start < end; start = CodePoints.next(text, start, end)) {
        int to = start;
        while (to < end && to - start < longest) {
          to = CodePoints.next(text, to, end);
          int id = table.find(text, start, to);
          if (id >= 0 && id != without) {
            addNode(start - from, to - from, id);
          }
        }
      }
    }

    private void addNode(int from, int to, int id) {
      if (size + 3 > nodes.length) {
        nodes = Arrays.copyOf(nodes, 2 * nodes.length);
      }
      nodes[size++] = from;
      nodes[size++] = to;
      nodes[size++] = id;
    }

    /** Adds to {@code sums} how often each token is expected in a word, times a count. */
    void expect(byte[] text, int from, int end, double count, double[] sums) {
      find(text, from, end, -1);
      int n = end - from;
      Arrays.fill(forward, 0, n + 1, Double.NEGATIVE_INFINITY);
      Arrays.fill(backward, 0, n + 1, Double.NEGATIVE_INFINITY);
      forward[0] = 0;
      backward[n] = 0;
      for (int i = 0; i < size; i += 3) {
        double way = forward[nodes[i]] + scores[nodes[i + 2]];
        forward[nodes[i + 1]] = logSum(forward[nodes[i + 1]], way);
      }
      for (int i = size - 3; i >= 0; i -= 3) {
        double way = backward[nodes[i + 1]] + scores[nodes[i + 2]];
        backward[nodes[i]] = logSum(backward[nodes[i]], way);
      }
      for (int i = 0; i < size; i += 3) {
        int id = nodes[i + 2];
        double way = forward[nodes[i]] + scores[id] + backward[nodes[i + 1]] - forward[n];
        sums[id] += count * Math.exp(way);
      }
    }

    private static double logSum(double a, double b) {
      double most = Math.max(a, b);
      return most == Double.NEGATIVE_INFINITY
          ? most
          : most + Math.log1p(Math.exp(Math.min(a, b) - most));
    }

    /** Adds to {@code sums} which tokens the likeliest way to cut a word has, times a count. */
    void countBest(byte[] text, int from, int end, double count, double[] sums) {
      find(text, from, end, -1);
      int n = end - from;
      int[] last = new int[n + 1];
      best(n, last);
      for (int at = n; at > 0; at = nodes[last[at]]) {
        sums[nodes[last[at] + 2]] += count;
      }
    }

    /** Ln of the probability of the likeliest way to cut the text of a token without it. */
    double bestWithout(int id) {
      find(bytes(), start(id), start(id + 1), id);
      int n = start(id + 1) - start(id);
      best(n, new int[n + 1]);
      return forward[n];
    }

    private void best(int n, int[] last) {
      Arrays.fill(forward, 0, n + 1, Double.NEGATIVE_INFINITY);
      forward[0] = 0;
      for (int i = 0; i < size; i += 3) {
        double way = forward[nodes[i]] + scores[nodes[i + 2]];
        if (way > forward[nodes[i + 1]]) {
          forward[nodes[i + 1]] = way;
          last[nodes[i + 1]] = i;
        }
      }
    }
  }
}
