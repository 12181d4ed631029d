package elman.series.ets;

import elman.series.QuasiNewton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits the candidates to a series, one behind the other, and keeps the one of the smallest
 * corrected criterion of Akaike. Each is started from the best of a few parameters with the
 * beginning's states, and of the simpler models' fits that it extends.
 */
final class Search {
  private static final double[] ALPHAS = {0.02, 0.1, 0.3, 0.6, 0.95};
  private static final double[] GAMMAS = {0.02, 0.2};
  private static final double PART_OF_ALPHA = 0.1;
  private static final double PHI = 0.97;

  private final double[] y;
  private final int period;
  private final double height;
  private final QuasiNewton optimiser = new QuasiNewton(1e-3, 400);
  private final Map<Season, Beginning> beginnings = new HashMap<>();
  private final Map<Model, Fit> fits = new HashMap<>();

  private Search(double[] y, int period) {
    this.y = y;
    this.period = period;
    double sum = 0;
    for (double value : y) {
      sum += Math.abs(value);
    }
    height = sum / y.length;
  }

  /**
   * The best model.
   *
   * @param y at least 5 values, not all the same, the largest size about 1
   * @param period of the season, 1 for none
   */
  static Fit best(double[] y, int period) {
    boolean positive = true;
    for (double value : y) {
      positive &= value > 0;
    }
    Search search = new Search(y, period);
    Fit best = null;
    for (Model model : Model.candidates(period > 1 && y.length > period, positive)) {
      if (y.length - model.parameters(period) > 1) {
        Fit fit = search.fit(model);
        if (fit != null && (best == null || fit.aicc() < best.aicc())) {
          best = fit;
        }
      }
    }
    return best;
  }

  /** One model, or null if there is no start from which it is defined for all of the series. */
  static Fit only(double[] y, int period, Model model) {
    return new Search(y, period).fit(model);
  }

  private Fit fit(Model model) {
    int length = model.season() == Season.NONE ? 1 : period;
    Beginning beginning =
        beginnings.computeIfAbsent(model.season(), season -> new Beginning(y, season, length));
    Recursion recursion = new Recursion(y, length);
    Likelihood likelihood = new Likelihood(recursion, model, length, beginning.unit(), height);
    double[] start = null;
    double least = Double.POSITIVE_INFINITY;
    for (State state : starts(model, beginning)) {
      double[] x = likelihood.variables(state);
      double value = likelihood.value(likelihood.state(x));
      if (value < least) {
        least = value;
        start = x;
      }
    }
    if (start == null) {
      return null;
    }
    State found = likelihood.state(optimiser.minimise(likelihood, start));
    double criterion = likelihood.value(found);
    Fit fit =
        new Fit(model, length, y.length, found, likelihood.last(), criterion, likelihood.squares());
    fits.put(model, fit);
    return fit;
  }

  private List<State> starts(Model model, Beginning beginning) {
    List<State> starts = new ArrayList<>();
    for (double alpha : ALPHAS) {
      for (double gamma : GAMMAS) {
        double part = Math.min(gamma, 1 - alpha);
        starts.add(beginning.state(model, alpha, PART_OF_ALPHA * alpha, part, PHI));
        if (model.season() == Season.NONE) {
          break;
        }
      }
    }
    addSimpler(
        starts, new Model(!model.multiplicative(), model.trend(), model.damped(), model.season()));
    addSimpler(starts, new Model(model.multiplicative(), false, false, model.season()));
    addSimpler(starts, new Model(model.multiplicative(), model.trend(), false, model.season()));
    return starts;
  }

  /** Adds the fit of a simpler model, if there is one. */
  private void addSimpler(List<State> starts, Model simpler) {
    Fit fit = fits.get(simpler);
    if (fit != null) {
      State s = fit.start();
      double beta = simpler.trend() ? s.beta() : 0;
      double phi = simpler.damped() ? s.phi() : PHI;
      starts.add(new State(s.alpha(), beta, s.gamma(), phi, s.level(), s.slope(), s.season()));
    }
  }
}
