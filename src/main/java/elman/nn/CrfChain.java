package elman.nn;

import elman.core.Matrix;
import java.util.Arrays;

/**
 * All labellings of one sequence of at least one step under a {@link Crf}, summed and compared in
 * the logarithm and in double precision.
 */
final class CrfChain {
  private final Potentials potentials;
  private final Matrix scores;
  private final int labels;
  private final int last;

  /** alpha(t, j): log of the sum over all labellings up to step t that end with j; T x K. */
  private final double[][] alpha;

  /** beta(t, i): log of the sum over all labellings of what follows i at step t; T x K. */
  private final double[][] beta;

  private double logSum;

  /**
   * @param scores of each step and label, T x K
   */
  CrfChain(Potentials potentials, Matrix scores) {
    this.potentials = potentials;
    this.scores = scores;
    labels = scores.cols();
    last = scores.rows() - 1;
    alpha = new double[scores.rows()][labels];
    beta = new double[scores.rows()][labels];
  }

  /** Log of the sum over all labellings, which every other sum refers to (forward algorithm). */
  double sumForward() {
    double[] terms = new double[labels];
    for (int j = 0; j < labels; j++) {
      alpha[0][j] = potentials.start()[j] + scores.get(0, j);
    }
    for (int t = 1; t <= last; t++) {
      for (int j = 0; j < labels; j++) {
        for (int i = 0; i < labels; i++) {
          terms[i] = alpha[t - 1][i] + transition(i, j);
        }
        alpha[t][j] = logSumExp(terms) + scores.get(t, j);
      }
    }
    for (int j = 0; j < labels; j++) {
      terms[j] = alpha[last][j] + potentials.end()[j];
    }
    logSum = logSumExp(terms);
    return logSum;
  }

  /** After {@link #sumForward}: what follows each label of each step. */
  void sumBackward() {
    double[] terms = new double[labels];
    System.arraycopy(potentials.end(), 0, beta[last], 0, labels);
    for (int t = last - 1; t >= 0; t--) {
      for (int i = 0; i < labels; i++) {
        for (int j = 0; j < labels; j++) {
          terms[j] = transition(i, j) + scores.get(t + 1, j) + beta[t + 1][j];
        }
        beta[t][i] = logSumExp(terms);
      }
    }
  }

  /** After both sums: the probability of label j at step t. */
  double marginal(int t, int j) {
    return probability(alpha[t][j] + beta[t][j] - logSum);
  }

  /** After both sums: adds to the counts, K K, how often label j is expected to follow label i. */
  void addExpectedTransitions(double[] counts) {
    for (int t = 1; t <= last; t++) {
      for (int i = 0; i < labels; i++) {
        double before = alpha[t - 1][i] - logSum;
        for (int j = 0; j < labels; j++) {
          counts[i * labels + j] +=
              probability(before + transition(i, j) + scores.get(t, j) + beta[t][j]);
        }
      }
    }
  }

  /** At most 1, also where the logarithm is the difference of huge numbers. */
  private static double probability(double log) {
    return Math.exp(Math.min(0, log));
  }

  /** What a labelling scores. */
  double score(int[] path) {
    double score = potentials.start()[path[0]] + potentials.end()[path[last]];
    for (int t = 0; t <= last; t++) {
      score += scores.get(t, path[t]) + (t > 0 ? transition(path[t - 1], path[t]) : 0);
    }
    return score;
  }

  /** The labelling that scores most (Viterbi 1967); of equals the one of the lower labels. */
  int[] best() {
    int[][] before = new int[last + 1][labels];
    double[] score = new double[labels];
    for (int j = 0; j < labels; j++) {
      score[j] = potentials.start()[j] + scores.get(0, j);
    }
    for (int t = 1; t <= last; t++) {
      double[] next = new double[labels];
      for (int j = 0; j < labels; j++) {
        int best = 0;
        for (int i = 1; i < labels; i++) {
          best = score[i] + transition(i, j) > score[best] + transition(best, j) ? i : best;
        }
        before[t][j] = best;
        next[j] = score[best] + transition(best, j) + scores.get(t, j);
      }
      score = next;
    }
    int[] path = new int[last + 1];
    for (int j = 1; j < labels; j++) {
      double best = score[path[last]] + potentials.end()[path[last]];
      path[last] = score[j] + potentials.end()[j] > best ? j : path[last];
    }
    for (int t = last; t > 0; t--) {
      path[t - 1] = before[t][path[t]];
    }
    return path;
  }

  private double transition(int i, int j) {
    return potentials.transitions()[i * labels + j];
  }

  private static double logSumExp(double[] terms) {
    double max = Arrays.stream(terms).max().orElseThrow();
    if (max == Double.NEGATIVE_INFINITY) {
      return max;
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - max);
    }
    return max + Math.log(sum);
  }
}
