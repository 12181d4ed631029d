package elman.series.arima;

import java.util.Locale;

/**
 * The order of a seasonal ARIMA model, (p,d,q)(P,D,Q)[m]: with B the lag operator,
 *
 * <pre>
 * w = (1 - B)^d (1 - B^m)^D y
 * (1 - phi_1 B - ..)(1 - Phi_1 B^m - ..)(w - mu) = (1 + theta_1 B + ..)(1 + Theta_1 B^m + ..) e
 * </pre>
 *
 * <p>Coefficients are always in this order: phi, theta, Phi, Theta.
 *
 * @param p number of phi
 * @param d number of differences
 * @param q number of theta
 * @param seasonalP number of Phi
 * @param seasonalD number of seasonal differences
 * @param seasonalQ number of Theta
 * @param period m, or 1 without a season
 * @param constant whether mu is estimated; else it is zero
 */
public record ArimaOrder(
    int p,
    int d,
    int q,
    int seasonalP,
    int seasonalD,
    int seasonalQ,
    int period,
    boolean constant) {
  /**
   * @throws IllegalArgumentException if a number is negative, or there are seasonal terms without a
   *     season
   */
  public ArimaOrder {
    if (Math.min(Math.min(p, d), q) < 0
        || Math.min(Math.min(seasonalP, seasonalD), seasonalQ) < 0
        || period < 1
        || (period == 1 && seasonalP + seasonalD + seasonalQ > 0)) {
      throw new IllegalArgumentException("no ARIMA model has such an order");
    }
  }

  /** Number of coefficients: p + q + P + Q. */
  public int coefficients() {
    return p + q + seasonalP + seasonalQ;
  }

  /** Number of all parameters, the constant and the variance among them. */
  public int parameters() {
    return coefficients() + (constant ? 2 : 1);
  }

  /** Number of values that the differences take away: d + D m. */
  public int lost() {
    return d + seasonalD * period;
  }

  /** Degree of the autoregressive polynomial: p + P m. */
  int arDegree() {
    return p + seasonalP * period;
  }

  /** Degree of the moving average's polynomial: q + Q m. */
  int maDegree() {
    return q + seasonalQ * period;
  }

  /** Number r of a state's components. */
  int states() {
    return Math.max(arDegree(), maDegree() + 1);
  }

  /** The order with other numbers of coefficients and the same differences. */
  ArimaOrder with(int newP, int newQ, int newSeasonalP, int newSeasonalQ) {
    return new ArimaOrder(newP, d, newQ, newSeasonalP, seasonalD, newSeasonalQ, period, constant);
  }

  /** The same order with a constant or without. */
  ArimaOrder withConstant(boolean newConstant) {
    return new ArimaOrder(p, d, q, seasonalP, seasonalD, seasonalQ, period, newConstant);
  }

  /** Such as {@code ARIMA(1,1,2)(0,1,1)[12]} or {@code ARIMA(2,1,0) with drift}. */
  @Override
  public String toString() {
    String text = String.format(Locale.ROOT, "ARIMA(%d,%d,%d)", p, d, q);
    if (seasonalP + seasonalD + seasonalQ > 0) {
      text += String.format(Locale.ROOT, "(%d,%d,%d)[%d]", seasonalP, seasonalD, seasonalQ, period);
    }
    if (d + seasonalD == 0) {
      return text + (constant ? " with non-zero mean" : " with zero mean");
    }
    return text + (constant ? " with drift" : "");
  }
}
