package elman.lm;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Network;
import elman.nn.Param;
import elman.text.Batches;
import elman.train.Course;
import elman.train.Recipe;
import elman.train.TrainingProgress;
import java.io.IOException;
import java.util.List;

/**
 * A language model in training by truncated backpropagation through time: B streams of the text
 * side by side, chunk after chunk, the state carried on and the gradient cut between chunks.
 */
public final class LmCourse implements Course {
  private static final int DROPOUT_STREAM = 1;
  private static final int CHUNK_STREAM = 2;
  private static final int WEIGHT_STREAM = 3;
  private static final int ORDER_STREAM = 4;

  private final Ops ops;
  private final LanguageModel model;
  private final Network network;
  private final String fingerprint;
  private final Recipe recipe;
  private final ChunkLengths chunks;
  private final Batches batches;
  private final Evaluation evaluation;
  private final Rng dropout;
  private final Rng order;
  private final int[] inputs;
  private final int[] targets;

  /** The pass whose order the pieces of the text stand in. */
  private int epoch = -1;

  /**
   * A model with new weights, and its text.
   *
   * @throws IllegalArgumentException if the text is too short for the recipe
   * @throws IOException if the text is kept in a file that cannot be read
   */
  public LmCourse(Ops ops, ModelShape shape, TrainingText text, Recipe recipe) throws IOException {
    this.ops = ops;
    this.recipe = recipe;
    recipe.checkLength(text.train().size());
    TrainingText.Survey survey = text.survey();
    fingerprint = survey.fingerprint();
    Rng rng = new Rng(recipe.seed());
    model = LanguageModel.zeros(shape, text.tokenizer(), ops);
    network = model.network();
    NetworkFactory.initialize(
        network,
        shape,
        new NetworkFactory.Start(
            recipe.orthogonal(),
            recipe.forgetBias(),
            // Logits would begin too far apart.
            shape.tie() ? NetworkFactory.NARROW : NetworkFactory.WIDE),
        rng.split(WEIGHT_STREAM));
    network.initializeBias(survey.counts());
    chunks = new ChunkLengths(recipe.bptt(), recipe.randomBptt(), rng.split(CHUNK_STREAM));
    dropout = rng.split(DROPOUT_STREAM);
    order = rng.split(ORDER_STREAM);
    batches = new Batches(text.train(), recipe.batch(), recipe.bptt(), !recipe.randomBptt());
    evaluation = new Evaluation(text.valid());
    inputs = new int[chunks.longest() * recipe.batch()];
    targets = new int[inputs.length];
    network.reset(recipe.batch());
  }

  @Override
  public LanguageModel model() {
    return model;
  }

  @Override
  public long length() {
    return batches.length();
  }

  @Override
  public double pass(TrainingProgress progress) throws IOException {
    if (progress.epoch != epoch) {
      epoch = progress.epoch;
      batches.shuffle(order.split(epoch));
    }
    long rest = batches.rest(progress.position);
    int steps = (int) Math.min(chunks.length(progress.step), rest);
    batches.fill(progress.position, steps, inputs, targets);
    resetStreams(progress.position);
    Rng masks = dropout.split(progress.step);
    double sum = network.train(inputs, targets, steps, masks, chunks.carry());
    if (recipe.randomBptt()) {
      weighByLength(steps);
    }
    int tokens = steps * recipe.batch();
    progress.tokens += tokens;
    progress.advance(steps, batches.length());
    return sum / tokens;
  }

  /** A piece of the text begins with state zero, as a text does that is sampled or scored later. */
  private void resetStreams(long position) {
    for (Matrix state : network.state()) {
      for (int b = 0; b < recipe.batch(); b++) {
        if (batches.begins(b, position)) {
          state.rows(b, 1).fill(0);
        }
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

  @Override
  public long judged() {
    return evaluation.tokens();
  }

  @Override
  public Judgement judge() throws IOException {
    double loss = evaluation.meanLoss(network);
    return new Judgement(loss, loss);
  }

  @Override
  public List<Matrix> state() {
    return network.state();
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }
}
