package elman.seq.data;

import static elman.seq.data.Reading.PREDICTION;
import static elman.seq.data.Reading.TRAINING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.io.FormatException;
import elman.io.Source;
import elman.seq.data.Tree.Node;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TreeReaderTest {
  private static Source source(String text) {
    return Source.of("in", new ByteArrayInputStream(Reading.bytes(text)));
  }

  private static List<Example> trees(String text) throws IOException {
    List<Example> trees = new ArrayList<>();
    try (TreeReader reader = TreeReader.open(List.of(source(text)), TRAINING)) {
      for (Example e = reader.next(); e != null; e = reader.next()) {
        trees.add(e);
      }
    }
    return trees;
  }

  @Test
  void nodesAreInPostorder() throws IOException {
    Example one = trees("\n (3 (2 The) (2 (1 big)(0 Rock)))\n").get(0);
    assertEquals(
        List.of(
            Node.leaf("2", "The"),
            Node.leaf("1", "big"),
            Node.leaf("0", "Rock"),
            new Node("2", "", 1, 2),
            new Node("3", "", 0, 3)),
        one.tree().nodes());
    assertEquals(List.of("The", "big", "Rock"), one.words());
    assertEquals(List.of("2", "1", "0", "2", "3"), one.output());
    assertEquals("line 2", one.place());
  }

  @Test
  void manyChildrenBecomeTwo() throws IOException {
    Tree tree = trees("(A (b x) (c y) (d (e z)) (f w))").get(0).tree();
    assertEquals(List.of("b", "c", "", "d", "", "f", "A"), tree.labels());
    assertEquals(new Node("", "", 0, 1), tree.nodes().get(2));
    assertEquals(new Node("", "", 2, 3), tree.nodes().get(4));
    assertEquals(new Node("A", "", 4, 5), tree.root());
    assertEquals(Node.leaf("e", "z"), trees("(_ (e z))\n(1 x)").get(0).tree().root());
  }

  @Test
  void whatIsNoTreeIsRefusedWithItsPlace() {
    refused("line 1, column 1: is a parenthesis that is not closed", "(3 (2 a) (2 b)\n");
    refused("line 2, column 9: closes nothing", "(1 a)\n(1 word))\n");
    refused("line 1, column 7: is behind the end of the tree", "(1 a) b");
    refused("line 1, column 1: is no parenthesis; a tree is like (3 (2 The) (2 Rock))", "a");
    refused("line 1, column 4: closes a node without a word", "(1 )");
    refused("line 1, column 2: should be the label of a node, or _ for none", "((1 a))");
    refused("line 1, column 6: is behind a word; a node has one word or other nodes", "(1 a b)");
    refused(
        "line 1, column 6: is behind a word; a node has one word or other nodes", "(1 a (2 b))");
    refused(
        "line 1, column 10: is a word beside nodes; give it parentheses and a label",
        "(1 (2 a) b)");
    refused("line 1: has no label at the root to learn from", "(_ a)");
    refused("has no trees; one is a line such as (3 (2 The) (2 Rock))", "\n");
  }

  private static void refused(String message, String text) {
    FormatException e = assertThrows(FormatException.class, () -> trees(text));
    assertEquals("in: " + message, e.getMessage());
  }

  @Test
  void deepTreesDoNotOverflow() throws IOException {
    int depth = 200_000;
    String left = "(1 ".repeat(depth) + "(1 a)" + " (1 b))".repeat(depth);
    assertEquals(2 * depth + 1, trees(left).get(0).tree().nodes().size());
    String right = "(1 (1 a) ".repeat(depth) + "(1 b)" + ")".repeat(depth);
    Tree tree = trees(right).get(0).tree();
    assertEquals(depth + 1, tree.words().size());
    assertEquals(tree, new Tree(tree.nodes()));
    assertEquals(
        1, trees("(1 ".repeat(depth) + "a" + ")".repeat(depth)).get(0).tree().nodes().size());
    refused(
        "line 1, column " + (3 * depth - 2) + ": is a parenthesis that is not closed",
        "(1 ".repeat(depth));
  }

  @Test
  void balancedTreesAreFlat() throws IOException {
    for (int n = 1; n < 70; n++) {
      List<String> words = IntStream.range(0, n).mapToObj(i -> "w" + i).toList();
      Tree tree = Tree.balanced("x", words);
      assertEquals(words, tree.words());
      assertEquals(2 * n - 1, tree.nodes().size());
      assertEquals("x", tree.root().label());
      int[] depth = new int[2 * n - 1];
      for (int i = 0; i < depth.length; i++) {
        Node node = tree.nodes().get(i);
        depth[i] = node.isLeaf() ? 0 : 1 + Math.max(depth[node.left()], depth[node.right()]);
      }
      assertTrue(1 << depth[depth.length - 1] < 2 * n, n + " words");
    }
    String text = "1\ta  b c\n";
    try (TreeReader reader =
        TreeReader.open(List.of(source(text), source(text)), TRAINING.withBalanced(true))) {
      Example first = reader.next();
      assertEquals(List.of("a", "b", "c"), first.words());
      assertEquals(List.of("", "", "", "", "1"), first.output());
      assertEquals(first.tree(), reader.next().tree());
      assertEquals(null, reader.next());
    }
    try (TreeReader reader =
        TreeReader.open(List.of(source("a b\n")), PREDICTION.withBalanced(true))) {
      assertEquals(List.of(), reader.next().output());
    }
  }

  @Test
  void aTreeIsWrittenAsItIsRead() throws IOException {
    for (String text : List.of("(3 (2 The) (_ (1 big) (0 Rock)))", "(1 a)", "(_ (1 a) (0 b))")) {
      Tree tree = TreeReader.open(List.of(source(text)), PREDICTION).next().tree();
      assertEquals(text, tree.text(tree.labels()));
    }
    int depth = 100_000;
    String deep = "(1 (1 a) ".repeat(depth) + "(1 b)" + ")".repeat(depth);
    Tree tree = trees(deep).get(0).tree();
    assertEquals(deep, tree.text(tree.labels()));
  }

  @Test
  void aTreeHasOneRootBehindItsChildren() {
    Node leaf = Node.leaf("1", "a");
    assertThrows(IllegalArgumentException.class, () -> new Tree(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Tree(List.of(leaf, leaf)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Tree(List.of(leaf, leaf, new Node("", "", 1, 0))));
  }
}
