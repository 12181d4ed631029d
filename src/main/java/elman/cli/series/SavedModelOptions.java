package elman.cli.series;

import elman.cli.shell.Inputs;
import elman.cli.shell.Outputs;
import elman.cli.shell.UsageException;
import elman.core.Ops;
import elman.series.GlobalMethod;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import elman.series.auto.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Models of forecasting that are kept. */
final class SavedModelOptions {
  @Option(
      names = "--save",
      paramLabel = "MODEL",
      description = "Keep what was learned in this file.")
  private String save;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Forecast by what was kept in this file; nothing is learned, so that it is quick.")
  private String model;

  @Option(
      names = "--update",
      description = "Go on learning from --model with these series; --save may be the same file.")
  private boolean update;

  private ModelFile.Content before;

  /** A method that has learned already. */
  private record Saved(ModelFile.Content content, boolean update) implements GlobalMethod {
    @Override
    public String name() {
      return content.method();
    }

    @Override
    public boolean canLearn(List<Series> series, Task task) {
      return !update || content.model().canUpdate(series);
    }

    @Override
    public GlobalModel train(List<Series> series, Task task, Training training) {
      return update ? content.model().update(series, training) : content.model();
    }
  }

  /**
   * Checks that the options go with what is to be done.
   *
   * @throws UsageException if they do not
   */
  void check(MethodOptions methods) {
    if (update && model == null) {
      throw new UsageException("--update goes with --model only");
    }
    if (model != null && (methods.isSaid() || methods.backtest() > 0)) {
      throw new UsageException("--model goes without --method and --backtest");
    }
    if (save != null) {
      Outputs.requireFile("a model", "--save", save);
    }
    if (save != null && (methods.backtest() > 0 || methods.wantsAnomalies())) {
      throw new UsageException("--save goes with forecasts only");
    }
    if (save != null && model == null && methods.methods(0).size() > 1) {
      throw new UsageException("--save goes with one --method only");
    }
  }

  /** Whether a model is to be read. */
  boolean isGiven() {
    return model != null;
  }

  /** Whether the model is to learn from the table. */
  boolean isToLearnMore() {
    return update;
  }

  /** The files that are read; one that is to be brought up to date may be written too. */
  List<Path> inputs() {
    return model == null || update ? List.of() : List.of(Inputs.file(model));
  }

  /** The files that are written. */
  List<Path> outputs() {
    List<Path> outputs = new ArrayList<>();
    if (save != null) {
      outputs.add(Path.of(save));
    }
    return outputs;
  }

  /**
   * Reads the model.
   *
   * @throws IOException if that fails
   */
  ModelFile.Content read(Ops ops) throws IOException {
    before = ModelFile.read(Inputs.file(model), ops);
    return before;
  }

  /** The method that the model is which was read. */
  GlobalMethod method() {
    return new Saved(before, update);
  }

  /**
   * Writes a model, if that is wanted.
   *
   * @throws IOException if that fails
   */
  void write(Attempt attempt, ForecastRun run) throws IOException {
    if (save != null) {
      Task task = before == null ? run.table().task(List.of()) : before.task();
      String frequency = run.table().frequency().toString();
      ModelFile.write(
          Path.of(save),
          new ModelFile.Content(
              attempt.method(), attempt.model(), task, frequency, run.table().regressors()));
    }
  }
}
