package elman.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HuffmanTreeTest {
  private static String code(HuffmanTree tree, int word) {
    StringBuilder code = new StringBuilder();
    for (boolean turn : tree.turns(word)) {
      code.append(turn ? '1' : '0');
    }
    return code.toString();
  }

  /** Sum of the weights of all inner nodes, made one by one of the two lightest. */
  private static long shortest(long[] counts) {
    PriorityQueue<Long> rest = new PriorityQueue<>();
    Arrays.stream(counts).forEach(rest::add);
    long length = 0;
    while (rest.size() > 1) {
      long pair = rest.remove() + rest.remove();
      length += pair;
      rest.add(pair);
    }
    return length;
  }

  private static long[] descending(Random random, int size) {
    int most = 1 << random.nextInt(20);
    long[] counts = new long[size];
    for (int i = 0; i < size; i++) {
      counts[i] = -1L - random.nextInt(most);
    }
    Arrays.sort(counts);
    return Arrays.stream(counts).map(n -> -n).toArray();
  }

  @Test
  void byHand() {
    HuffmanTree tree = new HuffmanTree(Small.counted(4, 2, 1, 1));
    assertEquals("1", code(tree, 0));
    assertEquals("01", code(tree, 1));
    assertEquals("001", code(tree, 2));
    assertEquals("000", code(tree, 3));
    assertArrayEquals(new int[] {2, 1, 0}, tree.nodes(2));
    assertArrayEquals(new int[] {2, 1}, tree.nodes(1));
  }

  @Test
  void twoWordsShareOneNode() {
    HuffmanTree tree = new HuffmanTree(Small.counted(5, 5));
    assertArrayEquals(new int[] {0}, tree.nodes(0));
    assertArrayEquals(new int[] {0}, tree.nodes(1));
    assertEquals("1", code(tree, 0));
    assertEquals("0", code(tree, 1));
  }

  @Test
  void isAsShortAsCanBe() {
    Random random = new Random(1);
    for (int size = 2; size < 60; size++) {
      long[] counts = descending(random, size);
      HuffmanTree tree = new HuffmanTree(Small.counted(counts));
      long length = 0;
      for (int i = 0; i < size; i++) {
        length += counts[i] * tree.nodes(i).length;
        assertEquals(tree.nodes(i).length, tree.turns(i).length);
      }
      assertEquals(shortest(counts), length);
    }
  }

  /** In the order of the codes a code that begins another one comes right before it. */
  @Test
  void noCodeBeginsAnother() {
    long[] counts = descending(new Random(2), 500);
    HuffmanTree tree = new HuffmanTree(Small.counted(counts));
    TreeSet<String> codes = new TreeSet<>();
    for (int i = 0; i < counts.length; i++) {
      codes.add(code(tree, i));
    }
    assertEquals(counts.length, codes.size());
    String before = "-";
    for (String code : codes) {
      assertTrue(!code.startsWith(before), before + " " + code);
      before = code;
    }
  }

  /** Words with the same beginning of a code share its nodes, and a node is at one place only. */
  @Test
  void nodesArePlacesInTheTree() {
    long[] counts = descending(new Random(3), 200);
    HuffmanTree tree = new HuffmanTree(Small.counted(counts));
    String[] places = new String[counts.length - 1];
    for (int i = 0; i < counts.length; i++) {
      for (int k = 0; k < tree.nodes(i).length; k++) {
        int node = tree.nodes(i)[k];
        String place = code(tree, i).substring(0, k);
        places[node] = places[node] == null ? place : places[node];
        assertEquals(places[node], place);
      }
    }
    assertEquals(places.length, new TreeSet<>(Arrays.asList(places)).size());
  }

  /** Sums that no long holds. */
  @Test
  void extremeCounts() {
    long[] counts = new long[676];
    Arrays.fill(counts, 999_999_999_999_999_999L);
    HuffmanTree tree = new HuffmanTree(Small.counted(counts));
    for (int i = 0; i < counts.length; i++) {
      assertTrue(tree.nodes(i).length <= 10, "path of " + tree.nodes(i).length);
    }
  }

  @Test
  void targetsAreTheTurns() {
    Targets targets = new Targets();
    new HuffmanTree(Small.counted(4, 2, 1, 1)).objective(16).addTargets(1, null, targets);
    assertArrayEquals(new int[] {32, 16}, Arrays.copyOf(targets.rows(), targets.size()));
    assertEquals(1, targets.ones(0));
    assertEquals(0, targets.ones(1));
  }
}
