package elman.core;

/** Vectors in double precision, where a result has to be exact and time does not matter. */
public final class Doubles {
  private Doubles() {}

  /** The product x' y of two vectors of as many elements. */
  public static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }
}
