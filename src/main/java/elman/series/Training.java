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

  /**
   * How far a course is by which something changes as it goes on: by what is done; but once more
   * than half of the time is used up, by the clock, if that is further. What is done in half of its
   * time does not depend on the clock.
   */
  public static double course(double done, DoubleSupplier spent) {
    double used = spent.getAsDouble();
    return Math.min(1, used > 0.5 ? Math.max(done, used) : done);
  }

  /** The same from a share of the time to another, as if that were all the time there is. */
  public Training part(double from, double to) {
    return new Training(ops, seed, () -> Math.max(0, (spent.getAsDouble() - from) / (to - from)));
  }
}
