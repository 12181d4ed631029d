package elman.series.auto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import elman.series.network.EsRnnMethod;
import elman.series.network.EsRnnSettings;
import elman.series.network.WindowCell;
import elman.series.network.WindowNetwork;
import elman.series.network.WindowSettings;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  private static final Task TASK = new Task(6, List.of(12), 12, List.of(0.1, 0.9));

  private final Ops ops = new Ops(new ScalarKernels(), new Workers(1));
  private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
  private final Path path = disk.getPath("model");
  private final List<Series> series = List.of(AutoTest.monthly(1, 50), AutoTest.monthly(2, 60));

  @AfterEach
  void closeDisk() throws IOException {
    disk.close();
  }

  private GlobalModel esrnn() {
    EsRnnSettings settings = EsRnnSettings.of(TASK, series, 1).withNets(2);
    return new EsRnnMethod(settings).train(series, TASK, new Training(ops, 1, () -> 1));
  }

  private GlobalModel gru() {
    WindowSettings settings = WindowSettings.of(TASK, series, WindowCell.GRU);
    return WindowNetwork.train(
        ops, settings.with(settings.training().withEpochs(1)), series, () -> 1);
  }

  private GlobalModel both() {
    Combination usual =
        new Combination(
            List.of("snaive", "esrnn", "gru"),
            new double[] {0.25, 0.5, 0.25},
            new Spread(new double[] {1.5, 1, 1, 2}));
    Combination counts = new Combination(List.of("tsb"), new double[] {1}, Spread.NONE);
    Map<Kind, Combination> combinations = new EnumMap<>(Kind.class);
    combinations.put(Kind.USUAL, usual);
    combinations.put(Kind.INTERMITTENT, counts);
    return new AutoModel(combinations, Map.of("esrnn", esrnn(), "gru", gru()), ops.workers());
  }

  private GlobalModel model(String method) {
    return switch (method) {
      case "auto" -> both();
      case "esrnn" -> esrnn();
      case "gru" -> gru();
      default -> new LocalMethod.Model(Methods.local(method), ops.workers());
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "esrnn", "gru", "theta"})
  void aModelThatWasReadForecastsAsTheOneThatWasWritten(String method) throws IOException {
    GlobalModel model = model(method);
    ModelFile.write(path, new ModelFile.Content(method, model, TASK, "M", List.of("b", "a")));
    ModelFile.Content read = ModelFile.read(path, ops);
    assertEquals(method.equals("theta") ? List.of() : List.of("b", "a"), read.regressors());
    assertEquals(method, read.method());
    assertEquals("M", read.frequency());
    assertEquals(List.of(12), read.task().periods());
    for (int i = 0; i < series.size(); i++) {
      assertArrayEquals(
          model.forecast(series, TASK).get(i).mean(),
          read.model().forecast(series, TASK).get(i).mean());
      assertArrayEquals(
          model.forecast(series, TASK).get(i).quantiles()[1],
          read.model().forecast(series, TASK).get(i).quantiles()[1]);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format|elman-forecast-model|elman-language-model",
        "method|auto|7",
        "task|\"horizon\":6|\"horizon\":0",
        "task|[12]|[12,3]",
        "auto|\"snaive\"|\"snaives\"",
        "auto|0.25|-0.25",
        "auto|\"weights\"|\"weight\"",
        "auto|INTERMITTENT|OTHER",
        "window.cell|gru|grus",
        "window.hidden|64|640"
      })
  void aFileThatDoesNotFitTogetherIsRefused(String change) throws IOException {
    ModelFile.write(path, new ModelFile.Content("auto", both(), TASK, "M", List.of("price")));
    Safetensors good = Safetensors.read(path);
    String[] parts = change.split("\\|", 3);
    Map<String, String> metadata = new HashMap<>(good.metadata());
    metadata.compute(parts[0], (key, value) -> value.replace(parts[1], parts[2]));
    if (parts[0].equals("method")) {
      metadata.remove("auto");
    }
    new Safetensors(metadata, good.tensors()).write(path);
    assertThrows(FormatException.class, () -> ModelFile.read(path, ops));
  }

  @Test
  void anUpdateLearnsOn() throws IOException {
    ModelFile.write(path, new ModelFile.Content("auto", both(), TASK, "M", List.of("price")));
    GlobalModel model = ModelFile.read(path, ops).model();
    double before = model.forecast(series, TASK).get(0).mean()[0];
    GlobalModel updated = model.update(series, new Training(ops, 2));
    double after = updated.forecast(series, TASK).get(0).mean()[0];
    assertEquals(before, after, 60);
    assertNotEquals(before, after);
  }
}
