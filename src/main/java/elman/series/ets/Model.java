package elman.series.ets;

import java.util.ArrayList;
import java.util.List;

/**
 * A state space model of exponential smoothing in the taxonomy of Hyndman, Koehler, Snyder and
 * Grose (2002), without multiplicative trends.
 *
 * @param multiplicative whether errors are in proportion to the forecast
 * @param trend whether there is an additive trend
 * @param damped whether the trend is damped
 * @param season how the season comes in
 */
record Model(boolean multiplicative, boolean trend, boolean damped, Season season) {
  /**
   * The models that may be tried, each behind those that it extends. Additive errors do not go with
   * multiplicative seasons: such models may have an infinite variance.
   *
   * @param seasonal whether models with a season are among them
   * @param positive whether all values are, which multiplicative errors and seasons need
   */
  static List<Model> candidates(boolean seasonal, boolean positive) {
    List<Model> models = new ArrayList<>();
    for (Season season : Season.values()) {
      for (boolean multiplicative : new boolean[] {false, true}) {
        boolean allowed =
            (season == Season.NONE || seasonal)
                && (positive || !multiplicative)
                && (multiplicative || season != Season.MULTIPLICATIVE);
        if (allowed) {
          models.add(new Model(multiplicative, false, false, season));
          models.add(new Model(multiplicative, true, false, season));
          models.add(new Model(multiplicative, true, true, season));
        }
      }
    }
    return models;
  }

  /**
   * Number of free parameters: smoothing parameters, initial states and the variance.
   *
   * @param period of the season
   */
  int parameters(int period) {
    return 3 + (trend ? 2 : 0) + (damped ? 1 : 0) + (season == Season.NONE ? 0 : period);
  }

  /** As in ETS(M,Ad,N). */
  @Override
  public String toString() {
    String middle = trend ? damped ? "Ad" : "A" : "N";
    return "ETS(" + (multiplicative ? 'M' : 'A') + ',' + middle + ',' + season.letter() + ')';
  }
}
