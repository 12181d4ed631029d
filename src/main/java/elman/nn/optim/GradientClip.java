package elman.nn.optim;

import elman.core.Ops;
import elman.nn.Param;
import java.util.List;

/**
 * Clipping of the gradient's norm (Pascanu, Mikolov and Bengio 2013, algorithm 1): if |g| over all
 * parameters exceeds the threshold, g = threshold g / |g|.
 *
 * @param threshold the largest norm let through; infinite for no clipping
 */
public record GradientClip(double threshold) {
  /** PyTorch's guard against a division by zero. */
  private static final double GUARD = 1e-6;

  /**
   * What clipping met.
   *
   * @param norm |g| before
   * @param clipped whether g was scaled
   */
  public record ClipStats(double norm, boolean clipped) {}

  /** Clips the gradients of {@code params} together. */
  public ClipStats apply(Ops ops, List<Param> params) {
    double sum = 0;
    for (Param param : params) {
      sum += ops.kernels().sumOfSquares(param.gradient().length, param.gradient(), 0);
    }
    double norm = Math.sqrt(sum);
    boolean clipped = norm > threshold;
    if (clipped) {
      float scale = (float) (threshold / (norm + GUARD));
      for (Param param : params) {
        ops.kernels().scale(param.gradient().length, scale, param.gradient(), 0);
      }
    }
    return new ClipStats(norm, clipped);
  }
}
