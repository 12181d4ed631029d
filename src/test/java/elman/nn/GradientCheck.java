package elman.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import java.util.List;

/**
 * Compares gradients with what the loss does when the weights move.
 *
 * <p>A loss in float32 is good to about 1e-7 only, so single weights cannot be moved far enough to
 * see anything. Instead all weights of a parameter move together, each by the same distance up or
 * down at random: the derivative along such a direction d is g d, and an error e of the gradient
 * shows in it as e d, which is about as large as |e|. Two central differences, one twice as wide,
 * cancel the third derivative (Richardson), so that the moves may be large.
 */
public final class GradientCheck {
  /** Length of a move of all weights of a parameter together. */
  private static final double MOVE = 0.05;

  /** Part of the gradient's norm by which the two derivatives may differ. */
  private static final double TOLERANCE = 2e-3;

  /** Float32's noise in a mean loss, as a part of it, divided by the length of a move. */
  private static final double NOISE = 5e-8 / MOVE;

  /** A loss that is nearly nothing is the difference of numbers that are not, in nats. */
  private static final double LEAST_LOSS = 2;

  private static final int DIRECTIONS = 3;

  /** A pass forward and back. */
  @FunctionalInterface
  public interface Pass {
    /** Adds the gradients for the weights as they are, and returns the mean loss. */
    double run();
  }

  private final List<Param> params;
  private final Pass pass;
  private final double noise;

  /** Checks all of {@code params}; every run of {@code pass} must do the same. */
  public static void check(List<Param> params, Pass pass) {
    Param.clearGradients(params);
    double loss = pass.run();
    GradientCheck check = new GradientCheck(params, pass, NOISE * Math.max(LEAST_LOSS, loss));
    List<float[]> gradients = params.stream().map(param -> param.gradient().clone()).toList();
    Rng rng = new Rng(99);
    for (int i = 0; i < params.size(); i++) {
      for (int n = 0; n < DIRECTIONS; n++) {
        check.along(params.get(i), gradients.get(i), rng);
      }
    }
  }

  private GradientCheck(List<Param> params, Pass pass, double noise) {
    this.params = params;
    this.pass = pass;
    this.noise = noise;
  }

  private void along(Param param, float[] gradient, Rng rng) {
    float[] old = param.weights().clone();
    double step = MOVE / Math.sqrt(old.length);
    boolean[] up = new boolean[old.length];
    double derivative = 0;
    double squares = 0;
    for (int j = 0; j < old.length; j++) {
      up[j] = rng.nextLong() < 0;
      derivative += up[j] ? gradient[j] : -gradient[j];
      squares += (double) gradient[j] * gradient[j];
    }
    double near = difference(param, old, up, step);
    double far = difference(param, old, up, 2 * step);
    double measured = (8 * near - far) / (12 * step);
    double tolerance = TOLERANCE * Math.sqrt(squares) + noise * Math.sqrt(old.length);
    assertTrue(squares > 0, param.name() + " has no gradient");
    assertEquals(measured, derivative, tolerance, param.name());
  }

  /** Loss with the weights moved by {@code step}, less that with them moved the other way. */
  private double difference(Param param, float[] old, boolean[] up, double step) {
    return moved(param, old, up, step) - moved(param, old, up, -step);
  }

  private double moved(Param param, float[] old, boolean[] up, double step) {
    for (int j = 0; j < old.length; j++) {
      param.weights()[j] = (float) (old[j] + (up[j] ? step : -step));
    }
    Param.clearGradients(params);
    double loss = pass.run();
    System.arraycopy(old, 0, param.weights(), 0, old.length);
    return loss;
  }
}
