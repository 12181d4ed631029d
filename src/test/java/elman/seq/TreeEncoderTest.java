package elman.seq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.io.FormatException;
import elman.lm.CellKind;
import elman.lm.NetworkFactory;
import elman.nn.Forest;
import elman.nn.GradientCheck;
import elman.nn.Initializer;
import elman.nn.Param;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.SeqSettings.PoolKind;
import elman.seq.data.Example;
import elman.seq.data.Shape;
import elman.seq.data.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeEncoderTest {
  private static final List<String> WORDS = List.of("", "ab", "bc", "ca");
  private static final List<String> LETTERS = List.of("", "a", "b", "c");
  private static final List<String> LABELS = List.of("0", "1", "2");

  /** Of a leaf. */
  private static final int NO = Tree.NONE;

  private final Ops ops = new Ops(new ScalarKernels(), new Workers(1));

  private static SeqSettings settings(CellKind cell, int layers, int letters, boolean both) {
    return new SeqSettings(
        Shape.TREE,
        cell,
        layers,
        6,
        5,
        letters,
        both,
        PoolKind.MAX,
        AttentionKind.NONE,
        false,
        false,
        false,
        false,
        false,
        false,
        0.2f,
        0,
        0,
        0);
  }

  private static Codec codec(SeqSettings settings) {
    return new Codec(
        settings, WORDS, settings.letters() > 0 ? LETTERS : List.of(), LABELS, null, Unit.PLAIN);
  }

  private static Example example(Tree tree) {
    return new Example("line 1", List.of(), tree.words(), new float[0][], tree.labels(), tree);
  }

  /** (2 (_ (0 ab) (2 bc)) (_ ca)), (1 (_ ca) (1 (2 bc) (0 xy))), (0 ab). */
  private static List<Tree> trees() {
    Tree.Node a = Tree.Node.leaf("0", "ab");
    Tree.Node b = Tree.Node.leaf("2", "bc");
    Tree.Node c = Tree.Node.leaf("", "ca");
    Tree.Node unknown = Tree.Node.leaf("0", "xy");
    Tree left = new Tree(List.of(a, b, new Tree.Node("", "", 0, 1), c, node("2", 2, 3)));
    Tree right = new Tree(List.of(c, b, unknown, node("1", 1, 2), node("1", 0, 3)));
    return List.of(left, right, new Tree(List.of(a)));
  }

  private static Tree.Node node(String label, int left, int right) {
    return new Tree.Node(label, "", left, right);
  }

  private static Batch batch(SeqSettings settings) throws FormatException {
    List<Coded> coded = new ArrayList<>();
    for (Tree tree : trees()) {
      coded.add(codec(settings).code(example(tree), true, "in"));
    }
    return new Batch(coded);
  }

  private LabelNetwork built(SeqSettings settings) {
    SeqNetworkFactory factory = new SeqNetworkFactory(ops, settings);
    SequenceNetwork network = factory.build(codec(settings), Matrix.zeros(2, 0));
    Initializer initializer = new Initializer(new Rng(5));
    network.params().forEach(param -> initializer.uniform(param, 0.5f));
    network.refresh();
    return (LabelNetwork) network;
  }

  @ParameterizedTest
  @EnumSource(names = {"LSTM", "ELMAN"})
  void gradientsAreThoseOfTheLoss(CellKind cell) throws FormatException {
    SeqSettings settings = settings(cell, 1, cell == CellKind.LSTM ? 3 : 0, false);
    LabelNetwork network = built(settings);
    Batch batch = batch(settings);
    assertEquals(8, network.count(batch));
    GradientCheck.check(
        network.params(),
        () -> {
          network.refresh();
          return network.train(batch, 0, new Rng(9)) / network.count(batch);
        });
  }

  /** The first two are as long as each other: what stands where must not depend on that. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aTreeIsJudgedTheSameInAnyCompany(int size) throws FormatException {
    SeqSettings settings = settings(CellKind.LSTM, 1, 3, false);
    LabelNetwork network = built(settings);
    List<Coded> some = batch(settings).examples().subList(0, size);
    List<Head.Answer> together = network.answers(new Batch(some));
    double loss = 0;
    for (int b = 0; b < size; b++) {
      Batch alone = new Batch(List.of(some.get(b)));
      Head.Answer answer = network.answers(alone).get(0);
      assertEquals(some.get(b).tree().size(), answer.labels().length);
      assertArrayEquals(answer.labels(), together.get(b).labels());
      for (int n = 0; n < answer.labels().length; n++) {
        assertArrayEquals(answer.probabilities()[n], together.get(b).probabilities()[n]);
      }
      loss += network.loss(alone);
    }
    assertEquals(loss, network.loss(new Batch(some)), 1e-6 * loss);
  }

  @Test
  void nodesWithoutALabelDoNotCount() throws FormatException {
    SeqSettings settings = settings(CellKind.LSTM, 1, 0, false);
    LabelNetwork network = built(settings);
    Coded first = batch(settings).examples().get(0);
    assertArrayEquals(new int[] {0, 2, NO, NO, 2}, first.target());
    float[][] p = network.answers(new Batch(List.of(first))).get(0).probabilities();
    double expected = -Math.log(p[0][0]) - Math.log(p[1][2]) - Math.log(p[4][2]);
    assertEquals(expected, network.loss(new Batch(List.of(first))), 1e-5);
  }

  @Test
  void theRootDecides() throws FormatException {
    SeqSettings settings = settings(CellKind.LSTM, 1, 0, false);
    SeqModel model = new SeqModel(settings, codec(settings), List.of(), Matrix.zeros(2, 0), ops);
    // Of zero weights all labels are as probable, and the first is said: one of three roots.
    Mistakes mistakes = Mistakes.of(model);
    model.network().refresh();
    mistakes.add(batch(settings));
    assertEquals(2.0 / 3, mistakes.share(), 1e-12);
  }

  @Test
  void bothForgetGatesStartOpen() {
    LabelNetwork network = built(settings(CellKind.LSTM, 1, 0, false));
    NetworkFactory.Start start = new NetworkFactory.Start(true, 1, NetworkFactory.NARROW);
    NetworkFactory.initialize(network.params(), CellKind.LSTM, 6, start, new Rng(1));
    float[] bias = new float[5 * 6];
    Arrays.fill(bias, 6, 3 * 6, 1);
    Param inner =
        network.params().stream()
            .filter(param -> param.name().equals("tree.inner.bias"))
            .findFirst()
            .orElseThrow();
    assertArrayEquals(bias, inner.weights());
  }

  @Test
  void treesOverTheSameWordsHaveDifferentChecksums() throws FormatException {
    Coded coded = batch(settings(CellKind.LSTM, 1, 0, false)).examples().get(0);
    Forest other = new Forest(new int[] {NO, NO, NO, 1, 0}, new int[] {NO, NO, NO, 2, 3});
    Coded changed =
        new Coded(
            coded.words(),
            coded.spellings(),
            coded.vectors(),
            coded.target(),
            coded.value(),
            other);
    assertNotEquals(checksum(coded), checksum(changed));
  }

  private static long checksum(Coded coded) {
    CRC32C checksum = new CRC32C();
    coded.update(checksum);
    return checksum.getValue();
  }

  @Test
  void labelsThatAreNotKnownAreRefused() {
    Tree tree = new Tree(List.of(Tree.Node.leaf("7", "a")));
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> codec(settings(CellKind.LSTM, 1, 0, false)).code(example(tree), true, "in"));
    assertEquals("in: line 1: label '7' is none of those that the model knows", e.getMessage());
  }

  @Test
  void whatIsForSequencesIsRefused() {
    refused("--cell gru is not for --shape tree: lstm or elman", CellKind.GRU, 1, false);
    refused("--layers is for sequences; --shape tree has one", CellKind.LSTM, 2, false);
    refused("--bidirectional is for sequences; --shape tree reads upwards", CellKind.LSTM, 1, true);
  }

  private static void refused(String message, CellKind cell, int layers, boolean both) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> settings(cell, layers, 0, both));
    assertEquals(message, e.getMessage());
  }
}
