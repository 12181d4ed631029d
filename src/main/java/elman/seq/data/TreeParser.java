package elman.seq.data;

import elman.io.FormatException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A line of parentheses as a binary tree, without recursion.
 *
 * <p>A node is {@code (label child child)} or {@code (label word)}. Of more than two children the
 * first two are put under a node without a label, then that and the third, and so on. A node of one
 * child is that child with the label of the outer one. The label {@code _} stands for none.
 */
final class TreeParser {
  static final String NO_LABEL = "_";

  private final Lines lines;
  private final String line;
  private final TreeBuilder builder = new TreeBuilder();
  private final Deque<Frame> open = new ArrayDeque<>();
  private int at;

  /** A node that is not closed. */
  private static final class Frame {
    private final int column;
    private final String label;
    private String word;
    private int left = Tree.NONE;
    private int right = Tree.NONE;

    Frame(int column, String label) {
      this.column = column;
      this.label = label;
    }
  }

  /** Parses the line of the text that was taken last. */
  TreeParser(Lines lines, String line) {
    this.lines = lines;
    this.line = line;
  }

  /**
   * The tree.
   *
   * @throws FormatException naming the column where the line stops to be one
   */
  Tree parse() throws IOException {
    skipBlanks();
    do {
      step();
      skipBlanks();
    } while (!open.isEmpty());
    if (at < line.length()) {
      throw fault(at, line.charAt(at) == ')' ? "closes nothing" : "is behind the end of the tree");
    }
    return new Tree(builder.nodes());
  }

  private void step() throws IOException {
    if (at == line.length()) {
      throw fault(open.peek().column, "is a parenthesis that is not closed");
    }
    char c = line.charAt(at);
    if (c == '(') {
      enter();
    } else if (open.isEmpty()) {
      throw fault(at, "is no parenthesis; a tree is like (3 (2 The) (2 Rock))");
    } else if (c == ')') {
      leave();
    } else {
      word();
    }
  }

  private void enter() throws IOException {
    int column = at;
    Frame parent = open.peek();
    if (parent != null) {
      checkNoWord(parent, column);
      if (parent.right != Tree.NONE) {
        parent.left = builder.inner("", parent.left, parent.right);
        parent.right = Tree.NONE;
      }
    }
    at++;
    skipBlanks();
    String label = token();
    if (label.isEmpty()) {
      throw fault(at, "should be the label of a node, or _ for none");
    }
    open.push(new Frame(column, label.equals(NO_LABEL) ? "" : label));
  }

  private void word() throws IOException {
    int column = at;
    Frame node = open.peek();
    String word = token();
    checkNoWord(node, column);
    if (node.left != Tree.NONE) {
      throw fault(column, "is a word beside nodes; give it parentheses and a label");
    }
    node.word = word;
  }

  private void checkNoWord(Frame node, int column) throws IOException {
    if (node.word != null) {
      throw fault(column, "is behind a word; a node has one word or other nodes");
    }
  }

  private void leave() throws IOException {
    Frame node = open.pop();
    if (node.word == null && node.left == Tree.NONE) {
      throw fault(at, "closes a node without a word");
    }
    int index = builder.nodes().size() - 1;
    if (node.word != null) {
      index = builder.leaf(node.label, node.word);
    } else if (node.right != Tree.NONE) {
      index = builder.inner(node.label, node.left, node.right);
    } else if (!node.label.isEmpty()) {
      builder.relabel(node.label);
    }
    at++;
    Frame parent = open.peek();
    if (parent != null && parent.left == Tree.NONE) {
      parent.left = index;
    } else if (parent != null) {
      parent.right = index;
    }
  }

  private String token() {
    int from = at;
    while (at < line.length() && "() \t".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(from, at);
  }

  private void skipBlanks() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
  }

  private FormatException fault(int column, String reason) {
    return new FormatException(lines.name(), lines.place() + ", column " + (column + 1), reason);
  }
}
