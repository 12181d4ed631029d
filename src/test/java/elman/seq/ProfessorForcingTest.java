package elman.seq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.lm.CellKind;
import elman.lm.Small;
import elman.nn.Attention;
import elman.nn.Cell;
import elman.nn.Embedding;
import elman.nn.GradientCheck;
import elman.nn.Initializer;
import elman.nn.Linear;
import elman.nn.Param;
import elman.nn.Pool;
import elman.nn.SequenceStack;
import elman.nn.SoftmaxOutput;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.SeqSettings.PoolKind;
import elman.seq.data.Example;
import elman.seq.data.Shape;
import elman.text.FileTokenizer;
import elman.train.Recipe;
import elman.train.Trainer;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfessorForcingTest {
  private static final int SYMBOLS = 7;
  private static final int H = 6;
  private static final float WEIGHT = 10;
  private static final float DROPOUT = 0.2f;

  /** So many that the discriminator is able in time, and the best writer has learned from it. */
  private static final int STEPS = 120;

  private static final int PART = 13;

  private static final Batch BATCH =
      new Batch(
          List.of(
              coded(new int[] {1, 2, 3}, 4, 3, 3),
              coded(new int[] {4}, 2, 3, 3, 3),
              coded(new int[] {1, 4}, 0)));

  private final Ops ops = new Ops(new ScalarKernels(), new Workers(1));
  private final Professor professor = new Professor(ops, H, WEIGHT);
  private final Param weight = Param.zeros("output.weight", SYMBOLS, H);
  private final Param bias = Param.zeros("output.bias", 1, SYMBOLS);

  private static Coded coded(int[] words, int... target) {
    return new Coded(words, new int[0][], new float[0][], target, Float.NaN);
  }

  private SequenceStack stack(int inputs, String name) {
    List<Cell> cells = List.of(CellKind.GRU.cell(ops, inputs, H, name));
    return new SequenceStack(ops, List.of(cells), DROPOUT, false);
  }

  private TextNetwork network(boolean looksBack) {
    TextDecoder.Parts parts =
        new TextDecoder.Parts(
            new Embedding(ops, "decoder_embedding", SYMBOLS, H),
            stack(H, "decoder_l0"),
            looksBack ? Attention.dot(ops, "attention", H, H) : null,
            looksBack ? new Linear(ops, "combine", 2 * H, H) : null,
            new SoftmaxOutput(ops, weight, bias),
            List.of(weight, bias),
            DROPOUT);
    TextNetwork network =
        new TextNetwork(
            new WordInput(ops, new Embedding(ops, "embedding", SYMBOLS, H), null, DROPOUT),
            stack(H, "l0"),
            new Pool(Pool.Kind.LAST, 1),
            new Linear(ops, "bridge", H, H),
            new TextDecoder(ops, parts),
            0,
            professor);
    Initializer initializer = new Initializer(new Rng(5));
    network.params().forEach(param -> initializer.uniform(param, 0.5f));
    professor.start(new Rng(2));
    return network;
  }

  /** Has the discriminator learn, until the decoder is to deceive it at every step. */
  private void teachDiscriminator(TextNetwork network) {
    int able = 0;
    for (int n = 0; n < 1000 && able < 20; n++) {
      network.refresh();
      network.train(BATCH, 0, new Rng(9));
      able = professor.accuracy() > 0.75 ? able + 1 : 0;
    }
    assertEquals(20, able);
  }

  /** A symbol's share of the loss of what deceives. */
  private double deceiving(TextNetwork network) {
    return WEIGHT * professor.loss() * BATCH.size() / network.count(BATCH);
  }

  private static void check(TextNetwork network, List<Param> params, GradientCheck.Pass pass) {
    List<Matrix> state = network.state();
    List<float[]> start = state.stream().map(Matrix::toArray).toList();
    GradientCheck.check(
        params,
        () -> {
          for (int i = 0; i < start.size(); i++) {
            state.get(i).copyFrom(Matrix.of(start.get(i), state.get(i).cols()));
          }
          network.refresh();
          return pass.run();
        });
  }

  /** To an output without weights all symbols are alike, whatever moves: its loss has no part. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientsOfDeceivingAreThoseOfItsLoss(boolean looksBack) {
    TextNetwork network = network(looksBack);
    weight.value().fill(0);
    bias.value().fill(0);
    teachDiscriminator(network);
    List<Param> params = new ArrayList<>(network.params());
    params.removeAll(List.of(weight, bias));
    check(
        network,
        params,
        () -> {
          network.train(BATCH, 0, new Rng(9));
          return deceiving(network);
        });
  }

  /** One symbol is by far the likeliest, so that always the same are drawn. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void gradientsAreThoseOfBothLosses(boolean looksBack) {
    TextNetwork network = network(looksBack);
    bias.weights()[3] = 14;
    teachDiscriminator(network);
    int count = network.count(BATCH);
    check(
        network,
        network.params(),
        () -> network.train(BATCH, 0, new Rng(9)) / count + deceiving(network));
  }

  private static SeqSettings settings(float forcing) {
    return new SeqSettings(
        Shape.SEQ2SEQ,
        CellKind.LSTM,
        1,
        20,
        20,
        0,
        true,
        PoolKind.LAST,
        AttentionKind.DOT,
        false,
        false,
        false,
        false,
        false,
        false,
        DROPOUT,
        0,
        0,
        forcing);
  }

  private static Trainer trainer(Ops ops, float forcing, Path to) throws IOException {
    List<Example> examples = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Rng rng = new Rng(1);
    for (int n = 0; n < 40; n++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 1 + n % 7; k++) {
        text.append((char) ('a' + rng.nextLong(4)));
      }
      texts.add(text.toString());
      examples.add(
          new Example(
              "line " + n,
              List.of(),
              List.of(text.toString()),
              new float[0][],
              List.of(text.reverse().toString())));
    }
    SeqData data =
        new SeqData(
            "examples",
            "examples",
            examples,
            examples,
            List.of(),
            Map.of(),
            null,
            FileTokenizer.learn(texts, 260));
    Recipe recipe = Small.recipe(STEPS);
    return new Trainer(ops, new SeqCourse(ops, settings(forcing), data, recipe), recipe, to, 0);
  }

  private static BooleanSupplier after(int steps) {
    int[] asked = {0};
    return () -> asked[0]++ >= steps;
  }

  private static List<String> tensors(Path file) throws IOException {
    return Safetensors.read(file).tensors().stream().map(Tensor::name).toList();
  }

  private static float[] bridge(Path file) throws IOException {
    return Safetensors.read(file).tensor("bridge.weight").orElseThrow().data();
  }

  private static Path folder(FileSystem memory) throws IOException {
    return Files.createDirectory(memory.getPath("out"));
  }

  @Test
  void aStoppedRunGoesOnAsIfNeverStopped() throws Exception {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path folder = folder(memory);
      Path whole = folder.resolve("whole");
      Path parts = folder.resolve("parts");
      assertTrue(trainer(ops, 1, whole).run(report -> {}, () -> false));
      for (int at = 0; at < STEPS; at += PART) {
        Trainer part = trainer(ops, 1, parts);
        assertEquals(at, part.resume());
        assertEquals(at + PART >= STEPS, part.run(report -> {}, after(PART)));
      }
      assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(parts));
    }
  }

  @Test
  void anyNumberOfWorkersGivesTheSameBytes() throws Exception {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path folder = folder(memory);
      Path one = folder.resolve("one");
      Path three = folder.resolve("three");
      trainer(ops, 1, one).run(report -> {}, () -> false);
      try (Workers team = new Workers(3)) {
        trainer(new Ops(ops.kernels(), team), 1, three).run(report -> {}, () -> false);
      }
      assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(three));
    }
  }

  /** The model has what it has without; the run's state is beside it in the checkpoint. */
  @Test
  void theDiscriminatorIsNoPartOfTheModel() throws Exception {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path folder = folder(memory);
      Path plain = folder.resolve("plain");
      Path forced = folder.resolve("forced");
      trainer(ops, 0, plain).run(report -> {}, () -> false);
      trainer(ops, 1, forced).run(report -> {}, () -> false);
      assertEquals(tensors(plain), tensors(forced));
      assertFalse(Arrays.equals(bridge(plain), bridge(forced)));
      Path stopped = folder.resolve("stopped");
      assertFalse(trainer(ops, 1, stopped).run(report -> {}, after(1)));
      assertTrue(tensors(Trainer.checkpointFile(stopped)).contains("state.0"));
    }
  }
}
