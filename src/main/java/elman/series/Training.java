package elman.series;

import elman.core.Ops;
import java.util.function.DoubleSupplier;

/**
 * The circumstances of a training.
 *
 * @param ops the arithmetic and the threads; results do not depend on how many
 * @param seed of everything random
 * @param spent share of the time allowed that is used up; training that is not done by its own
 *     measure ends in good order when this reaches 1, and results then depend on the clock
 */
public record Training(Ops ops, long seed, DoubleSupplier spent) {
  /** Training without a limit of time. */
  public Training(Ops ops, long seed) {
    this(ops, seed, () -> 0);
  }

  /** The same from a share of the time to another, as if that were all the time there is. */
  public Training part(double from, double to) {
    return new Training(ops, seed, () -> Math.max(0, (spent.getAsDouble() - from) / (to - from)));
  }
}
