package elman.seq.data;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A binary tree of words. Its nodes are in postorder: children stand before their parent, the left
 * ones before the right, and the root is last; so that whoever computes from the leaves up needs no
 * recursion.
 *
 * @param nodes one at least
 */
public record Tree(List<Node> nodes) {
  /** A node without a child on that side. */
  public static final int NONE = -1;

  /**
   * A leaf with a word, or an inner node with two children.
   *
   * @param label empty if it has none
   * @param word empty for an inner node
   * @param left index of the left child, or {@link #NONE}
   * @param right index of the right child, or {@link #NONE}
   */
  public record Node(String label, String word, int left, int right) {
    /** A leaf. */
    public static Node leaf(String label, String word) {
      return new Node(label, word, NONE, NONE);
    }

    /** Whether it has a word and no children. */
    public boolean isLeaf() {
      return left == NONE;
    }
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the nodes are not one tree in postorder
   */
  public Tree {
    nodes = List.copyOf(nodes);
    int[] open = new int[nodes.size()];
    int size = 0;
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (!node.isLeaf()) {
        boolean known = size > 1 && open[size - 2] == node.left && open[size - 1] == node.right;
        if (!known) {
          throw new IllegalArgumentException("node " + i + " is not behind its children");
        }
        size -= 2;
      }
      open[size] = i;
      size++;
    }
    if (size != 1) {
      throw new IllegalArgumentException(size + " roots");
    }
  }

  /** The last node. */
  public Node root() {
    return nodes.get(nodes.size() - 1);
  }

  /** The words from left to right. */
  public List<String> words() {
    return nodes.stream().filter(Node::isLeaf).map(Node::word).toList();
  }

  /** The labels of all nodes in their order; empty ones where there are none. */
  public List<String> labels() {
    return nodes.stream().map(Node::label).toList();
  }

  /**
   * The tree in parentheses, as it is read, with other labels.
   *
   * @param others one for each node, in their order
   */
  public String text(List<String> others) {
    StringBuilder text = new StringBuilder();
    Deque<Integer> open = new ArrayDeque<>(List.of(nodes.size() - 1));
    while (!open.isEmpty()) {
      int i = open.pop();
      if (i == NONE) {
        text.append(')');
        continue;
      }
      Node node = nodes.get(i);
      text.append(text.isEmpty() ? "(" : " (");
      text.append(others.get(i).isEmpty() ? TreeParser.NO_LABEL : others.get(i));
      open.push(NONE);
      if (node.isLeaf()) {
        text.append(' ').append(node.word);
      } else {
        open.push(node.right);
        open.push(node.left);
      }
    }
    return text.toString();
  }

  /**
   * A balanced tree over words: each node has half of them on either side, the left one more if
   * they are odd. Only the root has a label.
   *
   * @param label of the root; may be empty
   * @param words one at least
   */
  public static Tree balanced(String label, List<String> words) {
    return new Tree(new TreeBuilder().balanced(label, words));
  }
}
