package elman.memory;

import elman.core.Matrix;
import elman.core.Rng;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * The continuous network of Ramsauer et al. (2020, "Hopfield networks is all you need"): x_new = X
 * softmax(beta X' x) (equation 3) with X the N x P matrix of the patterns. A large beta retrieves
 * single patterns, in one step; a small one the mean of those that are near.
 */
public final class ModernNetwork implements Network {
  /** A change of units that counts as none. */
  private static final double STILL = 1e-3;

  private static final int GRAIN = 16;

  private final Matrix patterns;
  private final double beta;
  private final Workers workers;

  /**
   * @param patterns P x N, each element +1 or -1
   * @param beta inverse temperature, positive
   * @throws IllegalArgumentException if beta is not positive and finite
   */
  public ModernNetwork(Matrix patterns, double beta, Workers workers) {
    if (!(beta > 0 && Double.isFinite(beta))) {
      throw new IllegalArgumentException("--beta must be positive, not " + beta);
    }
    this.patterns = patterns;
    this.beta = beta;
    this.workers = workers;
  }

  @Override
  public Recall recall(float[] start, int mostSweeps, Rng rng) {
    float[] state = start.clone();
    double[] overlaps = overlaps(state);
    List<Double> energies = new ArrayList<>();
    energies.add(energy(state, overlaps));
    Recall.End end = Recall.End.UNFINISHED;
    while (energies.size() <= mostSweeps) {
      float[] next = mean(overlaps);
      if (distance(state, next) <= STILL) {
        end = Recall.End.FIXED_POINT;
        break;
      }
      state = next;
      overlaps = overlaps(state);
      energies.add(energy(state, overlaps));
    }
    return new Recall(state, end, energies.stream().mapToDouble(e -> e).toArray());
  }

  /** X' x, P products. */
  private double[] overlaps(float[] state) {
    double[] products = new double[patterns.rows()];
    workers.split(
        products.length,
        GRAIN,
        (from, to) -> {
          for (int p = from; p < to; p++) {
            products[p] = Overlap.product(patterns, p, state);
          }
        });
    return products;
  }

  /** X softmax(beta X' x): the mean of the patterns, weighted. */
  private float[] mean(double[] overlaps) {
    double most = max(overlaps);
    double total = 0;
    double[] weights = new double[overlaps.length];
    for (int p = 0; p < weights.length; p++) {
      weights[p] = StrictMath.exp(beta * (overlaps[p] - most));
      total += weights[p];
    }
    double[] sum = new double[patterns.cols()];
    for (int p = 0; p < weights.length; p++) {
      double weight = weights[p] / total;
      if (weight > 0) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += weight * patterns.get(p, i);
        }
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) sum[i];
    }
    return mean;
  }

  /**
   * E = -lse(beta, X' x) + 1/2 x' x + 1/beta ln P + 1/2 M^2 (equation 2), with lse(beta, z) =
   * 1/beta ln sum of exp(beta z_p), and M the length of the longest pattern, here sqrt(N).
   */
  private double energy(float[] state, double[] overlaps) {
    double most = max(overlaps);
    double total = 0;
    for (double overlap : overlaps) {
      total += StrictMath.exp(beta * (overlap - most));
    }
    double square = 0;
    for (float unit : state) {
      square += (double) unit * unit;
    }
    double logs = StrictMath.log(overlaps.length) - StrictMath.log(total);
    return square / 2 + patterns.cols() / 2.0 - most + logs / beta;
  }

  private static double max(double[] values) {
    double most = values[0];
    for (double value : values) {
      most = Math.max(most, value);
    }
    return most;
  }

  private static double distance(float[] x, float[] y) {
    double most = 0;
    for (int i = 0; i < x.length; i++) {
      most = Math.max(most, Math.abs(x[i] - y[i]));
    }
    return most;
  }
}
