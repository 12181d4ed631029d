package elman.nn.optim;

import elman.core.Workers;
import elman.nn.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A rule for a step down the gradient, with its running averages for every weight. The arithmetic
 * is PyTorch's, so a run can be repeated there.
 *
 * <p>w: weight, g: its gradient, lr: learning rate, n: number of the step from 1 on.
 */
public final class Optimizer {
  /** Weights that a thread handles in one piece. */
  private static final int GRAIN = 4096;

  /** The rules. */
  public enum Rule {
    /** Stochastic gradient descent with momentum (Polyak 1964): v = mu v + g; w -= lr v. */
    SGD(1),
    /** Hinton's lecture 6e (2012): v = a v + (1-a) g^2; w -= lr g / (sqrt(v) + eps). */
    RMSPROP(1),
    /** Duchi et al. (2011): v += g^2; w -= lr g / (sqrt(v) + eps). */
    ADAGRAD(1),
    /**
     * Kingma and Ba (2015), algorithm 1: m = b1 m + (1-b1) g; v = b2 v + (1-b2) g^2; w -= lr m^ /
     * (sqrt(v^) + eps), where m^ = m / (1 - b1^n), v^ = v / (1 - b2^n).
     */
    ADAM(2),
    /** Loshchilov and Hutter (2019): Adam after w *= 1 - lr decay. */
    ADAMW(2);

    private final int slots;

    Rule(int slots) {
      this.slots = slots;
    }

    /** As on the command line. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Workers workers;
  private final Rule rule;
  private final Settings settings;
  private final List<Param> params;
  private final List<float[][]> slots = new ArrayList<>();
  private long step;

  /**
   * The rules' constants.
   *
   * @param momentum SGD's mu
   * @param smoothing RMSprop's a
   * @param beta1 Adam's b1
   * @param beta2 Adam's b2
   * @param epsilon eps
   * @param decay AdamW's weight decay
   */
  public record Settings(
      float momentum, float smoothing, float beta1, float beta2, float epsilon, float decay) {
    /** AdamW's usual weight decay. */
    public static final float DECAY = 0.01f;

    /** The usual ones: 0.9, 0.95, 0.9, 0.999, 1e-8, 0.01. */
    public static final Settings DEFAULT = new Settings(0.9f, 0.95f, 0.9f, 0.999f, 1e-8f, DECAY);

    /** The same with another weight decay. */
    public Settings withDecay(float newDecay) {
      return new Settings(momentum, smoothing, beta1, beta2, epsilon, newDecay);
    }
  }

  /** An optimizer of {@code params}, its averages at zero. */
  public Optimizer(Workers workers, Rule rule, Settings settings, List<Param> params) {
    this.workers = workers;
    this.rule = rule;
    this.settings = settings;
    this.params = List.copyOf(params);
    for (Param param : params) {
      slots.add(new float[rule.slots][param.weights().length]);
    }
  }

  /** Number of steps made. */
  public long step() {
    return step;
  }

  /** Goes on counting from {@code steps} steps made, after a checkpoint. */
  public void resumeAt(long steps) {
    step = steps;
  }

  /**
   * The running averages of parameter {@code index}, for checkpoints; writing to them sets them.
   */
  public float[][] slots(int index) {
    return slots.get(index);
  }

  /** Makes a step with learning rate {@code lr}. */
  public void step(double lr) {
    step++;
    for (int i = 0; i < params.size(); i++) {
      float[] w = params.get(i).weights();
      float[] g = params.get(i).gradient();
      float[][] s = slots.get(i);
      workers.split(w.length, GRAIN, (from, to) -> update(w, g, s, from, to, lr));
    }
  }

  private void update(float[] w, float[] g, float[][] s, int from, int to, double lr) {
    switch (rule) {
      case SGD -> sgd(w, g, s[0], from, to, (float) lr);
      case RMSPROP -> rmsprop(w, g, s[0], from, to, (float) lr);
      case ADAGRAD -> adagrad(w, g, s[0], from, to, (float) lr);
      case ADAM -> adam(w, g, s[0], s[1], from, to, lr, 0);
      case ADAMW -> adam(w, g, s[0], s[1], from, to, lr, settings.decay);
    }
  }

  private void sgd(float[] w, float[] g, float[] v, int from, int to, float lr) {
    float mu = settings.momentum;
    for (int j = from; j < to; j++) {
      v[j] = mu * v[j] + g[j];
      w[j] -= lr * v[j];
    }
  }

  private void rmsprop(float[] w, float[] g, float[] v, int from, int to, float lr) {
    float a = settings.smoothing;
    float eps = settings.epsilon;
    for (int j = from; j < to; j++) {
      v[j] = a * v[j] + (1 - a) * g[j] * g[j];
      w[j] -= lr * g[j] / ((float) Math.sqrt(v[j]) + eps);
    }
  }

  private void adagrad(float[] w, float[] g, float[] v, int from, int to, float lr) {
    float eps = settings.epsilon;
    for (int j = from; j < to; j++) {
      v[j] += g[j] * g[j];
      w[j] -= lr * g[j] / ((float) Math.sqrt(v[j]) + eps);
    }
  }

  private void adam(
      float[] w, float[] g, float[] m, float[] v, int from, int to, double lr, float decay) {
    float b1 = settings.beta1;
    float b2 = settings.beta2;
    float eps = settings.epsilon;
    float size = (float) (lr / (1 - StrictMath.pow(b1, (double) step)));
    float scale = (float) (1 / Math.sqrt(1 - StrictMath.pow(b2, (double) step)));
    float keep = (float) (1 - lr * decay);
    for (int j = from; j < to; j++) {
      m[j] = b1 * m[j] + (1 - b1) * g[j];
      v[j] = b2 * v[j] + (1 - b2) * g[j] * g[j];
      w[j] = keep * w[j] - size * m[j] / ((float) Math.sqrt(v[j]) * scale + eps);
    }
  }
}
