package elman.lm;

import elman.core.Check;
import elman.core.Rng;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * From logits to the distribution that is drawn from, in this order: logits divided by the
 * temperature; all but the k largest dropped (top-k, Fan et al. 2018; ties stay); of what is left
 * the smallest set of the likeliest symbols with probability p together kept (top-p or nucleus,
 * Holtzman et al. 2020); symbols less likely than min-p times the likeliest dropped (Nguyen et al.
 * 2024).
 *
 * @param temperature divisor of the logits; 0 takes the likeliest symbol always
 * @param topK symbols to keep, 0 for all
 * @param topP probability to keep, in (0, 1]
 * @param minP probability to keep relative to the largest, in [0, 1]
 */
public record SamplingFilter(double temperature, int topK, double topP, double minP) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException naming the option that is wrong and what would be right
   */
  public SamplingFilter {
    Check.that(
        temperature >= 0 && temperature <= 100,
        "--temperature must be from 0 to 100, not " + temperature);
    Check.that(topK >= 0, "--top-k must not be negative: " + topK);
    Check.that(topP > 0 && topP <= 1, "--top-p must be above 0 and at most 1, not " + topP);
    Check.that(minP >= 0 && minP <= 1, "--min-p must be from 0 to 1, not " + minP);
  }

  /** Draws a symbol; logits of -infinity are never drawn. */
  public int draw(float[] logits, Rng rng) {
    double[] p = probabilities(logits);
    double left = rng.nextDouble();
    int last = 0;
    for (int k = 0; k < p.length; k++) {
      if (p[k] > 0) {
        last = k;
        left -= p[k];
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  /** The distribution. */
  double[] probabilities(float[] logits) {
    if (temperature == 0) {
      double[] p = new double[logits.length];
      p[argMax(logits)] = 1;
      return p;
    }
    double[] scaled = new double[logits.length];
    double largest = logits[argMax(logits)];
    for (int k = 0; k < logits.length; k++) {
      scaled[k] = (logits[k] - largest) / temperature;
    }
    if (topK > 0 && topK < scaled.length) {
      double[] sorted = scaled.clone();
      Arrays.sort(sorted);
      double smallest = sorted[sorted.length - topK];
      drop(scaled, k -> scaled[k] < smallest, Double.NEGATIVE_INFINITY);
    }
    double[] p = softmax(scaled);
    if (topP < 1) {
      keepNucleus(p);
    }
    if (minP > 0) {
      double threshold = minP * Arrays.stream(p).max().orElse(0);
      drop(p, k -> p[k] < threshold, 0);
    }
    normalise(p);
    return p;
  }

  private static int argMax(float[] logits) {
    int best = 0;
    for (int k = 1; k < logits.length; k++) {
      if (logits[k] > logits[best]) {
        best = k;
      }
    }
    return best;
  }

  /** Keeps the likeliest until they reach p; the one that crosses it stays. */
  private void keepNucleus(double[] p) {
    int[] order =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(k -> -p[k]))
            .mapToInt(Integer::intValue)
            .toArray();
    double kept = 0;
    for (int k : order) {
      double probability = p[k];
      if (kept >= topP) {
        p[k] = 0;
      }
      kept += probability;
    }
    normalise(p);
  }

  private static void drop(double[] values, IntPredicate which, double by) {
    for (int k = 0; k < values.length; k++) {
      if (which.test(k)) {
        values[k] = by;
      }
    }
  }

  /** Of logits whose largest is 0. */
  private static double[] softmax(double[] logits) {
    double[] p = new double[logits.length];
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp(logits[k]);
    }
    normalise(p);
    return p;
  }

  private static void normalise(double[] p) {
    double sum = 0;
    for (double x : p) {
      sum += x;
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
  }
}
