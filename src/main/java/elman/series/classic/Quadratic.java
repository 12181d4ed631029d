package elman.series.classic;

/**
 * The sum of squares of e - u x - v z over pairs of numbers x and z: what the squared errors of a
 * linear filter are of its initial states, so that these need no search.
 *
 * @param ee the sum of squares of e
 * @param eu the sum of products of e and x
 * @param ev the sum of products of e and z
 * @param uu the sum of squares of x
 * @param uv the sum of products of x and z
 * @param vv the sum of squares of z
 */
record Quadratic(double ee, double eu, double ev, double uu, double uv, double vv) {
  /** Determinants below, in parts of what they could be, say that x and z are the same. */
  private static final double SINGULAR = 1e-12;

  /** Where the sum is least, and how much it is there. */
  record Least(double u, double v, double squares) {}

  /** The least sum. */
  Least least() {
    return least(-Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** The least sum for v between two bounds; v is zero, or next to it, if it does not matter. */
  Least least(double lower, double upper) {
    double determinant = uu * vv - uv * uv;
    double free = determinant > SINGULAR * uu * vv ? (uu * ev - uv * eu) / determinant : 0;
    double v = Math.max(lower, Math.min(upper, free));
    double u = uu > 0 ? (eu - v * uv) / uu : 0;
    double rest = ee + u * (u * uu + 2 * v * uv - 2 * eu) + v * (v * vv - 2 * ev);
    return new Least(u, v, Math.max(0, rest));
  }
}
