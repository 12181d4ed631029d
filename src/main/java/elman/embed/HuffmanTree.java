package elman.embed;

/**
 * The binary tree with the shortest paths to frequent words (Huffman 1952): V words as leaves, V -
 * 1 inner nodes, each with an output vector.
 */
final class HuffmanTree {
  /** For each word the nodes on its path from the root, and for each whether it turns to 1. */
  private final int[][] nodes;

  private final boolean[][] turns;

  /** The tree of at least two words, the most frequent first. */
  HuffmanTree(Lexicon words) {
    int size = words.size();
    long[] weight = new long[2 * size - 1];
    int[] parent = new int[2 * size - 1];
    boolean[] turn = new boolean[2 * size - 1];
    for (int i = 0; i < size; i++) {
      weight[i] = words.count(i);
    }
    int leaf = size - 1;
    int inner = size;
    for (int made = size; made < 2 * size - 1; made++) {
      for (int child = 0; child < 2; child++) {
        boolean isLeaf = leaf >= 0 && (inner == made || weight[leaf] < weight[inner]);
        int lightest = isLeaf ? leaf-- : inner++;
        weight[made] += weight[lightest];
        parent[lightest] = made;
        turn[lightest] = child == 1;
      }
    }
    nodes = new int[size][];
    turns = new boolean[size][];
    for (int i = 0; i < size; i++) {
      path(i, size, parent, turn);
    }
  }

  private void path(int word, int size, int[] parent, boolean[] turn) {
    int root = 2 * size - 2;
    int length = 0;
    for (int at = word; at != root; at = parent[at]) {
      length++;
    }
    nodes[word] = new int[length];
    turns[word] = new boolean[length];
    for (int at = word; at != root; at = parent[at]) {
      nodes[word][--length] = parent[at] - size;
      turns[word][length] = turn[at];
    }
  }

  /** The inner nodes from the root to a word; the root is number V - 2. */
  int[] nodes(int word) {
    return nodes[word];
  }

  /** Whether the path of a word turns to 1 at each of its nodes. */
  boolean[] turns(int word) {
    return turns[word];
  }

  /**
   * The turns of a word's path, each predicted by itself (Morin and Bengio 2005; Mikolov et al.
   * 2013b, equation 3): 1 where it turns to 0.
   */
  Objective objective(int stride) {
    return (word, rng, targets) -> {
      for (int i = 0; i < nodes[word].length; i++) {
        targets.add(nodes[word][i] * stride, turns[word][i] ? 0 : 1);
      }
    };
  }
}
