package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.io.FormatException;
import elman.io.Messages;
import elman.lm.NetworkFactory;
import elman.nn.optim.Buckets;
import elman.seq.data.Example;
import elman.train.Course;
import elman.train.Recipe;
import elman.train.TrainingProgress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.zip.CRC32C;

/**
 * A network for a sequence task in training: pass after pass over the examples in random order,
 * those of a batch being about as long as each other.
 *
 * <p>It is judged by its mistakes where there are labels (of a tree at its root), by the entities
 * that it finds where labels are of entities, else by its loss.
 */
public final class SeqCourse implements Course {
  private static final Comparator<Coded> BY_LENGTH =
      Comparator.comparingInt(Coded::steps).thenComparingInt(coded -> coded.target().length);

  private static final int JUDGED_TOGETHER = 64;

  private static final int ORDER_STREAM = 1;
  private static final int DROPOUT_STREAM = 2;
  private static final int WEIGHT_STREAM = 3;
  private static final int START_STREAM = 4;

  private final SeqModel model;
  private final SequenceNetwork network;
  private final List<Coded> train;
  private final List<Coded> valid;
  private final Recipe recipe;
  private final Rng rng;
  private final String start;
  private final long judged;
  private final String fingerprint;

  /** The batches of the pass {@link #epoch}. */
  private List<List<Coded>> batches = List.of();

  private int epoch = -1;

  /**
   * A model with new weights, and its data.
   *
   * @param data what there is to learn from and to judge by
   * @throws FormatException if an example is not what the settings want
   */
  public SeqCourse(Ops ops, SeqSettings settings, SeqData data, Recipe recipe)
      throws FormatException {
    Learned learned = Learned.of(settings, data);
    train = learned.coded(data.train(), data.source());
    valid = learned.coded(data.valid(), data.validSource()).stream().sorted(BY_LENGTH).toList();
    this.recipe = recipe;
    rng = new Rng(recipe.seed());
    boolean numbers = train.get(0).vectors().length > 0;
    Matrix moments = numbers ? VectorInput.moments(train) : Matrix.zeros(2, 0);
    model = new SeqModel(settings, learned.codec(), data.columns(), moments, ops);
    for (Example example : data.valid()) {
      model.checkWidth(example, data.validSource());
    }
    network = model.network();
    NetworkFactory.initialize(
        network.params(),
        settings.cell(),
        settings.hidden(),
        new NetworkFactory.Start(
            recipe.orthogonal(),
            recipe.forgetBias(),
            settings.writesText() ? NetworkFactory.WIDE : NetworkFactory.NARROW),
        rng.split(WEIGHT_STREAM));
    network.initializeBias(train);
    start =
        data.pretrained() == null ? "" : data.pretrained().into(network.params(), learned.codec());
    network.start(learned, rng.split(START_STREAM));
    network.refresh();
    judged = network.count(new Batch(valid));
    fingerprint = fingerprint(train, valid);
  }

  private static String fingerprint(List<Coded> train, List<Coded> valid) {
    CRC32C checksum = new CRC32C();
    train.forEach(example -> example.update(checksum));
    valid.forEach(example -> example.update(checksum));
    return String.format(
        Locale.ROOT, "crc32c:%08x:%d:%d", checksum.getValue(), train.size(), valid.size());
  }

  @Override
  public SeqModel model() {
    return model;
  }

  /** What of another model it begins with, for people; empty if nothing. */
  public String describeStart() {
    return start;
  }

  /** What is known of the data, for people, e.g. {@code 13 labels, 3,120 words}. */
  public String describeData() {
    Codec codec = model.codec();
    StringJoiner parts = new StringJoiner(", ");
    if (!codec.labels().isEmpty()) {
      parts.add(Messages.counted(codec.labels().size(), "label for all of them", "labels"));
    }
    if (!codec.words().isEmpty()) {
      parts.add(Messages.counted(codec.words().size(), "word", "words"));
    }
    if (model.width() > 0) {
      parts.add(Messages.counted(model.width(), "number", "numbers") + " a step");
    }
    if (codec.tokenizer() != null) {
      parts.add(Messages.counted(codec.tokenizer().vocabulary().size(), "token", "tokens"));
    }
    return parts.toString();
  }

  @Override
  public long length() {
    return ((long) train.size() + recipe.batch() - 1) / recipe.batch();
  }

  @Override
  public double pass(TrainingProgress progress) {
    if (progress.epoch != epoch) {
      epoch = progress.epoch;
      batches = Buckets.of(train, recipe.batch(), BY_LENGTH, rng.split(ORDER_STREAM).split(epoch));
    }
    Batch batch = new Batch(batches.get((int) progress.position));
    int count = network.count(batch);
    double done = progress.done(recipe, batches.size());
    double sum = network.train(batch, done, rng.split(DROPOUT_STREAM).split(progress.step));
    progress.tokens += count;
    progress.advance(1, batches.size());
    return sum / count;
  }

  @Override
  public long judged() {
    return judged;
  }

  @Override
  public Judgement judge() {
    double sum = 0;
    Mistakes mistakes = Mistakes.of(model);
    for (List<Coded> part : Buckets.cut(valid, JUDGED_TOGETHER)) {
      Batch batch = new Batch(part);
      sum += mistakes == null ? network.loss(batch) : mistakes.add(batch);
    }
    double loss = sum / judged;
    return new Judgement(loss, mistakes == null ? loss : mistakes.share());
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
