package elman.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shape of any number of binary trees together: N nodes, children before their parents. A
 * node's height is 0 at a leaf, else one more than that of its higher child; nodes of one height do
 * not depend on each other.
 */
public final class Forest {
  private final int[] left;
  private final int[] right;
  private final int[] leaves;

  /** Nodes with children, by height; in order among equals. */
  private final int[] inner;

  /** Where each height begins in {@link #inner}, and its end. */
  private final int[] levels;

  /**
   * @param left the left child of each node, -1 at a leaf
   * @param right the right child of each node, -1 at a leaf
   * @throws IllegalArgumentException if a child does not come before its parent, a node has one
   *     child alone, or two parents
   */
  public Forest(int[] left, int[] right) {
    this.left = left.clone();
    this.right = right.clone();
    check();
    int[] heights = new int[left.length];
    for (int n = 0; n < left.length; n++) {
      heights[n] = isLeaf(n) ? 0 : 1 + Math.max(heights[left[n]], heights[right[n]]);
    }
    leaves = IntStream.range(0, left.length).filter(this::isLeaf).toArray();
    int highest = Arrays.stream(heights).max().orElse(0);
    levels = new int[highest + 1];
    for (int height : heights) {
      if (height > 0) {
        levels[height]++;
      }
    }
    Arrays.parallelPrefix(levels, Integer::sum);
    inner = new int[left.length - leaves.length];
    int[] next = levels.clone();
    for (int n = 0; n < left.length; n++) {
      if (!isLeaf(n)) {
        inner[next[heights[n] - 1]++] = n;
      }
    }
  }

  /** Trees side by side: the nodes of each behind those of the ones before it. */
  public static Forest of(List<Forest> trees) {
    int size = trees.stream().mapToInt(Forest::size).sum();
    int[] left = new int[size];
    int[] right = new int[size];
    int first = 0;
    for (Forest tree : trees) {
      for (int n = 0; n < tree.size(); n++) {
        left[first + n] = tree.isLeaf(n) ? -1 : first + tree.left[n];
        right[first + n] = tree.isLeaf(n) ? -1 : first + tree.right[n];
      }
      first += tree.size();
    }
    return new Forest(left, right);
  }

  private void check() {
    if (left.length != right.length) {
      throw new IllegalArgumentException(
          left.length + " left children, but " + right.length + " right ones");
    }
    boolean[] taken = new boolean[left.length];
    for (int n = 0; n < left.length; n++) {
      if (left[n] == -1 && right[n] == -1) {
        continue;
      }
      for (int child : new int[] {left[n], right[n]}) {
        if (child < 0 || child >= n || taken[child]) {
          throw new IllegalArgumentException("node " + n + " cannot have node " + child + " below");
        }
        taken[child] = true;
      }
    }
  }

  /** N. */
  public int size() {
    return left.length;
  }

  /** Whether node {@code n} has no children. */
  public boolean isLeaf(int n) {
    return left[n] < 0;
  }

  /** Number of leaves. */
  public int leafCount() {
    return leaves.length;
  }

  /** The node that is the i-th leaf. */
  public int leaf(int i) {
    return leaves[i];
  }

  /** Number of nodes with children. */
  int innerCount() {
    return inner.length;
  }

  /** The i-th node with children, lower ones first. */
  int inner(int i) {
    return inner[i];
  }

  /** The largest height. */
  int height() {
    return levels.length - 1;
  }

  /** The first of the inner nodes that are higher than {@code height}. */
  int levelStart(int height) {
    return levels[height];
  }

  /** The left child of node {@code n}, -1 at a leaf. */
  public int left(int n) {
    return left[n];
  }

  /** The right child of node {@code n}, -1 at a leaf. */
  public int right(int n) {
    return right[n];
  }
}
