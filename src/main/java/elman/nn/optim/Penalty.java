package elman.nn.optim;

import elman.nn.Param;
import java.util.List;

/**
 * Penalties on the weights added to the loss, l1 sum |w| + l2 sum w^2 / 2; on matrices only, not on
 * biases.
 *
 * @param l1 factor of the absolute values; pulls weights to exactly zero
 * @param l2 factor of half the squares
 */
public record Penalty(float l1, float l2) {

  /** Adds the penalties' gradients, l1 sign(w) + l2 w. */
  public void addGradient(List<Param> params) {
    if (l1 == 0 && l2 == 0) {
      return;
    }
    for (Param param : params) {
      if (param.isMatrix()) {
        float[] w = param.weights();
        float[] g = param.gradient();
        for (int j = 0; j < w.length; j++) {
          g[j] += l1 * Math.signum(w[j]) + l2 * w[j];
        }
      }
    }
  }
}
