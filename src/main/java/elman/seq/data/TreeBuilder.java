package elman.seq.data;

import elman.seq.data.Tree.Node;
import java.util.ArrayList;
import java.util.List;

/** Collects the nodes of a tree in postorder. */
final class TreeBuilder {
  private final List<Node> nodes = new ArrayList<>();

  /** The nodes so far. */
  List<Node> nodes() {
    return nodes;
  }

  /** Adds a leaf and returns its index. */
  int leaf(String label, String word) {
    nodes.add(Node.leaf(label, word));
    return nodes.size() - 1;
  }

  /** Adds a node with two children and returns its index. */
  int inner(String label, int left, int right) {
    nodes.add(new Node(label, "", left, right));
    return nodes.size() - 1;
  }

  /** Gives the last node another label. */
  void relabel(String label) {
    int last = nodes.size() - 1;
    Node node = nodes.get(last);
    nodes.set(last, new Node(label, node.word(), node.left(), node.right()));
  }

  /** The nodes of {@link Tree#balanced}. Its depth is the logarithm of the words. */
  List<Node> balanced(String label, List<String> words) {
    balance(words, 0, words.size());
    relabel(label);
    return nodes;
  }

  private int balance(List<String> words, int from, int to) {
    if (to - from == 1) {
      return leaf("", words.get(from));
    }
    int middle = from + (to - from + 1) / 2;
    int left = balance(words, from, middle);
    int right = balance(words, middle, to);
    return inner("", left, right);
  }
}
