package elman.lm;

import static java.nio.charset.StandardCharsets.UTF_8;

import elman.core.Ops;
import elman.core.Rng;
import elman.io.Source;
import elman.io.Spool;
import elman.nn.Param;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Schedule;
import elman.text.Corpus;
import elman.text.Tokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Models, texts and recipes small enough to train in a test. */
final class Small {
  static final int HIDDEN = 8;
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

  static ModelShape shape(CellKind cell) {
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

  static void fill(float[] values, Rng rng) {
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) rng.nextGaussian();
    }
  }

  static Recipe recipe(long steps) {
    return recipe(steps, 5, Optimizer.Rule.ADAM, 0.02, false, 1);
  }

  static Recipe recipe(
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
}
