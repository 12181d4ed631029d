package elman.train;

import elman.core.Ops;
import elman.io.AtomicFile;
import elman.io.FormatException;
import elman.io.Messages;
import elman.nn.Param;
import elman.nn.optim.GradientClip;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Penalty;
import elman.nn.optim.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Trains whatever a {@link Course} is of, step by step.
 *
 * <p>The model file holds the best model by its validations whenever one was found; the checkpoint
 * holds the run. The course of a run depends on data, model and recipe alone, not on the number of
 * threads nor on how often it was interrupted (unless its limit is wall time).
 */
public final class Trainer {
  /** Validations in a run, if the recipe does not say. */
  private static final int EVALUATIONS = 20;

  /** Predictions to learn from between validations, as a multiple of those to validate on. */
  private static final int EVALUATION_SHARE = 8;

  private final Ops ops;
  private final Course course;
  private final Model model;
  private final Recipe recipe;
  private final Path modelFile;
  private final Path checkpointFile;
  private final long checkpointEvery;
  private final TrainingProgress progress = new TrainingProgress();
  private final Optimizer optimizer;
  private final GradientClip clip;
  private final Penalty penalty;
  private final Schedule schedule;

  /**
   * Prepares a run.
   *
   * @param modelFile where the best model goes
   * @param checkpointEvery steps between checkpoints beyond those at validations, 0 for none
   */
  public Trainer(Ops ops, Course course, Recipe recipe, Path modelFile, long checkpointEvery) {
    this.ops = ops;
    this.course = course;
    model = course.model();
    this.recipe = recipe;
    this.modelFile = modelFile;
    this.checkpointEvery = checkpointEvery;
    checkpointFile = checkpointFile(modelFile);
    optimizer = new Optimizer(ops.workers(), recipe.optimizer(), recipe.settings(), model.params());
    clip = new GradientClip(recipe.clip());
    penalty = new Penalty(recipe.l1(), recipe.l2());
    schedule = new Schedule(recipe.schedule(), recipe.lr(), recipe.warmup());
  }

  /** Where the checkpoint of a run for this model file is. */
  public static Path checkpointFile(Path modelFile) {
    return modelFile.resolveSibling(modelFile.getFileName() + ".checkpoint");
  }

  /**
   * The plan of the run for this model file that can be gone on with.
   *
   * @return null if there is no checkpoint, or none of a run
   * @throws IOException if it cannot be read
   */
  public static Plan planOf(Path modelFile) throws IOException {
    Path checkpoint = checkpointFile(modelFile);
    return Files.exists(checkpoint) ? Checkpoint.plan(checkpoint) : null;
  }

  /**
   * Goes on from the checkpoint, if there is one.
   *
   * @return the step to go on from; 0 if there is no checkpoint
   * @throws IOException if it cannot be read or is of another run
   */
  public long resume() throws IOException {
    if (Files.exists(checkpointFile)) {
      Checkpoint.restore(checkpointFile, course, optimizer, progress, recipe);
      progress.evaluated = Math.min(progress.evaluated, twentieth());
      if (progress.isBeyond(recipe)) {
        throw new FormatException(
            checkpointFile.toString(),
            null,
            "is of "
                + Messages.counted(progress.step, "step", "steps")
                + " and "
                + Messages.counted(progress.epoch, "whole epoch", "whole epochs")
                + ", more than this run is to have; say --steps, --epochs or --minutes as before");
      }
    }
    return progress.step;
  }

  /** Number of weights. */
  public long parameters() {
    return Param.count(model.params());
  }

  /**
   * Runs to the end, or until {@code stop}, asked before every step, says so.
   *
   * @return whether the end was reached; if not, the checkpoint is saved
   * @throws DivergedException if the loss is no finite number
   * @throws IOException if a file cannot be written
   */
  public boolean run(TrainingListener listener, BooleanSupplier stop)
      throws IOException, DivergedException {
    double earlier = progress.seconds;
    long begin = System.nanoTime();
    while (done() < 1) {
      if (stop.getAsBoolean()) {
        saveCheckpoint();
        return false;
      }
      boolean evaluated = step(listener, earlier, begin);
      if (evaluated || (checkpointEvery > 0 && progress.step % checkpointEvery == 0)) {
        saveCheckpoint();
      }
    }
    if (progress.tokensAtEvaluation < progress.tokens) {
      evaluate();
    }
    AtomicFile.delete(checkpointFile);
    return true;
  }

  /**
   * One step of the weights, and validation where it is due.
   *
   * @param earlier seconds of training before this run, which began at {@code begin}
   * @return whether there was a validation
   */
  private boolean step(TrainingListener listener, double earlier, long begin)
      throws IOException, DivergedException {
    long start = System.nanoTime();
    double lr = schedule.rate(done());
    long before = progress.tokens;
    Param.clearGradients(model.params());
    double loss = course.pass(progress);
    penalty.addGradient(model.params());
    GradientClip.ClipStats stats = clip.apply(ops, model.params());
    if (!Double.isFinite(loss) || !Double.isFinite(stats.norm())) {
      throw new DivergedException(progress.step + 1);
    }
    optimizer.step(lr);
    model.refresh();
    progress.step++;
    double speed = (progress.tokens - before) / (1e-9 * (System.nanoTime() - start));
    progress.seconds = earlier + 1e-9 * (System.nanoTime() - begin);
    boolean evaluate = evaluationIsDue();
    double validLoss = evaluate ? evaluate() : Double.NaN;
    listener.step(
        new TrainingListener.Report(
            progress.step,
            progress.tokens,
            loss,
            stats.norm(),
            stats.clipped(),
            lr,
            speed,
            validLoss,
            done(),
            progress.seconds));
    return evaluate;
  }

  private double done() {
    return progress.done(recipe, course.length());
  }

  private boolean evaluationIsDue() {
    if (done() >= 1) {
      return true;
    }
    if (recipe.evalEvery() > 0) {
      return progress.step % recipe.evalEvery() == 0;
    }
    return twentieth() > progress.evaluated
        && progress.tokens - progress.tokensAtEvaluation >= EVALUATION_SHARE * course.judged();
  }

  private int twentieth() {
    return (int) (done() * EVALUATIONS);
  }

  /** Validates, and keeps the model if it is the best so far; one of NaN may make few mistakes. */
  private double evaluate() throws IOException, DivergedException {
    Course.Judgement judgement = course.judge();
    if (Double.isNaN(judgement.score()) || Double.isNaN(judgement.loss())) {
      throw new DivergedException(progress.step);
    }
    if (progress.isBest(judgement) || !Files.exists(modelFile)) {
      progress.bestLoss = judgement.loss();
      progress.bestScore = judgement.score();
      model.save(modelFile, training(judgement.loss()));
    }
    progress.evaluated = twentieth();
    progress.tokensAtEvaluation = progress.tokens;
    return judgement.loss();
  }

  private Map<String, String> training(double loss) {
    Map<String, String> training = new LinkedHashMap<>();
    recipe.options().forEach((name, value) -> training.put(Checkpoint.RECIPE + name, value));
    training.put(Checkpoint.TEXT, course.fingerprint());
    training.put("step", Long.toString(progress.step));
    training.put("tokens", Long.toString(progress.tokens));
    training.put("valid_loss", String.format(Locale.ROOT, "%.6f", loss));
    return training;
  }

  private void saveCheckpoint() throws IOException {
    Checkpoint.save(checkpointFile, course, optimizer, progress, recipe);
  }

  /** Validation loss of the best model so far, in nats; infinite if there was no validation. */
  public double bestLoss() {
    return progress.bestLoss;
  }
}
