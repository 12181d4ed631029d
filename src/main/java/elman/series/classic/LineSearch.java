package elman.series.classic;

import java.util.function.DoubleUnaryOperator;

/** The minimum of a function of one number: the best of a grid, then golden sections beside it. */
final class LineSearch {
  /** Cells of the grid, which is finer towards the lower end, where smoothing changes most. */
  private static final int CELLS = 12;

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double TOLERANCE = 1e-7;

  private LineSearch() {}

  static double minimise(DoubleUnaryOperator function, double lower, double upper) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= CELLS; i++) {
      double value = function.applyAsDouble(grid(lower, upper, i));
      if (value < least) {
        least = value;
        best = i;
      }
    }
    double x =
        section(
            function,
            grid(lower, upper, Math.max(0, best - 1)),
            grid(lower, upper, Math.min(CELLS, best + 1)));
    return function.applyAsDouble(x) < least ? x : grid(lower, upper, best);
  }

  private static double grid(double lower, double upper, int i) {
    double part = (double) i / CELLS;
    return i == CELLS ? upper : lower + (upper - lower) * part * part;
  }

  private static double section(DoubleUnaryOperator function, double from, double to) {
    double a = from;
    double b = to;
    double left = b - GOLDEN * (b - a);
    double right = a + GOLDEN * (b - a);
    double leftValue = function.applyAsDouble(left);
    double rightValue = function.applyAsDouble(right);
    while (b - a > TOLERANCE) {
      if (leftValue <= rightValue) {
        b = right;
        right = left;
        rightValue = leftValue;
        left = b - GOLDEN * (b - a);
        leftValue = function.applyAsDouble(left);
      } else {
        a = left;
        left = right;
        leftValue = rightValue;
        right = a + GOLDEN * (b - a);
        rightValue = function.applyAsDouble(right);
      }
    }
    return (a + b) / 2;
  }
}
