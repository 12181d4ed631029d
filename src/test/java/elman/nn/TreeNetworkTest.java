package elman.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeNetworkTest {
  private static final int D = 5;
  private static final int H = 18;

  /** Three trees: ((0 1) (2 3)), a lone leaf 7, (8 (9 (10 11))) with a node of 9 first. */
  private static final int[] LEFT = {-1, -1, -1, -1, 0, 2, 4, -1, -1, -1, -1, -1, 10, 9, 13};

  private static final int[] RIGHT = {-1, -1, -1, -1, 1, 3, 5, -1, -1, -1, -1, -1, 11, 12, 8};
  private static final Forest FOREST = new Forest(LEFT, RIGHT);
  private static final int LEAVES = 9;

  private static TreeNetwork network(Ops ops, boolean lstm) {
    TreeNetwork network =
        lstm ? new TreeLstm(ops, "tree", D, H) : new RecursiveNetwork(ops, "tree", D, H);
    Initializer initializer = new Initializer(new Rng(7));
    network.params().forEach(param -> initializer.uniform(param, 0.5f));
    network.refresh();
    return network;
  }

  /** States [h, c] of a node by plain recursion, straight from the equations. */
  private static double[][] node(TreeNetwork network, Matrix words, int n) {
    List<Param> params = network.params();
    boolean lstm = network instanceof TreeLstm;
    double[][] l = FOREST.isLeaf(n) ? null : node(network, words, LEFT[n]);
    double[][] r = FOREST.isLeaf(n) ? null : node(network, words, RIGHT[n]);
    double[] x = new double[l == null ? D : 2 * H];
    for (int j = 0; j < x.length; j++) {
      x[j] = l == null ? words.get(leafIndex(n), j) : j < H ? l[0][j] : r[0][j - H];
    }
    double[] a = product(params.get(l == null ? 0 : 2), params.get(l == null ? 1 : 3), x);
    double[] h = new double[H];
    double[] c = new double[H];
    for (int j = 0; j < H; j++) {
      if (!lstm) {
        h[j] = Math.tanh(a[j]);
        continue;
      }
      int g = l == null ? H : 3 * H;
      c[j] = sigmoid(a[j]) * Math.tanh(a[g + j]);
      if (l != null) {
        c[j] += sigmoid(a[H + j]) * l[1][j] + sigmoid(a[2 * H + j]) * r[1][j];
      }
      h[j] = sigmoid(a[g + H + j]) * Math.tanh(c[j]);
    }
    return new double[][] {h, c};
  }

  private static int leafIndex(int n) {
    int i = 0;
    while (FOREST.leaf(i) != n) {
      i++;
    }
    return i;
  }

  private static double[] product(Param weight, Param bias, double[] x) {
    double[] y = new double[weight.value().rows()];
    for (int i = 0; i < y.length; i++) {
      y[i] = bias.weights()[i];
      for (int j = 0; j < x.length; j++) {
        y[i] += weight.value().get(i, j) * x[j];
      }
    }
    return y;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void statesAreThoseOfPlainRecursion(boolean lstm) {
    Matrix words = Samples.random(LEAVES, D, 1);
    Backend.each(
        ops -> {
          TreeNetwork network = network(ops, lstm);
          Matrix h = network.forward(FOREST, words);
          for (int n = 0; n < LEFT.length; n++) {
            double[] expected = node(network, words, n)[0];
            for (int j = 0; j < H; j++) {
              assertEquals(expected[j], h.get(n, j), 1e-5);
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gradientsAreThoseOfTheLoss(boolean lstm) {
    Param words = Samples.param("words", LEAVES, D, 1);
    Matrix targets = Samples.random(LEFT.length, H, 2);
    Matrix dh = Matrix.zeros(LEFT.length, H);
    Backend.each(
        ops -> {
          TreeNetwork network = network(ops, lstm);
          List<Param> params = new ArrayList<>(network.params());
          params.add(words);
          GradientCheck.check(
              params,
              () -> {
                network.refresh();
                double loss = Samples.squares(network.forward(FOREST, words.value()), targets, dh);
                network.backward(dh, words.grad());
                return loss;
              });
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aTreeInAForestGetsTheBitsThatItGetsAlone(boolean lstm) {
    Matrix words = Samples.random(LEAVES, D, 1);
    Backend.each(
        ops -> {
          TreeNetwork network = network(ops, lstm);
          Matrix together = Matrix.of(network.forward(FOREST, words).toArray(), H);
          Forest first =
              new Forest(new int[] {-1, -1, -1, -1, 0, 2, 4}, new int[] {-1, -1, -1, -1, 1, 3, 5});
          float[] alone = network.forward(first, words.rows(0, 4)).toArray();
          assertArrayEquals(together.rows(0, 7).toArray(), alone);
          Forest leaf = new Forest(new int[] {-1}, new int[] {-1});
          alone = network.forward(leaf, words.rows(4, 1)).toArray();
          assertArrayEquals(together.rows(7, 1).toArray(), alone);
          network.backward(Samples.random(1, H, 3), null);
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anyNumberOfWorkersGivesTheSameBits(boolean lstm) {
    for (Kernels kernels : Backend.KERNELS) {
      List<float[]> one = bits(kernels, 1, lstm);
      List<float[]> three = bits(kernels, 3, lstm);
      for (int i = 0; i < one.size(); i++) {
        assertArrayEquals(one.get(i), three.get(i));
      }
    }
  }

  /** Some tens of copies of the trees, so that there is work to share. */
  private static List<float[]> bits(Kernels kernels, int workers, boolean lstm) {
    int copies = 70;
    int size = LEFT.length;
    int[] left = new int[copies * size];
    int[] right = new int[copies * size];
    for (int n = 0; n < left.length; n++) {
      boolean leaf = LEFT[n % size] < 0;
      left[n] = leaf ? -1 : n / size * size + LEFT[n % size];
      right[n] = leaf ? -1 : n / size * size + RIGHT[n % size];
    }
    Matrix dWords = Matrix.zeros(copies * LEAVES, D);
    try (Workers team = new Workers(workers)) {
      TreeNetwork network = network(new Ops(kernels, team), lstm);
      Matrix words = Samples.random(copies * LEAVES, D, 1);
      List<float[]> bits = new ArrayList<>();
      bits.add(network.forward(new Forest(left, right), words).toArray());
      network.backward(Samples.random(copies * size, H, 2), dWords);
      network.params().forEach(param -> bits.add(param.gradient()));
      bits.add(dWords.data());
      return bits;
    }
  }

  @Test
  void noTreesAreNoStates() {
    TreeNetwork network = network(new Ops(Backend.KERNELS.get(0), new Workers(1)), true);
    Matrix none = network.forward(new Forest(new int[0], new int[0]), Matrix.zeros(0, D));
    assertEquals(0, none.rows());
    network.backward(none, Matrix.zeros(0, D));
  }

  @Test
  void whatIsNoTreeIsRefused() {
    int[] leaves = {-1, -1};
    assertRefused(new int[] {-1, -1, 0}, new int[] {-1, -1, -1});
    assertRefused(new int[] {-1, -1, 0}, new int[] {-1, -1, 0});
    assertRefused(new int[] {-1, -1, 0}, new int[] {-1, -1, 2});
    assertRefused(new int[] {-1, -1, 0, 0}, new int[] {-1, -1, 1, 2});
    assertRefused(new int[] {-1, -1, -2}, new int[] {-1, -1, 0});
    assertRefused(leaves, new int[] {-1});
    TreeNetwork network = network(new Ops(Backend.KERNELS.get(0), new Workers(1)), true);
    Forest two = new Forest(leaves, leaves);
    assertThrows(IllegalArgumentException.class, () -> network.forward(two, Matrix.zeros(1, D)));
  }

  private static void assertRefused(int[] left, int[] right) {
    assertThrows(IllegalArgumentException.class, () -> new Forest(left, right));
  }
}
