package elman.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The errors of a method on many series, series by series and in the mean. A series counts in the
 * mean of those measures that are defined for it: one whose scale of MASE is zero counts for sMAPE
 * and coverage, and is left out of MASE, RMSSE and MSIS. For one thread at a time.
 */
public final class Accuracy {
  /**
   * The errors on one series.
   *
   * @param id the series
   */
  public record Row(String id, Errors errors) {}

  private final List<Row> rows = new ArrayList<>();

  /** Adds a series. */
  public void add(String id, Errors errors) {
    rows.add(new Row(id, errors));
  }

  /** What was added, in its order. */
  public List<Row> rows() {
    return Collections.unmodifiableList(rows);
  }

  /** Each measure's mean over the series for which it is defined; NaN if there is none. */
  public Errors mean() {
    return mean(rows.stream().map(Row::errors).toList());
  }

  /** Each measure's mean over those errors in which it is defined; NaN if there are none. */
  public static Errors mean(List<Errors> errors) {
    double[] sums = new double[Errors.COUNT];
    int[] counts = new int[Errors.COUNT];
    for (Errors one : errors) {
      double[] all = one.all();
      for (int i = 0; i < sums.length; i++) {
        boolean defined = !Double.isNaN(all[i]);
        sums[i] += defined ? all[i] : 0;
        counts[i] += defined ? 1 : 0;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = counts[i] > 0 ? sums[i] / counts[i] : Double.NaN;
    }
    return Errors.of(sums);
  }

  /**
   * The overall weighted average of M4: sMAPE and MASE, each as a ratio of the means over the
   * collection, averaged. Where one of the ratios is not defined it is the other alone.
   *
   * @param naive2 {@link Naive2} on the same series
   * @return less than 1 if this is better; NaN if neither ratio is defined
   */
  public double owa(Accuracy naive2) {
    Errors own = mean();
    Errors reference = naive2.mean();
    double smape = own.smape() / reference.smape();
    double mase = own.mase() / reference.mase();
    if (!Double.isFinite(smape) || !Double.isFinite(mase)) {
      return Double.isFinite(smape) ? smape : Double.isFinite(mase) ? mase : Double.NaN;
    }
    return (smape + mase) / 2;
  }
}
