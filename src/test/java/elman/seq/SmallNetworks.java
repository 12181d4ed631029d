package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.lm.CellKind;
import elman.nn.Initializer;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.SeqSettings.PoolKind;
import elman.seq.data.Shape;
import elman.text.Tokenizer;
import java.util.List;
import java.util.stream.Stream;

/** Networks of all kinds that are small enough for finite differences, and what they read. */
final class SmallNetworks {
  private static final float[][] NONE = {};
  private static final List<String> WORDS = List.of("", "a", "b", "c");
  private static final List<String> LETTERS = List.of("", "x", "y");
  private static final List<String> LABELS = List.of("one", "two", "three");

  private static final List<String> SYMBOLS = List.of("<unk>", "d", "e", "f", "g");

  private static final Ops OPS = new Ops(new ScalarKernels(), new Workers(1));

  private SmallNetworks() {}

  static SeqSettings settings(
      Shape shape, PoolKind pool, AttentionKind attention, boolean crf, int letters) {
    return settings(shape, pool, attention, crf, letters, 0);
  }

  static SeqSettings settings(
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

  /** One for each way of saying labels. */
  static Stream<SeqSettings> ofLabels() {
    return Stream.of(
        settings(Shape.MANY_TO_ONE, PoolKind.LAST, AttentionKind.NONE, false, 3),
        settings(Shape.MANY_TO_ONE, PoolKind.MEAN, AttentionKind.NONE, false, 0),
        settings(Shape.MANY_TO_ONE, PoolKind.ATTENTION, AttentionKind.NONE, false, 0),
        settings(Shape.MANY_TO_MANY, PoolKind.LAST, AttentionKind.NONE, false, 3),
        settings(Shape.MANY_TO_MANY, PoolKind.LAST, AttentionKind.NONE, true, 0),
        oneLayer(Shape.MANY_TO_ONE, CellKind.LSTM, false, 2),
        oneLayer(Shape.MANY_TO_MANY, CellKind.LSTM, true, 2),
        oneLayer(Shape.MANY_TO_MANY, CellKind.JORDAN, false, 0),
        oneLayer(Shape.MANY_TO_ONE, CellKind.MINGRU, false, 0),
        oneLayer(Shape.MANY_TO_MANY, CellKind.SSM, true, 0));
  }

  static SeqSettings oneLayer(Shape shape, CellKind cell, boolean crf, int context) {
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

  static Coded words(int[] words, int... target) {
    int[][] spellings = new int[words.length][];
    for (int t = 0; t < words.length; t++) {
      spellings[t] = new int[] {words[t] % 3, 1, 2};
    }
    return new Coded(words, spellings, NONE, target, Float.NaN);
  }

  static Batch ofWords(Shape shape) {
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

  /** Of music if {@code frames}, else of a number for each example. */
  static SeqSettings ofNumbers(boolean frames) {
    return new SeqSettings(
        frames ? Shape.MANY_TO_MANY : Shape.MANY_TO_ONE,
        CellKind.GRU,
        1,
        6,
        5,
        0,
        false,
        PoolKind.LAST,
        AttentionKind.NONE,
        false,
        !frames,
        frames,
        false,
        false,
        false,
        0,
        0,
        0,
        0);
  }

  static Coded ofVectors(float value, float[]... vectors) {
    return new Coded(new int[0], new int[0][], vectors, new int[0], value);
  }

  /** Of all weights zero. */
  static SequenceNetwork zeros(SeqSettings settings, Matrix moments) {
    boolean text = settings.writesText();
    boolean numbers = moments.cols() > 0;
    Codec codec =
        new Codec(
            settings,
            text || numbers ? List.of() : WORDS,
            settings.letters() > 0 ? LETTERS : List.of(),
            text || numbers ? List.of() : LABELS,
            text ? Tokenizer.of(Tokenizer.Kind.CHARS, SYMBOLS) : null,
            Unit.PLAIN);
    SequenceNetwork network = new SeqNetworkFactory(OPS, settings).build(codec, moments);
    network.refresh();
    return network;
  }

  /** That reads words. */
  static SequenceNetwork zeros(SeqSettings settings) {
    return zeros(settings, Matrix.zeros(2, 0));
  }

  /** With weights that are not. */
  static SequenceNetwork filled(SequenceNetwork network) {
    Initializer initializer = new Initializer(new Rng(5));
    network.params().forEach(param -> initializer.uniform(param, 0.5f));
    network.refresh();
    return network;
  }
}
