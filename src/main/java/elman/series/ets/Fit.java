package elman.series.ets;

/**
 * A model that is fitted to a series.
 *
 * @param model which one
 * @param period m of the season, 1 without one
 * @param size n of the series
 * @param start the parameters and the initial states
 * @param last the parameters and the states behind the last observation
 * @param criterion minus twice the log likelihood, up to a constant
 * @param squares the sum of the squared errors, relative ones where errors are multiplicative
 */
record Fit(
    Model model, int period, int size, State start, State last, double criterion, double squares) {
  /** Akaike's criterion, corrected for short series (Hurvich and Tsai 1989). */
  double aicc() {
    double parameters = model.parameters(period);
    return criterion + 2 * parameters + 2 * parameters * (parameters + 1) / (size - parameters - 1);
  }

  /** The errors' variance, for as many degrees of freedom as states and parameters leave. */
  double variance() {
    return squares / (size - model.parameters(period) + 1);
  }
}
