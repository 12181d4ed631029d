package elman.series.ets;

import elman.series.QuasiNewton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits the candidates to a series, one behind the other, and keeps the one of the smallest
 * corrected criterion of Akaike. Each is started twice: from the best of a few parameters with the
 * beginning's states, and from the best of the simpler models' fits that it extends. A
 * multiplicative model whose trend contradicts its errors is passed over.
 */
final class Search {
  private static final double[] ALPHAS = {0.02, 0.1, 0.3, 0.6, 0.95};
  private static final double[] GAMMAS = {0.02, 0.2};
  private static final double[] BETA_PARTS = {0.05, 0.3};
  private static final double[] ONE_PART = {0};

  /** In standard errors. */
  private static final double MOST_BIAS = 2;

  private static final double PHI = 0.97;

  private final double[] y;
  private final int period;
  private final QuasiNewton optimiser = new QuasiNewton(1e-3, 400, Double.POSITIVE_INFINITY);
  private final Map<Season, Beginning> beginnings = new HashMap<>();
  private final Map<Model, Fit> fits = new HashMap<>();

  private Search(double[] y, int period) {
    this.y = y;
    this.period = period;
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
        if (fit != null && !search.runsAway(fit) && (best == null || fit.aicc() < best.aicc())) {
          best = fit;
        }
      }
    }
    return best;
  }

  /**
   * Whether a trend contradicts the series: the relative errors of the low values decide over it,
   * while the errors of all values say that it leads away.
   */
  private boolean runsAway(Fit fit) {
    Model model = fit.model();
    if (!model.multiplicative() || !model.trend()) {
      return false;
    }
    Recursion recursion = new Recursion(y, fit.period());
    Likelihood likelihood = new Likelihood(recursion, model, fit.period(), 1, 1);
    likelihood.value(fit.start());
    return likelihood.bias() > MOST_BIAS;
  }

  /** One model, or null if there is no start from which it is defined for all of the series. */
  static Fit only(double[] y, int period, Model model) {
    return new Search(y, period).fit(model);
  }

  private Fit fit(Model model) {
    int length = model.season() == Season.NONE ? 1 : period;
    Beginning beginning =
        beginnings.computeIfAbsent(model.season(), season -> new Beginning(y, season, length));
    Likelihood likelihood = likelihood(model, length, beginning);
    Fit fit = null;
    for (List<State> starts : List.of(guesses(model, beginning), simpler(model))) {
      Fit found = fit(model, likelihood, starts);
      if (found != null && (fit == null || found.criterion() < fit.criterion())) {
        fit = found;
      }
    }
    if (fit != null) {
      fits.put(model, fit);
    }
    return fit;
  }

  private Likelihood likelihood(Model model, int length, Beginning beginning) {
    double relative = beginning.relativeUnit();
    double unit = model.multiplicative() ? relative * beginning.height() : beginning.unit();
    double seasonUnit = model.season() == Season.MULTIPLICATIVE ? relative : unit;
    return new Likelihood(new Recursion(y, length), model, length, unit, seasonUnit);
  }

  /** The fit that is reached from the best of the starts, or null. */
  private Fit fit(Model model, Likelihood likelihood, List<State> starts) {
    double[] start = null;
    double least = Double.POSITIVE_INFINITY;
    for (State state : starts) {
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
    return new Fit(
        model,
        model.season() == Season.NONE ? 1 : period,
        y.length,
        found,
        likelihood.last(),
        criterion,
        likelihood.squares());
  }

  private static List<State> guesses(Model model, Beginning beginning) {
    List<State> starts = new ArrayList<>();
    for (double alpha : ALPHAS) {
      for (double part : model.trend() ? BETA_PARTS : ONE_PART) {
        for (double gamma : model.season() == Season.NONE ? ONE_PART : GAMMAS) {
          double room = Math.min(gamma, 1 - alpha);
          starts.add(beginning.state(model, alpha, part * alpha, room, PHI));
        }
      }
    }
    return starts;
  }

  private List<State> simpler(Model model) {
    List<State> starts = new ArrayList<>();
    boolean multiplicative = model.multiplicative();
    addFit(starts, new Model(!multiplicative, model.trend(), model.damped(), model.season()));
    addFit(starts, new Model(multiplicative, false, false, model.season()));
    addFit(starts, new Model(multiplicative, model.trend(), false, model.season()));
    return starts;
  }

  /** Adds the fit of a simpler model, if there is one. */
  private void addFit(List<State> starts, Model simpler) {
    Fit fit = fits.get(simpler);
    if (fit != null) {
      State s = fit.start();
      double beta = simpler.trend() ? s.beta() : 0;
      double phi = simpler.damped() ? s.phi() : PHI;
      starts.add(new State(s.alpha(), beta, s.gamma(), phi, s.level(), s.slope(), s.season()));
    }
  }
}
