package elman.lm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.nn.JordanNetwork;
import elman.nn.optim.Optimizer;
import elman.text.Tokens;
import elman.train.Recipe;
import elman.train.Trainer;
import elman.train.TrainingListener;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LmTrainerTest {
  private static final int STEPS = 30;

  private final List<TrainingListener.Report> reports = new ArrayList<>();
  private FileSystem memory;
  private Path file;
  private Workers workers;
  private Ops ops;
  private TrainingText text;

  private final Map<Trainer, LmCourse> courses = new HashMap<>();

  @BeforeEach
  void open() throws IOException {
    memory = Jimfs.newFileSystem(Configuration.unix());
    file = Files.createDirectory(memory.getPath("out")).resolve("model");
    workers = new Workers(1);
    ops = new Ops(new ScalarKernels(), workers);
    text = Small.text(3000, 1);
  }

  @AfterEach
  void close() throws IOException {
    workers.close();
    memory.close();
  }

  private Trainer trainer(CellKind cell, Recipe recipe, Path to, long checkpointEvery)
      throws IOException {
    LmCourse course = new LmCourse(ops, Small.shape(cell), text, recipe);
    Trainer trainer = new Trainer(ops, course, recipe, to, checkpointEvery);
    courses.put(trainer, course);
    return trainer;
  }

  private Trainer trainer(Recipe recipe) throws IOException {
    return trainer(CellKind.LSTM, recipe, file, 0);
  }

  private static BooleanSupplier after(int steps) {
    int[] asked = {0};
    return () -> asked[0]++ >= steps;
  }

  private float[][] weights(Trainer trainer) {
    return courses.get(trainer).model().params().stream()
        .map(p -> p.weights().clone())
        .toArray(float[][]::new);
  }

  private double meanLoss(int from, int to) {
    return reports.subList(from, to).stream()
        .mapToDouble(TrainingListener.Report::loss)
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IRNN")
  void theLossFalls(CellKind cell) throws Exception {
    assertTrue(trainer(cell, Small.recipe(STEPS), file, 0).run(reports::add, () -> false));
    assertEquals(STEPS, reports.size());
    double uniform = Math.log(text.tokenizer().vocabulary().size());
    assertTrue(reports.get(0).loss() < uniform - 0.1);
    assertTrue(meanLoss(STEPS - 5, STEPS) < meanLoss(0, 5) - 0.2);
    assertTrue(reports.get(STEPS - 1).validLoss() < uniform - 0.5);
  }

  @ParameterizedTest
  @EnumSource
  void probabilitiesStartAtTheSharesOfTheSymbols(CellKind cell) throws Exception {
    int[] ids = new int[(int) text.train().size()];
    text.train().copy(0, ids.length, ids, 0);
    LmCourse course = new LmCourse(ops, Small.shape(cell), text, Small.recipe(STEPS));
    float[] bias = bias(course);
    for (int id = 0; id < bias.length; id++) {
      int symbol = id;
      double count = Arrays.stream(ids).filter(i -> i == symbol).count();
      assertEquals((count + 1) / (ids.length + bias.length), Math.exp(bias[id]), 1e-6);
    }
  }

  private static float[] bias(LmCourse course) {
    return course.model().params().stream()
        .filter(param -> param.name().equals("output.bias"))
        .findFirst()
        .orElseThrow()
        .weights();
  }

  /** Where they come back as they are, large ones would leave the units no gradient. */
  @Test
  void logitsThatComeBackStartAtZero() throws Exception {
    ModelShape teacher = Small.shape(CellKind.JORDAN);
    ModelShape logits =
        new ModelShape(
            CellKind.JORDAN,
            1,
            Small.HIDDEN,
            Small.HIDDEN,
            false,
            false,
            0,
            JordanNetwork.Feedback.LOGITS,
            teacher.decay());
    LmCourse course = new LmCourse(ops, logits, text, Small.recipe(STEPS));
    assertArrayEquals(new float[text.tokenizer().vocabulary().size()], bias(course));
  }

  @ParameterizedTest
  @CsvSource({
    "LSTM, ADAM, false, 10",
    "LSTM, ADAM, true, 10",
    "LSTM, ADAM, false, 0",
    "LSTM, ADAM, false, 29",
    "GRU, SGD, false, 25",
    "ELMAN, RMSPROP, true, 10",
    "IRNN, ADAGRAD, false, 10",
    "JORDAN, ADAMW, true, 10"
  })
  void aStoppedRunGoesOnAsIfNeverStopped(
      CellKind cell, Optimizer.Rule rule, boolean randomBptt, int stop) throws Exception {
    Recipe recipe = Small.recipe(STEPS, 7, rule, 0.02, randomBptt, 1);
    Path whole = file.resolveSibling("whole");
    Trainer never = trainer(cell, recipe, whole, 0);
    assertTrue(never.run(reports::add, () -> false));

    List<TrainingListener.Report> parts = new ArrayList<>();
    assertFalse(trainer(cell, recipe, file, 0).run(parts::add, after(stop)));
    assertEquals(stop, parts.size());
    Trainer resumed = trainer(cell, recipe, file, 0);
    assertEquals(stop, resumed.resume());
    assertTrue(resumed.run(parts::add, () -> false));

    assertArrayEquals(weights(never), weights(resumed));
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(file));
    for (int i = 0; i < STEPS; i++) {
      assertEquals(reports.get(i).step(), parts.get(i).step());
      assertEquals(reports.get(i).tokens(), parts.get(i).tokens());
      assertEquals(reports.get(i).loss(), parts.get(i).loss());
      assertEquals(reports.get(i).validLoss(), parts.get(i).validLoss());
    }
  }

  @Test
  void aRunStoppedAtEveryStepIsTheSameToo() throws Exception {
    Recipe recipe = Small.recipe(STEPS);
    Trainer never = trainer(CellKind.LSTM, recipe, file.resolveSibling("whole"), 0);
    never.run(reports::add, () -> false);
    Trainer last = trainer(recipe);
    while (!last.run(report -> {}, after(1))) {
      last = trainer(recipe);
      last.resume();
    }
    assertArrayEquals(weights(never), weights(last));
  }

  @Test
  void aKilledRunGoesOnFromItsLastCheckpoint() throws Exception {
    Recipe recipe = Small.recipe(STEPS, 100, Optimizer.Rule.ADAM, 0.02, false, 1);
    Trainer never = trainer(CellKind.LSTM, recipe, file.resolveSibling("whole"), 0);
    never.run(reports::add, () -> false);
    Trainer killed = trainer(CellKind.LSTM, recipe, file, 4);
    assertThrows(
        IOException.class,
        () ->
            killed.run(
                report -> {
                  if (report.step() == 15) {
                    throw new IOException("no space left");
                  }
                },
                () -> false));
    Trainer resumed = trainer(CellKind.LSTM, recipe, file, 4);
    assertEquals(12, resumed.resume());
    resumed.run(report -> {}, () -> false);
    assertArrayEquals(weights(never), weights(resumed));
  }

  @Test
  void validatesWhenAskedToAndAtTheEnd() throws Exception {
    trainer(Small.recipe(STEPS, 7, Optimizer.Rule.ADAM, 0.02, false, 1))
        .run(reports::add, () -> false);
    long[] evaluated =
        reports.stream()
            .filter(TrainingListener.Report::evaluated)
            .mapToLong(TrainingListener.Report::step)
            .toArray();
    assertArrayEquals(new long[] {7, 14, 21, 28, 30}, evaluated);
  }

  @Test
  void theCheckpointIsThereWhileTheRunIsNotOver() throws Exception {
    Path checkpoint = Trainer.checkpointFile(file);
    assertEquals(file.resolveSibling("model.checkpoint"), checkpoint);
    trainer(Small.recipe(STEPS)).run(reports::add, after(3));
    assertTrue(Files.exists(checkpoint));
    assertFalse(Files.exists(file));
    Trainer trainer = trainer(Small.recipe(STEPS));
    trainer.resume();
    trainer.run(reports::add, () -> false);
    assertFalse(Files.exists(checkpoint));
    assertTrue(Files.exists(file));
  }

  @Test
  void aRunIsNotGivenUpForALimitThatItIsBeyond() throws Exception {
    Recipe longer = Small.recipe(STEPS, 100, Optimizer.Rule.ADAM, 0.02, false, 1);
    Recipe shorter = Small.recipe(5, 100, Optimizer.Rule.ADAM, 0.02, false, 1);
    trainer(longer).run(reports::add, after(10));
    IOException e = assertThrows(IOException.class, trainer(shorter)::resume);
    String reason = "out/model.checkpoint: is of 10 steps and 0 whole epochs, more than this run";
    assertTrue(e.getMessage().startsWith(reason), e.getMessage());
    Trainer resumed = trainer(longer);
    assertEquals(10, resumed.resume());
    assertTrue(resumed.run(reports::add, () -> false));
    assertEquals(STEPS, reports.size());
    assertTrue(Files.exists(file));
    assertTrue(Double.isFinite(resumed.bestLoss()));
  }

  @Test
  void withoutCheckpointResumingStartsAnew() throws Exception {
    Trainer trainer = trainer(Small.recipe(STEPS));
    float[][] before = weights(trainer);
    assertEquals(0, trainer.resume());
    assertArrayEquals(before, weights(trainer));
  }

  @Test
  void aCheckpointOfAnotherTextIsRefused() throws Exception {
    trainer(Small.recipe(STEPS)).run(reports::add, after(3));
    text = Small.text(3000, 2);
    Trainer other = trainer(Small.recipe(STEPS));
    IOException e = assertThrows(IOException.class, other::resume);
    assertTrue(e.getMessage().startsWith("out/model.checkpoint: the data"), e.getMessage());
  }

  @Test
  void theSeedDecides() throws Exception {
    float[][][] weights = new float[3][][];
    for (int i = 0; i < weights.length; i++) {
      Trainer trainer = trainer(Small.recipe(5, 5, Optimizer.Rule.ADAM, 0.02, false, i / 2));
      trainer.run(reports::add, () -> false);
      weights[i] = weights(trainer);
    }
    assertArrayEquals(weights[0], weights[1]);
    assertFalse(Arrays.deepEquals(weights[0], weights[2]));
  }

  @Test
  void aTextShorterThanAChunkIsRefused() throws IOException {
    int needed = 8 * 16 + 1;
    Tokens ids = text.train();
    text = new TrainingText(text.tokenizer(), ids.range(0, needed), text.valid());
    assertTrue(trainer(Small.recipe(STEPS)).parameters() > 0);
    text = new TrainingText(text.tokenizer(), ids.range(0, needed - 1), text.valid());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> trainer(Small.recipe(STEPS)));
    assertTrue(e.getMessage().startsWith("the text is too short: 128 tokens"), e.getMessage());
  }
}
