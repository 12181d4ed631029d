package elman.lm;

import static java.nio.charset.StandardCharsets.UTF_8;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.io.Source;
import elman.io.Spool;
import elman.nn.Param;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Schedule;
import elman.text.Corpus;
import elman.text.Tokenizer;
import elman.train.Course;
import elman.train.Plan;
import elman.train.Recipe;
import elman.train.TrainingProgress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Models, texts and recipes small enough to train in a test. */
public final class Small {
  public static final int HIDDEN = 8;
  private static final List<String> WORDS =
      List.of("the", "cat", "sat", "on", "mat", "and", "then", "slept.\n");

  private Small() {}

  static TrainingText text(int characters, long seed) throws IOException {
    Rng rng = new Rng(seed);
    StringBuilder text = new StringBuilder();
    while (text.length() < characters) {
      text.append(WORDS.get((int) (rng.nextDouble() * WORDS.size()))).append(' ');
    }
    text.setLength(characters);
    return TrainingText.split(corpus(text.toString()), 0.1, Long.MAX_VALUE);
  }

  static Corpus corpus(String text) throws IOException {
    Source source = Source.of("text", new ByteArrayInputStream(text.getBytes(UTF_8)));
    return Corpus.learn(Tokenizer.Kind.CHARS, List.of(source), 1, Spool.inMemory());
  }

  public static ModelShape shape(CellKind cell) {
    return ModelShape.of(cell, 1, HIDDEN, HIDDEN);
  }

  /** A model whose weights are large enough for its predictions to differ. */
  static LanguageModel model(ModelShape shape, Tokenizer tokenizer, Ops ops, long seed) {
    LanguageModel model = LanguageModel.zeros(shape, tokenizer, ops);
    Rng rng = new Rng(seed);
    for (Param param : model.network().params()) {
      fill(param.weights(), rng);
    }
    model.network().refresh();
    return model;
  }

  public static void fill(float[] values, Rng rng) {
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) rng.nextGaussian();
    }
  }

  public static Recipe recipe(long steps) {
    return recipe(steps, 5, Optimizer.Rule.ADAM, 0.02, false, 1);
  }

  public static Recipe recipe(
      long steps, long evalEvery, Optimizer.Rule rule, double lr, boolean randomBptt, long seed) {
    return new Recipe(
        8,
        16,
        randomBptt,
        1,
        rule,
        lr,
        Schedule.Shape.COSINE,
        0.1,
        0,
        0,
        0.01f,
        0.9f,
        true,
        1,
        0,
        steps,
        0,
        evalEvery,
        seed,
        new Plan(2.5, 1 / 3.0));
  }

  /** A model of zeros and the state of {@code batch} streams as a course that goes nowhere. */
  public static ModelCourse course(ModelShape shape, int batch, String fingerprint, Ops ops)
      throws IOException {
    LanguageModel model = LanguageModel.zeros(shape, corpus("some text\n").tokenizer(), ops);
    model.network().reset(batch);
    return new ModelCourse(model, fingerprint);
  }

  /** What of a course a checkpoint sees. */
  public record ModelCourse(LanguageModel model, String fingerprint) implements Course {
    @Override
    public long length() {
      return 1;
    }

    @Override
    public double pass(TrainingProgress progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long judged() {
      return 1;
    }

    @Override
    public Judgement judge() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Matrix> state() {
      return model.network().state();
    }
  }
}
