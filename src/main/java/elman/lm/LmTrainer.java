package elman.lm;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Network;
import elman.nn.Param;
import elman.nn.optim.GradientClip;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Penalty;
import elman.nn.optim.Schedule;
import elman.text.Batches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Trains a language model by truncated backpropagation through time: B streams of the text side by
 * side, chunk after chunk, the state carried on and the gradient cut between chunks.
 *
 * <p>The model file holds the best model by validation loss whenever one was found; the checkpoint
 * holds the run. The course of a run depends on text, shape and recipe alone, not on the number of
 * threads nor on how often it was interrupted (unless its limit is wall time).
 */
public final class LmTrainer {
  /** Validations in a run, if the recipe does not say. */
  private static final int EVALUATIONS = 20;

  /** Symbols to learn from between validations, as a multiple of those to validate on. */
  private static final int EVALUATION_SHARE = 8;

  /** Chunks after which a stream starts from state zero again. */
  private static final int RESTART = 64;

  private static final int DROPOUT_STREAM = 1;
  private static final int CHUNK_STREAM = 2;
  private static final int WEIGHT_STREAM = 3;

  private final Ops ops;
  private final LanguageModel model;
  private final Network network;
  private final String fingerprint;
  private final Recipe recipe;
  private final Path modelFile;
  private final Path checkpointFile;
  private final long checkpointEvery;
  private final TrainingProgress progress = new TrainingProgress();
  private final Optimizer optimizer;
  private final GradientClip clip;
  private final Penalty penalty;
  private final Schedule schedule;
  private final ChunkLengths chunks;
  private final Batches batches;
  private final Evaluation evaluation;
  private final Rng dropout;
  private final int[] inputs;
  private final int[] targets;

  /**
   * Prepares a run with new weights.
   *
   * @param modelFile where the best model goes
   * @param checkpointEvery steps between checkpoints beyond those at validations, 0 for none
   * @throws IllegalArgumentException if the text is too short for the recipe
   * @throws IOException if the text is kept in a file that cannot be read
   */
  public LmTrainer(
      Ops ops,
      ModelShape shape,
      TrainingText text,
      Recipe recipe,
      Path modelFile,
      long checkpointEvery)
      throws IOException {
    this.ops = ops;
    this.recipe = recipe;
    this.modelFile = modelFile;
    this.checkpointEvery = checkpointEvery;
    checkpointFile = checkpointFile(modelFile);
    recipe.checkLength(text.train().size());
    fingerprint = text.fingerprint();
    Rng rng = new Rng(recipe.seed());
    model = LanguageModel.zeros(shape, text.tokenizer(), ops);
    network = model.network();
    NetworkFactory.initialize(
        network,
        shape,
        new NetworkFactory.Start(recipe.orthogonal(), recipe.forgetBias()),
        rng.split(WEIGHT_STREAM));
    optimizer =
        new Optimizer(ops.workers(), recipe.optimizer(), recipe.settings(), network.params());
    clip = new GradientClip(recipe.clip());
    penalty = new Penalty(recipe.l1(), recipe.l2());
    schedule = new Schedule(recipe.schedule(), recipe.lr(), recipe.warmup());
    chunks = new ChunkLengths(recipe.bptt(), recipe.randomBptt(), rng.split(CHUNK_STREAM));
    dropout = rng.split(DROPOUT_STREAM);
    batches = new Batches(text.train(), recipe.batch());
    evaluation = new Evaluation(text.valid());
    inputs = new int[chunks.longest() * recipe.batch()];
    targets = new int[inputs.length];
    network.reset(recipe.batch());
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
      Checkpoint.restore(checkpointFile, model, optimizer, progress, recipe, fingerprint);
    }
    return progress.step;
  }

  /** Number of weights. */
  public long parameters() {
    return Param.count(network.params());
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
      long start = System.nanoTime();
      double lr = schedule.rate(done());
      long before = progress.tokens;
      double loss = pass();
      GradientClip.ClipStats stats = clip.apply(ops, network.params());
      if (!Double.isFinite(loss) || !Double.isFinite(stats.norm())) {
        throw new DivergedException(progress.step + 1);
      }
      optimizer.step(lr);
      network.refresh();
      progress.step++;
      double speed = (progress.tokens - before) / (1e-9 * (System.nanoTime() - start));
      progress.seconds = earlier + 1e-9 * (System.nanoTime() - begin);
      boolean evaluate = evaluationIsDue();
      double best = progress.bestLoss;
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
              validLoss < best,
              done(),
              progress.seconds));
      if (evaluate || (checkpointEvery > 0 && progress.step % checkpointEvery == 0)) {
        saveCheckpoint();
      }
    }
    if (progress.tokensAtEvaluation < progress.tokens) {
      evaluate();
    }
    Files.deleteIfExists(checkpointFile);
    return true;
  }

  private double done() {
    return progress.done(recipe, batches.length());
  }

  /** One chunk forward and backward; the mean loss in nats a symbol. */
  private double pass() throws IOException {
    int steps = (int) Math.min(chunks.length(progress.step), batches.length() - progress.position);
    batches.fill(progress.position, steps, inputs, targets);
    restartStreams();
    Param.clearGradients(network.params());
    Rng masks = dropout.split(progress.step);
    double sum = network.train(inputs, targets, steps, masks, chunks.carry());
    if (recipe.randomBptt()) {
      weighByLength(steps);
    }
    penalty.addGradient(network.params());
    int tokens = steps * recipe.batch();
    progress.tokens += tokens;
    progress.position += steps;
    if (progress.position == batches.length()) {
      progress.epoch++;
      progress.position = 0;
      network.reset(recipe.batch());
    }
    return sum / tokens;
  }

  /**
   * Streams take turns to start from state zero, as a text does that is sampled or scored later: a
   * network that never saw the start of anything may come to rely on what builds up in its state.
   */
  private void restartStreams() {
    for (Matrix state : network.state()) {
      for (int b = (int) (progress.step % RESTART); b < recipe.batch(); b += RESTART) {
        state.rows(b, 1).fill(0);
      }
    }
  }

  /**
   * Makes the gradient that of the sum over the chunk by its mean length: equal weight a symbol.
   */
  private void weighByLength(int steps) {
    float weight = (float) steps / recipe.bptt();
    for (Param param : network.params()) {
      ops.kernels().scale(param.gradient().length, weight, param.gradient(), 0);
    }
  }

  private boolean evaluationIsDue() {
    double done = done();
    if (done >= 1) {
      return true;
    }
    if (recipe.evalEvery() > 0) {
      return progress.step % recipe.evalEvery() == 0;
    }
    return (int) (done * EVALUATIONS) > progress.evaluated
        && progress.tokens - progress.tokensAtEvaluation >= EVALUATION_SHARE * evaluation.tokens();
  }

  /** Validates, and keeps the model if it is the best so far. */
  private double evaluate() throws IOException {
    double loss = evaluation.meanLoss(network);
    if (loss < progress.bestLoss || !Files.exists(modelFile)) {
      progress.bestLoss = loss;
      model.save(modelFile, training(loss));
    }
    progress.evaluated = (int) (done() * EVALUATIONS);
    progress.tokensAtEvaluation = progress.tokens;
    return loss;
  }

  private Map<String, String> training(double loss) {
    Map<String, String> training = new LinkedHashMap<>();
    recipe.options().forEach((name, value) -> training.put("recipe." + name, value));
    training.put("text", fingerprint);
    training.put("step", Long.toString(progress.step));
    training.put("tokens", Long.toString(progress.tokens));
    training.put("valid_loss", String.format(Locale.ROOT, "%.6f", loss));
    return training;
  }

  private void saveCheckpoint() throws IOException {
    Checkpoint.save(checkpointFile, model, optimizer, progress, recipe, fingerprint);
  }

  /** Lowest validation loss so far, in nats a symbol; infinite if there was no validation. */
  public double bestLoss() {
    return progress.bestLoss;
  }

  /** The parameters in training, for tests of what training does to them. */
  List<Param> params() {
    return network.params();
  }
}
