package elman.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Ops;
import elman.core.Rng;
import elman.embed.vectors.Subwords;
import elman.token.TokenBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Steps down the numerical gradient of the loss for each word of a sentence, in double. */
final class Descent {
  private static final int WORDS = 6;
  private static final float RATE = 0.1f;

  /** Half the distance over which a difference is taken. */
  private static final double MOVE = 1e-4;

  /** Words repeat: once within a context, once at its center. */
  private static final int[] SENTENCE = {2, 0, 2, 2, 5, 1, 3, 4, 0};

  /** A target: the row of the output matrix, and whether it ought to give 1. */
  private record Target(int row, boolean one) {}

  /** Input rows whose mean is h. */
  private record Mean(List<Integer> rows) {}

  private final Embedding embedding;
  private final Settings settings;
  private final List<List<Target>> targetsOf = new ArrayList<>();
  private final double[][] in;
  private final double[][] out;

  Descent(Settings.Model model, Settings.Loss loss, int dim, Subwords subwords) {
    embedding = new Embedding(Small.counted(9, 7, 5, 3, 2, 2), dim, subwords, 3);
    settings = Small.settings(model, loss, dim, 1, 1);
    Random random = new Random(dim);
    for (int i = 0; i < WORDS; i++) {
      for (int k = 0; k < dim; k++) {
        embedding.out()[i * embedding.stride() + k] = random.nextFloat() - 0.5f;
      }
    }
    in = doubles(embedding.in());
    out = doubles(embedding.out());
    HuffmanTree tree = new HuffmanTree(embedding.words());
    for (int word = 0; word < WORDS; word++) {
      targetsOf.add(
          loss == Settings.Loss.HS
              ? path(tree, word)
              : List.of(
                  new Target(word, true),
                  new Target((word + 1) % WORDS, false),
                  new Target((word + 3) % WORDS, false),
                  new Target((word + 3) % WORDS, false)));
    }
  }

  private static List<Target> path(HuffmanTree tree, int word) {
    List<Target> path = new ArrayList<>();
    for (int i = 0; i < tree.nodes(word).length; i++) {
      path.add(new Target(tree.nodes(word)[i], !tree.turns(word)[i]));
    }
    return path;
  }

  private double[][] doubles(float[] rows) {
    double[][] doubles = new double[rows.length / embedding.stride()][embedding.dim()];
    for (int i = 0; i < doubles.length; i++) {
      for (int k = 0; k < embedding.dim(); k++) {
        doubles[i][k] = rows[i * embedding.stride() + k];
      }
    }
    return doubles;
  }

  /** Asserts that the training does the same. */
  void check(Ops ops) {
    Objective objective =
        (word, rng, targets) ->
            targetsOf
                .get(word)
                .forEach(t -> targets.add(t.row() * embedding.stride(), t.one() ? 1 : 0));
    Learner learner = new Learner(ops.kernels(), embedding, settings, objective);
    learner.learn(SENTENCE, SENTENCE.length, RATE, new Rng(1));
    double[][] first = doubles(embedding.in());
    double moved = 0;
    for (int i = 0; i < in.length; i++) {
      for (int k = 0; k < embedding.dim(); k++) {
        moved += Math.abs(in[i][k] - first[i][k]);
      }
    }
    assertTrue(moved > 0.1, "the weights move: " + moved);
    for (int center = 0; center < SENTENCE.length; center++) {
      step(center);
    }
    assertSame(in, embedding.in());
    assertSame(out, embedding.out());
  }

  private void assertSame(double[][] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < embedding.stride(); k++) {
        double value = k < embedding.dim() ? expected[i][k] : 0;
        assertEquals(value, actual[i * embedding.stride() + k], 2e-6, "row " + i + ", " + k);
      }
    }
  }

  /** A step down the gradient of one word's prediction, by its neighbours on either side. */
  private void step(int center) {
    List<Integer> context = new ArrayList<>();
    if (center > 0) {
      context.add(SENTENCE[center - 1]);
    }
    if (center + 1 < SENTENCE.length) {
      context.add(SENTENCE[center + 1]);
    }
    List<Mean> hidden = new ArrayList<>();
    List<Target> targets = new ArrayList<>();
    if (settings.model() == Settings.Model.CBOW) {
      hidden.add(new Mean(context.stream().flatMap(word -> rows(word).stream()).toList()));
      targets.addAll(targetsOf.get(SENTENCE[center]));
    } else if (embedding.hasSubwords()) {
      hidden.add(new Mean(rows(SENTENCE[center])));
      context.forEach(word -> targets.addAll(targetsOf.get(word)));
    } else {
      context.forEach(word -> hidden.add(new Mean(rows(word))));
      targets.addAll(targetsOf.get(SENTENCE[center]));
    }
    double[][] byIn = gradient(in, hidden, targets);
    double[][] byOut = gradient(out, hidden, targets);
    descend(in, byIn, hidden.get(0).rows().size());
    descend(out, byOut, 1);
  }

  /** The rows of the word and of its n-grams. */
  private List<Integer> rows(int word) {
    List<Integer> rows = new ArrayList<>(List.of(word));
    if (embedding.hasSubwords()) {
      TokenBuffer buckets = new TokenBuffer();
      Lexicon words = embedding.words();
      int start = words.words().start(word);
      embedding
          .subwords()
          .addBuckets(words.words().bytes(), start, words.words().start(word + 1), buckets);
      for (int bucket : buckets.toArray()) {
        rows.add(WORDS + bucket);
      }
    }
    return rows;
  }

  private double[][] gradient(double[][] by, List<Mean> hidden, List<Target> targets) {
    double[][] gradient = new double[by.length][embedding.dim()];
    for (int i = 0; i < by.length; i++) {
      for (int k = 0; k < by[i].length; k++) {
        double old = by[i][k];
        by[i][k] = old + MOVE;
        double above = loss(hidden, targets);
        by[i][k] = old - MOVE;
        double below = loss(hidden, targets);
        by[i][k] = old;
        gradient[i][k] = (above - below) / (2 * MOVE);
      }
    }
    return gradient;
  }

  private static void descend(double[][] rows, double[][] gradient, double times) {
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] -= RATE * times * gradient[i][k];
      }
    }
  }

  private double loss(List<Mean> hidden, List<Target> targets) {
    double loss = 0;
    for (Mean mean : hidden) {
      for (Target target : targets) {
        double product = 0;
        for (int row : mean.rows()) {
          for (int k = 0; k < embedding.dim(); k++) {
            product += in[row][k] * out[target.row()][k] / mean.rows().size();
          }
        }
        loss += Math.log1p(Math.exp(target.one() ? -product : product));
      }
    }
    return loss;
  }
}
