package elman.series.arima;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stepwise search for an order by the corrected criterion of Akaike (Hyndman and Khandakar
 * 2008, section 3.2): a few models to begin with, then neighbours of the best so far until none is
 * better.
 *
 * <p>Where conditional least squares judge, which is quick, the search begins again from a long
 * autoregression, and of the five best orders the exact likelihood chooses: roots near the unit
 * circle often wall a single climb in.
 */
final class StepwiseSearch {
  private static final int MOST_MODELS = 94;
  private static final int MOST = 5;
  private static final int MOST_SEASONAL = 2;

  /** What is added to p, q, P, Q, in the order of trial. */
  private static final int[][] MOVES = {
    {0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1},
    {0, 0, -1, -1}, {0, 0, -1, 1}, {0, 0, 1, -1}, {0, 0, 1, 1},
    {-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0},
    {-1, -1, 0, 0}, {-1, 1, 0, 0}, {1, -1, 0, 0}, {1, 1, 0, 0}
  };

  /** The p that an approximate search begins with again: an autoregression alone. */
  private static final int RESTART = 5;

  /** At most so many orders are fitted exactly after an approximate search. */
  private static final int FINALISTS = 5;

  /** How far a finalist may be behind the best. */
  private static final double MARGIN = 10;

  private final Estimation estimation;
  private final boolean approximate;
  private final int most;
  private final int mostSeasonal;
  private final int size;
  private final Map<ArimaOrder, Double> tried = new LinkedHashMap<>();
  private ArimaOrder best;
  private ArimaModel bestModel;
  private double bestValue = Double.POSITIVE_INFINITY;

  /**
   * A search over models with these differences.
   *
   * @param differences an order without coefficients
   * @param approximate whether to judge orders by conditional least squares
   */
  StepwiseSearch(double[] series, ArimaOrder differences, boolean approximate) {
    estimation = new Estimation(series, differences);
    this.approximate = approximate;
    size = series.length;
    int m = differences.period();
    mostSeasonal = m > 1 ? Math.min(MOST_SEASONAL, size / 3 / m) : 0;
    int third = Math.min(MOST, size / 3);
    most = mostSeasonal > 0 ? Math.min(third, m - 1) : third;
    best = differences;
  }

  /** Searches, and fits the order found by exact maximum likelihood. */
  ArimaModel search() {
    ArimaOrder plain = best.withConstant(best.d() + best.seasonalD() <= 1);
    begin(plain);
    climb();
    if (!approximate) {
      return bestModel != null ? bestModel : differencesAlone();
    }
    restart();
    return finalist().orElseGet(this::differencesAlone);
  }

  private void climb() {
    while (tried.size() < MOST_MODELS && improves()) {}
  }

  /** Searches from elsewhere, and comes back if nothing better was found. */
  private void restart() {
    ArimaOrder order = best.with(Math.min(RESTART, most), 0, best.seasonalP(), best.seasonalQ());
    if (tried.containsKey(order)) {
      return;
    }
    ArimaOrder before = best;
    double valueBefore = bestValue;
    ArimaModel modelBefore = bestModel;
    bestValue = Double.POSITIVE_INFINITY;
    if (attempt(order)) {
      climb();
    }
    if (bestValue >= valueBefore) {
      best = before;
      bestValue = valueBefore;
      bestModel = modelBefore;
    }
  }

  private void begin(ArimaOrder plain) {
    int start = Math.min(size < 10 ? 1 : 2, most);
    int seasonal = size < 10 ? 0 : Math.min(1, mostSeasonal);
    int one = Math.min(1, most);
    int oneSeasonal = Math.min(1, mostSeasonal);
    attempt(plain.with(start, start, seasonal, seasonal));
    attempt(plain);
    attempt(plain.with(one, 0, oneSeasonal, 0));
    attempt(plain.with(0, one, 0, oneSeasonal));
    attempt(plain.withConstant(false));
    if (bestValue == Double.POSITIVE_INFINITY) {
      best = plain.with(start, start, seasonal, seasonal);
    }
  }

  /** Whether one of the neighbours is better, which then is the best. */
  private boolean improves() {
    for (int[] move : MOVES) {
      int p = best.p() + move[0];
      int q = best.q() + move[1];
      int seasonalP = best.seasonalP() + move[2];
      int seasonalQ = best.seasonalQ() + move[3];
      if (within(p, most)
          && within(q, most)
          && within(seasonalP, mostSeasonal)
          && within(seasonalQ, mostSeasonal)
          && attempt(best.with(p, q, seasonalP, seasonalQ))) {
        return true;
      }
    }
    return best.d() + best.seasonalD() <= 1 && attempt(best.withConstant(!best.constant()));
  }

  private static boolean within(int number, int most) {
    return number >= 0 && number <= most;
  }

  /** Judges an order, unless it was; whether it is the best now. */
  private boolean attempt(ArimaOrder order) {
    if (tried.size() >= MOST_MODELS || tried.containsKey(order)) {
      return false;
    }
    ArimaModel model = approximate ? null : estimation.exact(order).orElse(null);
    double value =
        approximate
            ? estimation.approximate(order)
            : model == null ? Double.POSITIVE_INFINITY : model.aicc();
    tried.put(order, value);
    if (value < bestValue) {
      best = order;
      bestValue = value;
      bestModel = model;
      return true;
    }
    return false;
  }

  /**
   * The best by maximum likelihood of the few orders that seemed best; where none of them can be
   * fitted so, the first that can.
   */
  private Optional<ArimaModel> finalist() {
    List<Map.Entry<ArimaOrder, Double>> orders =
        tried.entrySet().stream()
            .filter(entry -> entry.getValue() < Double.POSITIVE_INFINITY)
            .sorted(Map.Entry.comparingByValue())
            .toList();
    List<ArimaModel> fitted = new ArrayList<>();
    for (Map.Entry<ArimaOrder, Double> entry : orders) {
      boolean close = entry.getValue() <= orders.get(0).getValue() + MARGIN;
      if (fitted.size() == FINALISTS || (!fitted.isEmpty() && !close)) {
        break;
      }
      estimation.exact(entry.getKey()).ifPresent(fitted::add);
    }
    return fitted.stream().min(Comparator.comparingDouble(ArimaModel::aicc));
  }

  /** What is left where no order can be fitted: a mean or a random walk. */
  private ArimaModel differencesAlone() {
    boolean mean = best.d() + best.seasonalD() == 0;
    return estimation.likeliest(best.with(0, 0, 0, 0).withConstant(mean)).orElseThrow();
  }
}
