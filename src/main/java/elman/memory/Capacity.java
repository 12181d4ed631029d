package elman.memory;

import elman.core.Matrix;
import elman.core.Rng;
import java.util.function.Function;

/**
 * Measures how recall breaks down as more random patterns are stored (Amit, Gutfreund and
 * Sompolinsky 1985: for Hebb's rule near 0.138 N).
 *
 * @param size units, N
 * @param noise probability with which each bit of a pattern is turned over at the start
 * @param mostSweeps after which a recall is given up
 * @param seed of patterns and noise
 */
public record Capacity(int size, double noise, int mostSweeps, long seed) {
  /** Patterns of one network that are recalled at most: enough for a share. */
  private static final int MOST_RECALLS = 200;

  /**
   * A point of the curve.
   *
   * @param patterns stored, P
   * @param load P / N
   * @param recalled share of patterns whose recall ends at an overlap of {@link Overlap#RECALLED}
   * @param overlap mean overlap of where recalls end
   */
  public record Point(int patterns, double load, double recalled, double overlap) {}

  /**
   * Measures some networks.
   *
   * @param patterns that each is to store, at least 1
   * @param networks how many are measured, each with other patterns
   * @param learn makes a network of patterns, P x N
   */
  public Point measure(int patterns, int networks, Function<Matrix, Network> learn) {
    Rng rng = new Rng(seed).split(patterns);
    int recalls = Math.min(MOST_RECALLS, patterns);
    int recalled = 0;
    double sum = 0;
    for (int k = 0; k < networks; k++) {
      Rng own = rng.split(k);
      Matrix stored = Patterns.random(patterns, size, own);
      Network network = learn.apply(stored);
      for (int p = 0; p < recalls; p++) {
        float[] start = Patterns.noisy(stored.rows(p, 1).toArray(), noise, own);
        Overlap end = Overlap.of(stored, p, network.recall(start, mostSweeps, own).state());
        recalled += end.isMemory() ? 1 : 0;
        sum += end.value();
      }
    }
    double all = (double) networks * recalls;
    return new Point(patterns, (double) patterns / size, recalled / all, sum / all);
  }
}
