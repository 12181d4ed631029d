package elman.embed;

import elman.core.Rng;

/**
 * Words drawn with probability proportional to a power of their counts, to be told from the right
 * one (Mikolov et al. 2013b, equation 4): Walker's alias method, one random number a draw.
 */
final class NegativeSampling {
  private static final double ONE = 0x1p31;

  /** Share of a place's draws that are the place's own word, in units of 2^-31. */
  private final int[] own;

  private final int[] other;

  NegativeSampling(Lexicon words, double exponent) {
    int size = words.size();
    double[] weight = new double[size];
    double sum = 0;
    double largest = Math.max(1, words.count(exponent < 0 ? size - 1 : 0));
    for (int i = 0; i < size; i++) {
      weight[i] = Math.pow(Math.max(1, words.count(i)) / largest, exponent);
      sum += weight[i];
    }
    own = new int[size];
    other = new int[size];
    fill(weight, size / sum);
  }

  /** Gives what places have beyond the mean to those that have less (Vose 1991). */
  private void fill(double[] weight, double scale) {
    int size = weight.length;
    int[] poor = new int[size];
    int[] rich = new int[size];
    int poorSize = 0;
    int richSize = 0;
    for (int i = 0; i < size; i++) {
      weight[i] *= scale;
      if (weight[i] < 1) {
        poor[poorSize++] = i;
      } else {
        rich[richSize++] = i;
      }
    }
    while (poorSize > 0 && richSize > 0) {
      int less = poor[--poorSize];
      int more = rich[richSize - 1];
      own[less] = (int) (weight[less] * ONE);
      other[less] = more;
      weight[more] -= 1 - weight[less];
      if (weight[more] < 1) {
        richSize--;
        poor[poorSize++] = more;
      }
    }
    while (richSize > 0) {
      keepAll(rich[--richSize]);
    }
    while (poorSize > 0) {
      keepAll(poor[--poorSize]);
    }
  }

  private void keepAll(int place) {
    own[place] = Integer.MAX_VALUE;
    other[place] = place;
  }

  /** Draws a word. */
  int draw(Rng rng) {
    long bits = rng.nextLong();
    int place = (int) (((bits >>> 32) * own.length) >>> 32);
    return ((int) bits >>> 1) < own[place] ? place : other[place];
  }
}
