package elman.cli.series;

import java.util.function.DoubleSupplier;

/** Shares out the time that is allowed over several trainings, one after the other. */
final class TrainingTime {
  private static final double NANOS_A_MINUTE = 60e9;

  private final long end;
  private final boolean limited;
  private int left;

  /**
   * @param minutes for all together; 0 for no limit
   * @param trainings how many there will be
   */
  TrainingTime(double minutes, int trainings) {
    limited = minutes > 0;
    end = System.nanoTime() + (long) Math.min(Long.MAX_VALUE / 4.0, minutes * NANOS_A_MINUTE);
    left = trainings;
  }

  /** The share of its time that the next training has used up, beginning now. */
  DoubleSupplier next() {
    if (!limited) {
      return () -> 0;
    }
    long begin = System.nanoTime();
    double share = Math.max(1, (end - begin) / (double) Math.max(1, left--));
    return () -> (System.nanoTime() - begin) / share;
  }
}
