package elman.gradient;

/** The geometric progression that is nearest to some numbers in a row. */
public final class GeometricFit {
  private GeometricFit() {}

  /**
   * The factor from each number to the next: e to the slope of the line through their logarithms by
   * least squares.
   *
   * @param values positive from the one index to before the other
   * @return NaN if there are not two numbers
   */
  public static double factor(double[] values, int from, int to) {
    double middle = (from + to - 1) / 2.0;
    double products = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      products += (i - middle) * Math.log(values[i] / values[from]);
      squares += (i - middle) * (i - middle);
    }
    return Math.exp(products / squares);
  }
}
