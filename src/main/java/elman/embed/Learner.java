package elman.embed;

import elman.core.Kernels;
import elman.core.Rng;
import java.util.Arrays;

/** Learns from sentences, one after another. One thread's own, but for the weights. */
final class Learner {
  /** Steps of which one's loss is computed. */
  private static final int LOSS_EVERY = 64;

  /** Rate times how often a row counts in a step, unless the rate itself is higher. */
  private static final float LONGEST_STEP = 0.5f;

  /** The sigmoids are computed in whole vectors. */
  private static final int VECTOR = 16;

  private final Kernels kernels;
  private final Embedding embedding;
  private final Settings settings;
  private final Objective objective;
  private final Hidden hidden;
  private final Targets targets = new Targets();
  private final float[] scratch = new float[Kernels.ROW_SCRATCH];
  private float[] s = new float[VECTOR];

  private double loss;
  private long losses;
  private int steps;

  /** Words that each hidden vector predicts in this step. */
  private int predicted;

  Learner(Kernels kernels, Embedding embedding, Settings settings, Objective objective) {
    this.kernels = kernels;
    this.embedding = embedding;
    this.settings = settings;
    this.objective = objective;
    hidden = new Hidden(kernels, embedding);
  }

  /** Sum of the losses computed so far, in nats a prediction. */
  double loss() {
    return loss;
  }

  /** Of how many predictions. */
  long losses() {
    return losses;
  }

  /** What comes does not follow what was before, so that it is learned the same by any learner. */
  void begin() {
    objective.begin();
  }

  /**
   * Predicts each word of a sentence by its context, from one word to {@code window} words on
   * either side, so that near words count more.
   *
   * @param words the sentence, {@code words[0..n)}
   * @param rate learning rate
   */
  void learn(int[] words, int n, float rate, Rng rng) {
    for (int center = 0; center < n; center++) {
      int reach = 1 + (int) (((rng.nextLong() >>> 32) * settings.window()) >>> 32);
      int from = Math.max(0, center - reach);
      int to = Math.min(n, center + reach + 1);
      if (to - from > 1) {
        hidden.clear();
        targets.clear();
        predicted = 0;
        prepare(words, from, center, to, rng);
        step(rate);
      }
    }
  }

  private void prepare(int[] words, int from, int center, int to, Rng rng) {
    boolean skipGram = settings.model() == Settings.Model.SKIPGRAM;
    if (skipGram && embedding.hasSubwords()) {
      // One sum over n-grams for all of the context instead of one for each of its words.
      addRows(words[center]);
      hidden.endVector();
      for (int i = from; i < to; i++) {
        if (i != center) {
          addTargets(words[i], rng);
        }
      }
      return;
    }
    for (int i = from; i < to; i++) {
      if (i != center) {
        addRows(words[i]);
        if (skipGram) {
          hidden.endVector();
        }
      }
    }
    if (!skipGram) {
      hidden.endVector();
    }
    addTargets(words[center], rng);
  }

  private void addTargets(int word, Rng rng) {
    objective.addTargets(word, rng, targets);
    predicted++;
  }

  private void addRows(int word) {
    if (!embedding.hasSubwords()) {
      hidden.addRow(word * embedding.stride());
      return;
    }
    for (int row : embedding.parts(word)) {
      hidden.addRow(row);
    }
  }

  /**
   * A step along the gradient of the loss L = - sum over i, j of log sigmoid(h_i . y_j) where the
   * target is 1, and of log sigmoid(- h_i . y_j) where it is 0: dL / d(h_i . y_j) = sigmoid(h_i .
   * y_j) - target (Mikolov et al. 2013b, equation 4; Goldberg and Levy 2014, section 2).
   */
  void step(float rate) {
    hidden.gather();
    int m = hidden.size();
    int n = targets.size();
    int stride = embedding.stride();
    int padded = (m * n + VECTOR - 1) / VECTOR * VECTOR;
    if (padded > s.length) {
      s = new float[2 * padded];
    }
    kernels.rowProducts(
        m,
        hidden.array(),
        hidden.offsets(),
        n,
        embedding.out(),
        targets.rows(),
        stride,
        s,
        scratch);
    Arrays.fill(s, m * n, padded, 0);
    kernels.sigmoid(padded, s, 0);
    if (steps++ % LOSS_EVERY == 0) {
      addLoss(m, n);
    }
    descend(m, n, rate);
    hidden.descend(targets, embedding.out(), s);
  }

  /** s = - rate dL / ds. A row that counts many times goes no further than is stable. */
  private void descend(int m, int n, float rate) {
    for (int j = 0; j < n; j++) {
      float times = targets.times(j);
      float step = Math.min(rate, Math.max(rate, LONGEST_STEP) / times);
      float gain = step * targets.ones(j);
      float fall = step * times;
      for (int k = j; k < m * n; k += n) {
        s[k] = gain - fall * s[k];
      }
    }
  }

  private void addLoss(int m, int n) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double p = s[i * n + j];
        double ones = targets.ones(j);
        loss -= ones * Math.log(Math.max(p, Float.MIN_NORMAL));
        loss -= (targets.times(j) - ones) * Math.log(Math.max(1 - p, Float.MIN_NORMAL));
      }
    }
    losses += (long) m * predicted;
  }
}
