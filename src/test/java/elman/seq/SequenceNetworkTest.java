package elman.seq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.lm.CellKind;
import elman.nn.GradientCheck;
import elman.nn.Initializer;
import elman.nn.Param;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.SeqSettings.PoolKind;
import elman.seq.data.Shape;
import elman.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SequenceNetworkTest {
  private static final float[][] NONE = {};
  private static final List<String> WORDS = List.of("", "a", "b", "c");
  private static final List<String> LETTERS = List.of("", "x", "y");
  private static final List<String> LABELS = List.of("one", "two", "three");

  private static final List<String> SYMBOLS = List.of("<unk>", "d", "e", "f", "g");

  private final Ops ops = new Ops(new ScalarKernels(), new Workers(1));

  private static SeqSettings settings(
      Shape shape, PoolKind pool, AttentionKind attention, boolean crf, int letters) {
    return settings(shape, pool, attention, crf, letters, 0);
  }

  private static SeqSettings settings(
      Shape shape,
      PoolKind pool,
      AttentionKind attention,
      boolean crf,
      int letters,
      float sampling) {
    return new SeqSettings(
        shape,
        CellKind.LSTM,
        2,
        6,
        5,
        letters,
        true,
        pool,
        attention,
        crf,
        false,
        false,
        false,
        false,
        false,
        0.2f,
        0,
        sampling,
        0);
  }

  private static Stream<SeqSettings> ofLabels() {
    return Stream.of(
        settings(Shape.MANY_TO_ONE, PoolKind.LAST, AttentionKind.NONE, false, 3),
        settings(Shape.MANY_TO_ONE, PoolKind.MEAN, AttentionKind.NONE, false, 0),
        settings(Shape.MANY_TO_ONE, PoolKind.ATTENTION, AttentionKind.NONE, false, 0),
        settings(Shape.MANY_TO_MANY, PoolKind.LAST, AttentionKind.NONE, false, 3),
        settings(Shape.MANY_TO_MANY, PoolKind.LAST, AttentionKind.NONE, true, 0),
        window(Shape.MANY_TO_ONE, false),
        window(Shape.MANY_TO_MANY, true),
        oneLayer(Shape.MANY_TO_MANY, CellKind.JORDAN, false, 0),
        oneLayer(Shape.MANY_TO_ONE, CellKind.MINGRU, false, 0),
        oneLayer(Shape.MANY_TO_MANY, CellKind.SSM, true, 0));
  }

  private static SeqSettings window(Shape shape, boolean crf) {
    return oneLayer(shape, CellKind.LSTM, crf, 2);
  }

  private static SeqSettings oneLayer(Shape shape, CellKind cell, boolean crf, int context) {
    return new SeqSettings(
        shape,
        cell,
        1,
        6,
        5,
        0,
        false,
        PoolKind.LAST,
        AttentionKind.NONE,
        crf,
        false,
        false,
        false,
        false,
        false,
        0.2f,
        context,
        0,
        0);
  }

  private static Coded words(int[] words, int... target) {
    int[][] spellings = new int[words.length][];
    for (int t = 0; t < words.length; t++) {
      spellings[t] = new int[] {words[t] % 3, 1, 2};
    }
    return new Coded(words, spellings, NONE, target, Float.NaN);
  }

  private static Batch ofWords(Shape shape) {
    return shape == Shape.MANY_TO_ONE
        ? new Batch(
            List.of(
                words(new int[] {1, 2, 3}, 2), words(new int[] {3}, 0), words(new int[] {2, 1}, 1)))
        : new Batch(
            List.of(
                words(new int[] {1, 2, 3}, 2, 1, 0),
                words(new int[] {3}, 0),
                words(new int[] {2, 1}, 1, 1)));
  }

  private SequenceNetwork built(SeqSettings settings) {
    boolean text = settings.writesText();
    Codec codec =
        new Codec(
            settings,
            text ? List.of() : WORDS,
            settings.letters() > 0 ? LETTERS : List.of(),
            text ? List.of() : LABELS,
            text ? Tokenizer.of(Tokenizer.Kind.CHARS, SYMBOLS) : null);
    SequenceNetwork network = new SeqNetworkFactory(ops, settings).build(codec, Matrix.zeros(2, 0));
    Initializer initializer = new Initializer(new Rng(5));
    network.params().forEach(param -> initializer.uniform(param, 0.5f));
    network.refresh();
    return network;
  }

  private static void check(SequenceNetwork network, Batch batch) {
    check(network, batch, 0);
  }

  private static void check(SequenceNetwork network, Batch batch, double done) {
    int count = network.count(batch);
    GradientCheck.check(
        network.params(),
        () -> {
          network.refresh();
          return network.train(batch, done, new Rng(9)) / count;
        });
  }

  @ParameterizedTest
  @MethodSource("ofLabels")
  void gradientsOfLabelsAreThoseOfTheLoss(SeqSettings settings) {
    check(built(settings), ofWords(settings.shape()));
  }

  @ParameterizedTest
  @MethodSource("ofLabels")
  void anExampleIsJudgedTheSameInAnyCompany(SeqSettings settings) {
    LabelNetwork network = (LabelNetwork) built(settings);
    Batch together = ofWords(settings.shape());
    List<Head.Answer> answers = new ArrayList<>(network.answers(together));
    for (int b = 0; b < together.size(); b++) {
      Batch alone = new Batch(List.of(together.examples().get(b)));
      Head.Answer answer = network.answers(alone).get(0);
      assertArrayEquals(answers.get(b).labels(), answer.labels());
      for (int t = 0; t < answer.probabilities().length; t++) {
        assertArrayEquals(answers.get(b).probabilities()[t], answer.probabilities()[t]);
      }
    }
  }

  /**
   * Where the output comes back, steps are computed one by one in prediction and all at once under
   * teacher forcing. If the teacher says what the network itself said, both are the same.
   */
  @Test
  void aTeacherWhoAgreesChangesNothing() {
    SeqSettings settings = oneLayer(Shape.MANY_TO_MANY, CellKind.JORDAN, false, 0);
    LabelNetwork network = (LabelNetwork) built(settings);
    List<Head.Answer> answers = network.answers(ofWords(settings.shape()));
    List<Coded> agreed = new ArrayList<>();
    double loss = 0;
    for (int b = 0; b < answers.size(); b++) {
      int[] said = answers.get(b).labels();
      agreed.add(ofWords(settings.shape()).examples().get(b).withTarget(said));
      for (int t = 0; t < said.length; t++) {
        loss -= Math.log(answers.get(b).probabilities()[t][said[t]]);
      }
    }
    LabelNetwork.Judged judged = network.judged(new Batch(agreed));
    assertEquals(loss, judged.loss(), 1e-5);
    // What the teacher says is no help where the network is on its own.
    List<Head.Answer> told = network.judged(ofWords(settings.shape())).answers();
    for (int b = 0; b < told.size(); b++) {
      assertArrayEquals(answers.get(b).labels(), told.get(b).labels());
    }
  }

  private static Stream<AttentionKind> kinds() {
    return Stream.of(AttentionKind.values());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void gradientsOfTextsAreThoseOfTheLoss(AttentionKind attention) {
    SequenceNetwork network = built(settings(Shape.SEQ2SEQ, PoolKind.LAST, attention, false, 0));
    Batch batch =
        new Batch(
            List.of(
                words(new int[] {1, 2, 3}, 4, 2),
                words(new int[] {4}, 3, 1, 1),
                words(new int[] {1, 4})));
    assertEquals(8, network.count(batch));
    check(network, batch);
  }

  @Test
  void ownSymbolsAreReadAtTheEndOfTraining() {
    SequenceNetwork plain =
        built(settings(Shape.SEQ2SEQ, PoolKind.LAST, AttentionKind.DOT, false, 0));
    SequenceNetwork sampling =
        built(settings(Shape.SEQ2SEQ, PoolKind.LAST, AttentionKind.DOT, false, 0, 1));
    Batch batch =
        new Batch(List.of(words(new int[] {1, 2, 3}, 1, 1, 1), words(new int[] {3, 2}, 3, 3, 3)));
    double taught = plain.train(batch, 1, new Rng(9));
    assertEquals(taught, sampling.train(batch, 0, new Rng(9)));
    assertNotEquals(taught, sampling.train(batch, 1, new Rng(9)));
    // Whatever is read, one symbol stays by far the best: else the loss has jumps.
    Param bias = sampling.params().get(sampling.params().size() - 1);
    assertEquals("output.bias", bias.name());
    bias.weights()[3] = 2;
    check(sampling, batch, 1);
  }

  @Test
  void gradientsOfTheNextStepAreThoseOfTheLoss() {
    SeqSettings settings =
        new SeqSettings(
            Shape.MANY_TO_MANY,
            CellKind.GRU,
            1,
            6,
            5,
            0,
            false,
            PoolKind.LAST,
            AttentionKind.NONE,
            false,
            false,
            true,
            false,
            false,
            false,
            0,
            0,
            0,
            0);
    float[][] x = {{1, 0}, {0, 1}, {1, 1}};
    float[][] y = {{0, 0}, {1, 0}};
    Batch batch =
        new Batch(
            List.of(
                new Coded(new int[0], new int[0][], x, new int[0], Float.NaN),
                new Coded(new int[0], new int[0][], y, new int[0], Float.NaN)));
    Codec codec = new Codec(settings, List.of(), List.of(), List.of(), null);
    SequenceNetwork network =
        new SeqNetworkFactory(ops, settings).build(codec, Matrix.of(new float[] {0, 0, 1, 1}, 2));
    network.refresh();
    assertEquals(3, network.count(batch));
    // Weights of zero say a half of everything.
    assertEquals(3 * 2 * Math.log(2), network.loss(batch), 1e-6);
    Initializer initializer = new Initializer(new Rng(5));
    network.params().forEach(param -> initializer.uniform(param, 0.5f));
    check(network, batch);
  }

  @Test
  void gradientsOfNumbersAreThoseOfTheLoss() {
    SeqSettings settings =
        new SeqSettings(
            Shape.MANY_TO_ONE,
            CellKind.GRU,
            1,
            6,
            5,
            0,
            false,
            PoolKind.LAST,
            AttentionKind.NONE,
            false,
            true,
            false,
            false,
            false,
            false,
            0,
            0,
            0,
            0);
    float[][] x = {{1, 2}, {3, -1}, {0, 1}};
    float[][] y = {{-1, 0.5f}};
    Batch batch =
        new Batch(
            List.of(
                new Coded(new int[0], new int[0][], x, new int[0], 1.5f),
                new Coded(new int[0], new int[0][], y, new int[0], -0.5f)));
    Codec codec = new Codec(settings, List.of(), List.of(), List.of(), null);
    Matrix moments = VectorInput.moments(batch.examples());
    assertEquals(0.75f, moments.get(0, 0));
    SequenceNetwork network = new SeqNetworkFactory(ops, settings).build(codec, moments);
    Initializer initializer = new Initializer(new Rng(5));
    network.params().forEach(param -> initializer.uniform(param, 0.5f));
    check(network, batch);
  }
}
