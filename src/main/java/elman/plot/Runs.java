package elman.plot;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** Lines without their gaps, and with no more points than can be seen. */
final class Runs {
  private Runs() {}

  /**
   * Gives the longest parts of lines in which every number is finite.
   *
   * @param lines of the same length
   * @param action takes the first place of a part and the one behind its last
   */
  static void each(BiConsumer<Integer, Integer> action, double[]... lines) {
    int n = lines[0].length;
    int from = 0;
    for (int i = 0; i <= n; i++) {
      if (i == n || !isFinite(lines, i)) {
        if (i > from) {
          action.accept(from, i);
        }
        from = i + 1;
      }
    }
  }

  /**
   * Places of a line's points without which it looks the same: of those that fall into one column
   * the first, the last, the lowest and the highest are kept.
   *
   * @param x ascending
   * @param width of a column
   */
  static int[] visible(double[] x, double[] y, double width) {
    int[] kept = new int[x.length];
    int n = 0;
    for (int from = 0, to; from < x.length; from = to) {
      double column = Math.floor(x[from] / width);
      int least = from;
      int most = from;
      for (to = from; to < x.length && Math.floor(x[to] / width) == column; to++) {
        least = y[to] < y[least] ? to : least;
        most = y[to] > y[most] ? to : most;
      }
      int[] four = {from, Math.min(least, most), Math.max(least, most), to - 1};
      for (int place : four) {
        if (n == 0 || kept[n - 1] < place) {
          kept[n++] = place;
        }
      }
    }
    return Arrays.copyOf(kept, n);
  }

  /** Some of a line's numbers. */
  static double[] pick(double[] line, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> line[place]).toArray();
  }

  private static boolean isFinite(double[][] lines, int i) {
    for (double[] line : lines) {
      if (!Double.isFinite(line[i])) {
        return false;
      }
    }
    return true;
  }
}
