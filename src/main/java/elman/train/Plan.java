package elman.train;

/**
 * How long a run was meant to be when its model and its course were chosen. A run that goes on
 * longer than was planned keeps what was chosen then.
 *
 * @param minutes wall time on a machine like {@link #POWER}; 0 if that is no limit
 * @param passes over the text; 0 if that is no limit
 */
public record Plan(double minutes, double passes) {
  /** Floats that the threads of the machine have side by side in their vectors. */
  public static final double POWER = 64;
}
