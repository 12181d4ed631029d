package elman.train;

import elman.core.Matrix;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.nn.Param;
import elman.nn.optim.Optimizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a run in a file: the model, the optimizer's averages, the state that is carried from
 * chunk to chunk, the counters. A run that goes on from it makes the same steps to the last bit.
 */
public final class Checkpoint {
  /** Characters of a setting that is worth saying. */
  private static final int BRIEF = 40;

  private static final String OPTIMIZER = "optimizer.";
  private static final String STATE = "state.";

  /** What begins the names of the settings of a run in metadata. */
  static final String RECIPE = "recipe.";

  private static final String PROGRESS = "progress.";
  private static final String PLAN = "plan.";

  /** The name of the fingerprint of what was learned from. */
  static final String TEXT = "text";

  private Checkpoint() {}

  /** Whether a file with this metadata holds the state of a run. */
  public static boolean isIn(Map<String, String> metadata) {
    return metadata.containsKey(PROGRESS + "step");
  }

  /** Whether a tensor of that name is not the model's but the run's. */
  public static boolean isState(String tensor) {
    return tensor.startsWith(OPTIMIZER) || tensor.startsWith(STATE);
  }

  /** Writes the state of a run, atomically. */
  static void save(
      Path path, Course course, Optimizer optimizer, TrainingProgress progress, Recipe recipe)
      throws IOException {
    Map<String, String> training = new LinkedHashMap<>();
    training.put(TEXT, course.fingerprint());
    recipe.options().forEach((name, value) -> training.put(RECIPE + name, value));
    training.put(PLAN + "minutes", Double.toString(recipe.plan().minutes()));
    training.put(PLAN + "passes", Double.toString(recipe.plan().passes()));
    training.put(PROGRESS + "step", Long.toString(progress.step));
    training.put(PROGRESS + "tokens", Long.toString(progress.tokens));
    training.put(PROGRESS + "epoch", Integer.toString(progress.epoch));
    training.put(PROGRESS + "position", Long.toString(progress.position));
    training.put(PROGRESS + "best_loss", Double.toString(progress.bestLoss));
    training.put(PROGRESS + "best_score", Double.toString(progress.bestScore));
    training.put(PROGRESS + "evaluated", Integer.toString(progress.evaluated));
    training.put(PROGRESS + "tokens_at_evaluation", Long.toString(progress.tokensAtEvaluation));
    training.put(PROGRESS + "seconds", Double.toString(progress.seconds));
    List<Tensor> tensors = new ArrayList<>(course.model().tensors());
    List<Param> params = course.model().params();
    for (int i = 0; i < params.size(); i++) {
      float[][] slots = optimizer.slots(i);
      for (int k = 0; k < slots.length; k++) {
        String name = OPTIMIZER + k + "." + params.get(i).name();
        tensors.add(new Tensor(name, new int[] {slots[k].length}, slots[k]));
      }
    }
    List<Matrix> state = course.state();
    for (int i = 0; i < state.size(); i++) {
      Matrix s = state.get(i);
      tensors.add(new Tensor(STATE + i, new int[] {s.rows(), s.cols()}, s.toArray()));
    }
    new Safetensors(course.model().metadata(training), tensors).write(path);
  }

  /** The plan of the run that a file is of; null if it says none that can be understood. */
  static Plan plan(Path path) throws IOException {
    Map<String, String> metadata = Safetensors.read(path).metadata();
    try {
      return new Plan(
          Double.parseDouble(metadata.getOrDefault(PLAN + "minutes", "")),
          Double.parseDouble(metadata.getOrDefault(PLAN + "passes", "")));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * Puts a run where the file says it was.
   *
   * @throws FormatException if the file is of another run: other text, model or recipe
   */
  static void restore(
      Path path, Course course, Optimizer optimizer, TrainingProgress progress, Recipe recipe)
      throws IOException {
    Safetensors file = Safetensors.read(path);
    requireSame(
        file,
        TEXT,
        course.fingerprint(),
        "the data or the tokenizer is not that of the checkpoint");
    for (Map.Entry<String, String> option : course.model().metadata(Map.of()).entrySet()) {
      String there = file.metadata().getOrDefault(option.getKey(), "none");
      boolean brief = Math.max(there.length(), option.getValue().length()) <= BRIEF;
      String reason =
          brief
              ? "has a model of %s %s, not %s".formatted(option.getKey(), there, option.getValue())
              : "the model is not that of the checkpoint";
      requireSame(file, option.getKey(), option.getValue(), reason);
    }
    for (Map.Entry<String, String> option : recipe.options().entrySet()) {
      String there = file.requireMetadata(RECIPE + option.getKey());
      String reason =
          "was made with --%s %s, not %s".formatted(option.getKey(), there, option.getValue());
      requireSame(file, RECIPE + option.getKey(), option.getValue(), reason);
    }
    restoreProgress(file, progress);
    List<Param> params = course.model().params();
    for (int i = 0; i < params.size(); i++) {
      Param param = params.get(i);
      copy(file, param.name(), param.weights());
      float[][] slots = optimizer.slots(i);
      for (int k = 0; k < slots.length; k++) {
        copy(file, OPTIMIZER + k + "." + param.name(), slots[k]);
      }
    }
    optimizer.resumeAt(progress.step);
    restoreState(file, course.state());
    course.model().refresh();
  }

  private static void restoreProgress(Safetensors file, TrainingProgress progress)
      throws FormatException {
    try {
      progress.step = Long.parseLong(file.requireMetadata(PROGRESS + "step"));
      progress.tokens = Long.parseLong(file.requireMetadata(PROGRESS + "tokens"));
      progress.epoch = Integer.parseInt(file.requireMetadata(PROGRESS + "epoch"));
      progress.position = Long.parseLong(file.requireMetadata(PROGRESS + "position"));
      progress.bestLoss = Double.parseDouble(file.requireMetadata(PROGRESS + "best_loss"));
      progress.bestScore = Double.parseDouble(file.requireMetadata(PROGRESS + "best_score"));
      progress.evaluated = Integer.parseInt(file.requireMetadata(PROGRESS + "evaluated"));
      progress.tokensAtEvaluation =
          Long.parseLong(file.requireMetadata(PROGRESS + "tokens_at_evaluation"));
      progress.seconds = Double.parseDouble(file.requireMetadata(PROGRESS + "seconds"));
    } catch (NumberFormatException e) {
      throw new FormatException(file.source(), "metadata", "not a number: " + e.getMessage(), e);
    }
  }

  private static void restoreState(Safetensors file, List<Matrix> state) throws FormatException {
    for (int i = 0; i < state.size(); i++) {
      Matrix s = state.get(i);
      Tensor tensor = file.require(STATE + i, s.rows(), s.cols());
      s.copyFrom(Matrix.of(tensor.data(), s.cols()));
    }
  }

  private static void requireSame(Safetensors file, String key, String value, String reason)
      throws FormatException {
    if (!file.requireMetadata(key).equals(value)) {
      throw new FormatException(
          file.source(), null, reason + "; run without --resume to start anew");
    }
  }

  private static void copy(Safetensors file, String name, float[] to) throws FormatException {
    Tensor tensor =
        file.tensor(name)
            .filter(t -> t.data().length == to.length)
            .orElseThrow(
                () ->
                    new FormatException(
                        file.source(), "tensor " + name, "missing, or of another size"));
    System.arraycopy(tensor.data(), 0, to, 0, to.length);
  }
}
