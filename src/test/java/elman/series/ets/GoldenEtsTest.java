package elman.series.ets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import elman.nn.Golden;
import elman.series.Extremes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds likelihoods, fits and moments against those of the reference. */
class GoldenEtsTest {
  private static final Golden ALL = Golden.load("series/ets/ets");

  static List<Golden> fits() {
    Golden fits = ALL.at("fits");
    return IntStream.range(0, fits.size()).mapToObj(fits::at).toList();
  }

  static List<Golden> series() {
    Golden series = ALL.at("series");
    return IntStream.range(0, series.size()).mapToObj(series::at).toList();
  }

  private static Golden seriesOf(Golden fit) {
    return ALL.at("series", fit.at("series").integer());
  }

  static Model model(Golden fit) {
    String letters = fit.at("model").text();
    Season season =
        Arrays.stream(Season.values())
            .filter(s -> s.letter() == letters.charAt(2))
            .findFirst()
            .get();
    return new Model(
        letters.charAt(0) == 'M',
        letters.charAt(1) == 'A',
        (Boolean) fit.at("damped").node(),
        season);
  }

  /** The reference keeps the state of the next step's season last. */
  private static State state(Golden fit, String part) {
    Model model = model(fit);
    double[] states = fit.at(part).numbers();
    int from = model.trend() ? 2 : 1;
    double[] season = new double[states.length - from];
    for (int i = 0; i < season.length; i++) {
      season[i] = states[states.length - 1 - i];
    }
    return new State(
        fit.at("alpha").number(),
        fit.at("beta").number(),
        fit.at("gamma").number(),
        fit.at("phi").number(),
        states[0],
        model.trend() ? states[1] : 0,
        season);
  }

  private static int period(Golden fit) {
    return model(fit).season() == Season.NONE ? 1 : seriesOf(fit).at("period").integer();
  }

  private static Likelihood likelihood(Golden fit) {
    double[] y = seriesOf(fit).at("y").numbers();
    return new Likelihood(new Recursion(y, period(fit)), model(fit), period(fit), 1, 1);
  }

  /** The fit that the reference found, without any search. */
  private static Fit theirs(Golden fit) {
    Likelihood likelihood = likelihood(fit);
    State start = state(fit, "first");
    double criterion = likelihood.value(start);
    int n = seriesOf(fit).at("y").size();
    return new Fit(
        model(fit), period(fit), n, start, likelihood.last(), criterion, likelihood.squares());
  }

  @ParameterizedTest
  @MethodSource("fits")
  void likelihoodAndStatesAreThoseOfTheReference(Golden golden) {
    Fit fit = theirs(golden);
    // The reference's -2 log likelihood leaves out the same constant.
    assertEquals(golden.at("criterion").number(), fit.criterion(), 1e-5);
    assertEquals(golden.at("aicc").number(), fit.aicc(), 1e-5);
    assertEquals(1, fit.variance() / golden.at("variance").number(), 1e-7);
    State last = state(golden, "last");
    assertEquals(last.level(), fit.last().level(), 1e-6);
    assertEquals(last.slope(), fit.last().slope(), 1e-6);
    for (int i = 0; i < last.season().length; i++) {
      assertEquals(last.season()[i], fit.last().season()[i], 1e-6);
    }
  }

  /**
   * But of ETS(M,Ad,M), where the reference adds the slope undamped; and less than a period ahead
   * of additive seasons without a trend, where it lets an error come back a step too early.
   */
  @ParameterizedTest
  @MethodSource("fits")
  void momentsAreThoseOfTheReference(Golden golden) {
    Model model = model(golden);
    if (model.damped() && model.season() == Season.MULTIPLICATIVE) {
      return;
    }
    Moments moments = Moments.of(theirs(golden), 30);
    boolean early = model.season() == Season.ADDITIVE && !model.trend();
    double[] mean = golden.at("mean").numbers();
    double[] deviation = golden.at("deviation").numbers();
    for (int h = 0; h < (early ? period(golden) - 1 : 30); h++) {
      assertEquals(1, moments.mean()[h] / mean[h], 1e-7, "mean at " + h);
      assertEquals(1, moments.deviations()[h] / deviation[h], 1e-6, "deviation at " + h);
    }
  }

  @ParameterizedTest
  @MethodSource("fits")
  void fitsAreNoWorseThanTheReference(Golden golden) {
    double[] y = seriesOf(golden).at("y").numbers();
    double scale = Extremes.unit(y);
    Fit fit = Search.only(Extremes.divided(y, scale), period(golden), model(golden));
    double aicc = fit.aicc() + 2 * y.length * Math.log(scale);
    double theirs = golden.at("aicc").number();
    assertTrue(aicc < theirs + 0.2, () -> model(golden) + ": " + aicc + " against " + theirs);
  }

  @ParameterizedTest
  @MethodSource("series")
  void theChosenModelIsNoWorseThanTheReferences(Golden golden) {
    double[] y = golden.at("y").numbers();
    double scale = Extremes.unit(y);
    Fit fit = Search.best(Extremes.divided(y, scale), golden.at("period").integer());
    double aicc = fit.aicc() + 2 * y.length * Math.log(scale);
    assertTrue(aicc < golden.at("aicc").number() + 0.1, () -> fit.model() + ": " + aicc);
  }

  @ParameterizedTest
  @MethodSource("fits")
  void gradientIsThatOfDifferences(Golden golden) {
    Likelihood likelihood = likelihood(golden);
    double[] x = likelihood.variables(state(golden, "first"));
    Rng rng = new Rng(3);
    for (int i = 0; i < x.length; i++) {
      x[i] += 0.02 * rng.nextFloat();
    }
    double[] gradient = new double[x.length];
    likelihood.value(x);
    likelihood.gradient(x, gradient);
    for (int i = 0; i < x.length; i++) {
      double step = 1e-6 * Math.max(1, Math.abs(x[i]));
      double[] high = x.clone();
      double[] low = x.clone();
      high[i] += step;
      low[i] -= step;
      double slope = (likelihood.value(high) - likelihood.value(low)) / step / 2;
      assertEquals(slope, gradient[i], 1e-4 * Math.max(1, Math.abs(slope)), "variable " + i);
    }
  }

  /** Every model's moments, those of the reference's blind spot too, are those of many paths. */
  @Test
  void momentsAreThoseOfSimulatedPaths() {
    State last = new State(0.5, 0.1, 0.3, 0.9, 20, 2, new double[] {0.5, 1.5, 1});
    Model model = new Model(true, true, true, Season.MULTIPLICATIVE);
    Fit fit = new Fit(model, 3, 1_008, last, last, 0, 0.02 * 1_000);
    assertEquals(0.02, fit.variance(), 1e-12);
    Moments moments = Moments.of(fit, 8);
    int paths = 400_000;
    double[] sums = new double[8];
    double[] squares = new double[8];
    Rng rng = new Rng(5);
    for (int path = 0; path < paths; path++) {
      simulate(last, rng, sums, squares);
    }
    for (int h = 0; h < 8; h++) {
      double mean = sums[h] / paths;
      double deviation = Math.sqrt(squares[h] / paths - mean * mean);
      assertEquals(1, moments.mean()[h] / mean, 0.003, "mean at " + h);
      assertEquals(1, moments.deviations()[h] / deviation, 0.01, "deviation at " + h);
    }
  }

  private static void simulate(State from, Rng rng, double[] sums, double[] squares) {
    double l = from.level();
    double b = from.slope();
    double[] season = Arrays.copyOf(from.season(), 3 + sums.length);
    for (int h = 0; h < sums.length; h++) {
      double e = Math.sqrt(0.02) * rng.nextGaussian();
      double q = l + from.phi() * b;
      double y = q * season[h] * (1 + e);
      sums[h] += y;
      squares[h] += y * y;
      l = q * (1 + from.alpha() * e);
      b = from.phi() * b + from.beta() * q * e;
      season[h + 3] = season[h] * (1 + from.gamma() * e);
    }
  }
}
