package elman.nn.optim;

import java.util.Locale;

/**
 * The learning rate over a run: a linear warm-up from zero over its first part, then the shape.
 *
 * @param shape how it falls after the warm-up
 * @param peak the learning rate at the end of the warm-up
 * @param warmup part of the run, in [0, 1)
 */
public record Schedule(Shape shape, double peak, double warmup) {

  /** The shapes, as functions of the share s in [0, 1] of the run after the warm-up. */
  public enum Shape {
    /** 1 throughout. */
    CONSTANT,
    /** Halved at 1/2, 5/8, 3/4 and 7/8 of the run. */
    STEP,
    /** Half a cosine from 1 to 0.05 (Loshchilov and Hutter 2017, without restarts). */
    COSINE,
    /** A straight line from 1 to 0.05. */
    LINEAR;

    /** As on the command line. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final double FLOOR = 0.05;

  /** The rate when {@code done} of the run, in [0, 1], is over. */
  public double rate(double done) {
    if (done < warmup) {
      return peak * Math.min(1, Math.max(done, 1e-6) / warmup);
    }
    double s = Math.min(1, (done - warmup) / (1 - warmup));
    double factor =
        switch (shape) {
          case CONSTANT -> 1;
          case STEP ->
              s < 0.5 ? 1 : StrictMath.pow(0.5, 1 + Math.min(3, Math.floor((s - 0.5) * 8)));
          case COSINE -> FLOOR + (1 - FLOOR) * (1 + StrictMath.cos(Math.PI * s)) / 2;
          case LINEAR -> FLOOR + (1 - FLOOR) * (1 - s);
        };
    return peak * factor;
  }
}
