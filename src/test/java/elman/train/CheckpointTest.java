package elman.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import elman.lm.ModelShape;
import elman.lm.Small;
import elman.nn.Network;
import elman.nn.optim.Optimizer;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String TEXT = "crc32c:00000000:10:2";
  private static final String AGAIN = "; run without --resume to start anew";
  private static final Recipe RECIPE = Small.recipe(30);

  private FileSystem memory;
  private Path file;
  private Workers workers;
  private Ops ops;

  @BeforeEach
  void open() throws IOException {
    memory = Jimfs.newFileSystem(Configuration.unix());
    file = Files.createDirectory(memory.getPath("out")).resolve("model.checkpoint");
    workers = new Workers(1);
    ops = new Ops(new ScalarKernels(), workers);
  }

  @AfterEach
  void close() throws IOException {
    workers.close();
    memory.close();
  }

  private record Run(
      Small.ModelCourse course, Optimizer optimizer, TrainingProgress progress, Recipe recipe) {
    Network network() {
      return course.model().network();
    }

    void save(Path file) throws IOException {
      Checkpoint.save(file, course, optimizer, progress, recipe);
    }

    void restore(Path file, String text) throws IOException {
      Small.ModelCourse of = new Small.ModelCourse(course.model(), text);
      Checkpoint.restore(file, of, optimizer, progress, recipe);
    }

    float[][] slots(int param) {
      return optimizer.slots(param);
    }
  }

  private Run fresh(ModelShape shape, Recipe recipe) throws IOException {
    Small.ModelCourse course = Small.course(shape, recipe.batch(), TEXT, ops);
    Optimizer optimizer =
        new Optimizer(workers, recipe.optimizer(), recipe.settings(), course.model().params());
    return new Run(course, optimizer, new TrainingProgress(), recipe);
  }

  private Run fresh() throws IOException {
    return fresh(Small.shape(CellKind.LSTM), RECIPE);
  }

  private Run used(ModelShape shape, Recipe recipe) throws IOException {
    Run run = fresh(shape, recipe);
    Rng rng = new Rng(9);
    for (int i = 0; i < run.network().params().size(); i++) {
      Small.fill(run.network().params().get(i).weights(), rng);
      for (float[] slot : run.slots(i)) {
        Small.fill(slot, rng);
      }
    }
    run.network().refresh();
    run.network().reset(recipe.batch());
    for (Matrix state : run.network().state()) {
      float[] values = new float[state.size()];
      Small.fill(values, rng);
      state.copyFrom(Matrix.of(values, state.cols()));
    }
    run.progress.step = 3_000_000_001L;
    run.progress.tokens = 4_000_000_002L;
    run.progress.epoch = 5;
    run.progress.position = 6;
    run.progress.bestLoss = 1 / 3.0;
    run.progress.bestScore = 1 / 7.0;
    run.progress.evaluated = 7;
    run.progress.tokensAtEvaluation = 3_900_000_003L;
    run.progress.seconds = 1e-3 / 7;
    return run;
  }

  private void saved() throws IOException {
    used(Small.shape(CellKind.LSTM), RECIPE).save(file);
  }

  private static void assertSame(Run expected, Run actual) {
    for (int i = 0; i < expected.network().params().size(); i++) {
      assertArrayEquals(
          expected.network().params().get(i).weights(), actual.network().params().get(i).weights());
      assertArrayEquals(expected.slots(i), actual.slots(i));
    }
    List<Matrix> states = expected.network().state();
    for (int i = 0; i < states.size(); i++) {
      assertArrayEquals(states.get(i).toArray(), actual.network().state().get(i).toArray());
    }
    assertEquals(expected.progress.step, actual.progress.step);
    assertEquals(expected.progress.step, actual.optimizer.step());
    assertEquals(expected.progress.tokens, actual.progress.tokens);
    assertEquals(expected.progress.epoch, actual.progress.epoch);
    assertEquals(expected.progress.position, actual.progress.position);
    assertEquals(expected.progress.bestLoss, actual.progress.bestLoss);
    assertEquals(expected.progress.bestScore, actual.progress.bestScore);
    assertEquals(expected.progress.evaluated, actual.progress.evaluated);
    assertEquals(expected.progress.tokensAtEvaluation, actual.progress.tokensAtEvaluation);
    assertEquals(expected.progress.seconds, actual.progress.seconds);
  }

  private void assertUnreadable(Run run, String part) {
    IOException e = assertThrows(IOException.class, () -> run.restore(file, TEXT));
    assertTrue(e.getMessage().startsWith("out/model.checkpoint: "), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  private void assertRefused(String reason, Run run, String text) {
    IOException e = assertThrows(IOException.class, () -> run.restore(file, text));
    assertEquals("out/model.checkpoint: " + reason, e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void givesBackWhatWasSaved(CellKind cell) throws IOException {
    Run saved = used(Small.shape(cell), RECIPE);
    saved.save(file);
    Run restored = fresh(Small.shape(cell), RECIPE);
    restored.restore(file, TEXT);
    assertSame(saved, restored);
  }

  @ParameterizedTest
  @EnumSource(Optimizer.Rule.class)
  void givesBackTheAveragesOfEveryRule(Optimizer.Rule rule) throws IOException {
    Recipe recipe = Small.recipe(30, 5, rule, 0.01, true, 2);
    ModelShape shape = ModelShape.of(CellKind.GRU, 2, Small.HIDDEN, 0);
    Run saved = used(shape, recipe);
    saved.save(file);
    Run restored = fresh(shape, recipe);
    restored.restore(file, TEXT);
    assertSame(saved, restored);
  }

  @Test
  void remembersThePlan() throws IOException {
    assertNull(Trainer.planOf(file.resolveSibling("model")));
    fresh(Small.shape(CellKind.LSTM), Small.recipe(10)).save(file);
    assertEquals(Small.recipe(10).plan(), Trainer.planOf(file.resolveSibling("model")));
  }

  @Test
  void theRestoredNetworkPredictsWithItsWeights() throws IOException {
    Run saved = used(Small.shape(CellKind.LSTM), RECIPE);
    saved.save(file);
    Run restored = fresh();
    restored.restore(file, TEXT);
    int[] inputs = {1, 2, 3, 4, 5, 4, 3, 2};
    float[] expected = saved.network().predict(inputs, 1).toArray();
    assertArrayEquals(expected, restored.network().predict(inputs, 1).toArray());
  }

  @Test
  void otherLimitsAreTheSameRun() throws IOException {
    saved();
    Run longer = fresh(Small.shape(CellKind.LSTM), Small.recipe(1000));
    longer.restore(file, TEXT);
    assertEquals(3_000_000_001L, longer.progress.step);
  }

  @Test
  void anotherRecipeIsRefused() throws IOException {
    saved();
    ModelShape shape = Small.shape(CellKind.LSTM);
    assertRefused(
        "was made with --lr 0.02, not 0.01" + AGAIN,
        fresh(shape, Small.recipe(30, 5, Optimizer.Rule.ADAM, 0.01, false, 1)),
        TEXT);
    assertRefused(
        "was made with --optimizer adam, not sgd" + AGAIN,
        fresh(shape, Small.recipe(30, 5, Optimizer.Rule.SGD, 0.02, false, 1)),
        TEXT);
    assertRefused(
        "was made with --bptt-random false, not true" + AGAIN,
        fresh(shape, Small.recipe(30, 5, Optimizer.Rule.ADAM, 0.02, true, 1)),
        TEXT);
    assertRefused(
        "was made with --seed 1, not 2" + AGAIN,
        fresh(shape, Small.recipe(30, 5, Optimizer.Rule.ADAM, 0.02, false, 2)),
        TEXT);
  }

  @Test
  void anotherTextIsRefused() throws IOException {
    saved();
    assertRefused(
        "the data or the tokenizer is not that of the checkpoint" + AGAIN,
        fresh(),
        "crc32c:00000001:10:2");
  }

  @Test
  void anotherModelIsRefused() throws IOException {
    saved();
    String reason = "has a model of %s" + AGAIN;
    assertRefused(
        reason.formatted("cell lstm, not gru"), fresh(Small.shape(CellKind.GRU), RECIPE), TEXT);
    assertRefused(
        reason.formatted("layers 1, not 2"),
        fresh(ModelShape.of(CellKind.LSTM, 2, 8, 8), RECIPE),
        TEXT);
    assertRefused(
        reason.formatted("hidden 8, not 9"),
        fresh(ModelShape.of(CellKind.LSTM, 1, 9, 8), RECIPE),
        TEXT);
    assertRefused(
        reason.formatted("embed 8, not 0"),
        fresh(ModelShape.of(CellKind.LSTM, 1, 8, 0), RECIPE),
        TEXT);
  }

  @Test
  void aModelIsNoCheckpoint() throws IOException {
    Run run = fresh();
    run.course.model().save(file, Map.of());
    assertRefused("no metadata key text", run, TEXT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.0005, 0.01, 0.1, 0.5, 0.9, 0.9999})
  void aTruncatedFileIsRefused(double share) throws IOException {
    saved();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, (int) (share * bytes.length)));
    Run run = fresh();
    assertUnreadable(run, "");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Run run = fresh();
    assertUnreadable(run, "");
  }

  @Test
  void aCounterThatIsNoNumberIsRefused() throws IOException {
    saved();
    Safetensors content = Safetensors.read(file);
    Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
    metadata.put("progress.step", "many");
    new Safetensors(metadata, content.tensors()).write(file);
    Run run = fresh();
    assertUnreadable(run, "many");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"output.bias", "optimizer.0.output.bias", "optimizer.1.output.bias", "state.0"})
  void aMissingTensorIsNamed(String name) throws IOException {
    saved();
    Safetensors content = Safetensors.read(file);
    List<Tensor> others =
        content.tensors().stream().filter(tensor -> !tensor.name().equals(name)).toList();
    assertEquals(content.tensors().size() - 1, others.size());
    new Safetensors(content.metadata(), others).write(file);
    Run run = fresh();
    assertUnreadable(run, "tensor " + name);
  }
}
