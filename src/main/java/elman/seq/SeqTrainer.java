package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.io.FormatException;
import elman.lm.DivergedException;
import elman.lm.NetworkFactory;
import elman.lm.Recipe;
import elman.lm.TrainingListener;
import elman.nn.Param;
import elman.nn.optim.Buckets;
import elman.nn.optim.GradientClip;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Penalty;
import elman.nn.optim.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Trains a network for a sequence task: pass after pass over the examples in random order, those of
 * a batch being about as long as each other. The model file holds the best model so far, judged on
 * examples that it does not learn from.
 */
public final class SeqTrainer {
  private static final Comparator<Coded> BY_LENGTH =
      Comparator.comparingInt(Coded::steps).thenComparingInt(coded -> coded.target().length);

  private static final int JUDGED_TOGETHER = 64;

  private static final int ORDER_STREAM = 1;
  private static final int DROPOUT_STREAM = 2;
  private static final int WEIGHT_STREAM = 3;

  private final Ops ops;
  private final SeqModel model;
  private final SequenceNetwork network;
  private final List<Coded> train;
  private final List<Coded> valid;
  private final Recipe recipe;
  private final Path modelFile;
  private final Optimizer optimizer;
  private final GradientClip clip;
  private final Penalty penalty;
  private final Schedule schedule;
  private final Rng rng;
  private long step;
  private long predictions;
  private double bestLoss = Double.POSITIVE_INFINITY;
  private double bestScore = Double.POSITIVE_INFINITY;

  /**
   * Prepares a run with new weights.
   *
   * @param data what there is to learn from and to judge by
   * @param modelFile where the best model goes
   * @throws FormatException if an example is not what the settings want
   */
  public static SeqTrainer of(
      Ops ops, SeqSettings settings, SeqData data, Recipe recipe, Path modelFile)
      throws FormatException {
    Learned learned = Learned.of(settings, data);
    List<Coded> train = learned.coded(data.train(), data.source());
    List<Coded> valid = learned.coded(data.valid(), data.source());
    boolean numbers = train.get(0).vectors().length > 0;
    Matrix moments = numbers ? VectorInput.moments(train) : Matrix.zeros(2, 0);
    SeqModel model = new SeqModel(settings, learned.codec(), moments, ops);
    NetworkFactory.initialize(
        model.network().params(),
        settings.cell(),
        settings.hidden(),
        new NetworkFactory.Start(recipe.orthogonal(), recipe.forgetBias()),
        new Rng(recipe.seed()).split(WEIGHT_STREAM));
    model.network().start(learned);
    model.network().refresh();
    return new SeqTrainer(ops, model, train, valid, recipe, modelFile);
  }

  private SeqTrainer(
      Ops ops,
      SeqModel model,
      List<Coded> train,
      List<Coded> valid,
      Recipe recipe,
      Path modelFile) {
    this.ops = ops;
    this.model = model;
    network = model.network();
    this.train = List.copyOf(train);
    this.valid = valid.stream().sorted(BY_LENGTH).toList();
    this.recipe = recipe;
    this.modelFile = modelFile;
    rng = new Rng(recipe.seed());
    optimizer =
        new Optimizer(ops.workers(), recipe.optimizer(), recipe.settings(), network.params());
    clip = new GradientClip(recipe.clip());
    penalty = new Penalty(recipe.l1(), recipe.l2());
    schedule = new Schedule(recipe.schedule(), recipe.lr(), recipe.warmup());
  }

  /**
   * Runs to the end, or until {@code stop}, asked before every step, says so.
   *
   * @return whether the end was reached
   * @throws DivergedException if the loss is no finite number
   * @throws IOException if a file cannot be written
   */
  public boolean run(TrainingListener listener, BooleanSupplier stop)
      throws IOException, DivergedException {
    long begin = System.nanoTime();
    double done = 0;
    for (int epoch = 0; done < 1; epoch++) {
      List<List<Coded>> batches =
          Buckets.of(train, recipe.batch(), BY_LENGTH, rng.split(ORDER_STREAM).split(epoch));
      for (int i = 0; i < batches.size() && done < 1; i++) {
        if (stop.getAsBoolean()) {
          return false;
        }
        done = step(epoch, i, batches, begin, listener);
      }
    }
    return true;
  }

  /** One batch; tells what share of the run is over. */
  private double step(
      int epoch, int i, List<List<Coded>> batches, long begin, TrainingListener listener)
      throws IOException, DivergedException {
    long start = System.nanoTime();
    double lr = schedule.rate(done(epoch + (double) i / batches.size(), begin));
    Batch batch = new Batch(batches.get(i));
    int count = network.count(batch);
    Param.clearGradients(network.params());
    double loss = network.train(batch, rng.split(DROPOUT_STREAM).split(step)) / count;
    penalty.addGradient(network.params());
    GradientClip.ClipStats stats = clip.apply(ops, network.params());
    if (!Double.isFinite(loss) || !Double.isFinite(stats.norm())) {
      throw new DivergedException(step + 1);
    }
    optimizer.step(lr);
    network.refresh();
    step++;
    predictions += count;
    double speed = count / (1e-9 * (System.nanoTime() - start));
    double done = done(epoch + (i + 1.0) / batches.size(), begin);
    double before = bestScore;
    double validLoss = i + 1 == batches.size() || done >= 1 ? evaluate() : Double.NaN;
    listener.step(
        new TrainingListener.Report(
            step,
            predictions,
            loss,
            stats.norm(),
            stats.clipped(),
            lr,
            speed,
            validLoss,
            bestScore < before,
            done,
            1e-9 * (System.nanoTime() - begin)));
    return done;
  }

  private double done(double epochs, long begin) {
    double done = recipe.steps() > 0 ? (double) step / recipe.steps() : 0;
    if (recipe.epochs() > 0) {
      done = Math.max(done, epochs / recipe.epochs());
    }
    if (recipe.minutes() > 0) {
      done = Math.max(done, 1e-9 * (System.nanoTime() - begin) / (60 * recipe.minutes()));
    }
    return Math.min(1, done);
  }

  /** The mean loss of the examples that judge, and the model kept if it is the best so far. */
  private double evaluate() throws IOException {
    double sum = 0;
    long count = 0;
    long wrong = 0;
    for (List<Coded> part : Buckets.cut(valid, JUDGED_TOGETHER)) {
      Batch batch = new Batch(part);
      sum += network.loss(batch);
      count += network.count(batch);
      wrong += network instanceof LabelNetwork labels ? wrong(labels, batch) : 0;
    }
    double loss = sum / count;
    boolean judgedByErrors = model.settings().hasOneLabel() && !model.settings().regress();
    double score = judgedByErrors ? wrong : loss;
    if (score < bestScore || (score == bestScore && loss < bestLoss)) {
      bestScore = score;
      bestLoss = loss;
      model.save(modelFile, training(loss));
    }
    return loss;
  }

  private static long wrong(LabelNetwork network, Batch batch) {
    List<Head.Answer> answers = network.answers(batch);
    long wrong = 0;
    for (int b = 0; b < batch.size(); b++) {
      int[] target = batch.examples().get(b).target();
      for (int t = 0; t < target.length; t++) {
        wrong += answers.get(b).labels()[t] == target[t] ? 0 : 1;
      }
    }
    return wrong;
  }

  private Map<String, String> training(double loss) {
    Map<String, String> training = new LinkedHashMap<>();
    recipe.options().forEach((name, value) -> training.put("recipe." + name, value));
    training.put("step", Long.toString(step));
    training.put("valid_loss", String.format(Locale.ROOT, "%.6f", loss));
    return training;
  }

  /** Number of weights. */
  public long parameters() {
    return model.parameters();
  }

  /** Lowest loss on the examples that judge so far, of the model that is kept. */
  public double bestLoss() {
    return bestLoss;
  }
}
