package elman.series.network;

import elman.core.Check;
import elman.series.Series;
import elman.series.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of an ES-RNN and how it is trained.
 *
 * @param window values that the network sees at a step, I
 * @param horizon values that it forecasts, H
 * @param periods seasonal periods of the smoothing, at most two
 * @param dilations of the layers, block by block
 * @param hidden units of a layer
 * @param regressors columns known in advance
 * @param pointTau quantile of the point forecast: a little less than a half in logarithms, against
 *     the bias that they bring
 * @param levelPenalty weight of the penalty of a wiggling level
 * @param batch series of an update
 * @param rate first learning rate of the shared weights; it falls to a fiftieth along half a cosine
 * @param ownRate multiple of it for the parameters of a series
 * @param epochs passes over the collection
 * @param nets networks whose forecasts are averaged
 * @param longest values of a series that are used, the last ones
 */
public record EsRnnSettings(
    int window,
    int horizon,
    List<Integer> periods,
    List<List<Integer>> dilations,
    int hidden,
    int regressors,
    double pointTau,
    double levelPenalty,
    int batch,
    double rate,
    double ownRate,
    int epochs,
    int nets,
    int longest) {
  private static final int MOST_PERIODS = 2;

  /**
   * @throws IllegalArgumentException if numbers do not fit together
   */
  public EsRnnSettings {
    Check.that(periods.size() <= MOST_PERIODS, "an ES-RNN has two periods at most");
    Check.that(
        !dilations.isEmpty() && dilations.stream().noneMatch(List::isEmpty),
        "an ES-RNN has at least one layer, and no block without one");
    Check.that(longest >= window, "series are cut to less than a window");
  }

  /** No window, horizon, period or dilation is longer. */
  static final int MOST = Task.MOST_STEPS;

  private static final int HIDDEN = 32;
  private static final int BATCH = 2;
  private static final double POINT_TAU = 0.49;

  /** Updates after which a network of this size has learned what it will. */
  private static final int UPDATES = 3000;

  private static final int LEAST_EPOCHS = 10;
  private static final int MOST_EPOCHS = 40;

  /** Learning rates with and without seasons. */
  private static final double SEASONAL_RATE = 0.006;

  private static final double PLAIN_RATE = 0.003;

  private static final int LEAST_NETS = 4;
  private static final int MOST_NETS = 8;

  /** Values of a series without a long season that are worth their time. */
  private static final int LONGEST = 340;

  /** Seasons that a series should show at least for the longest to be kept whole. */
  private static final int SEASONS_KEPT = 6;

  /**
   * The settings for a collection, by its seasons, its horizon and its lengths.
   *
   * @param work multiply-adds of the training of all networks, about, which set how many there are
   */
  public static EsRnnSettings of(Task task, List<Series> series, double work) {
    int[] lengths = series.stream().mapToInt(Series::size).sorted().toArray();
    int usual = lengths[lengths.length / 2];
    List<Integer> periods =
        task.periods().stream().filter(period -> 2 * period <= usual).limit(MOST_PERIODS).toList();
    int horizon = task.horizon();
    int window =
        periods.isEmpty()
            ? Math.max(4, Math.min(28, horizon * 3 / 4))
            : Math.max(4, periods.get(0));
    int longest =
        periods.isEmpty()
            ? LONGEST
            : Math.max(LONGEST, SEASONS_KEPT * periods.get(periods.size() - 1));
    int updates = (series.size() + BATCH - 1) / BATCH;
    int epochs = Math.max(LEAST_EPOCHS, Math.min(MOST_EPOCHS, UPDATES / updates));
    EsRnnSettings one =
        new EsRnnSettings(
            window,
            horizon,
            periods,
            dilations(periods, horizon, Math.min(usual, longest)),
            HIDDEN,
            series.get(0).regressors().length == 0 ? 0 : series.get(0).regressors()[0].length,
            POINT_TAU,
            periods.isEmpty() ? 0 : 10,
            BATCH,
            periods.isEmpty() ? PLAIN_RATE : SEASONAL_RATE,
            1,
            epochs,
            1,
            longest);
    return one.withNets(affordable(work / one.work(series)));
  }

  private static List<List<Integer>> dilations(List<Integer> periods, int horizon, int length) {
    if (periods.isEmpty()) {
      return List.of(List.of(1, Math.max(2, Math.min(4 * horizon, length / 6))));
    }
    int shortest = periods.get(0);
    int within = shortest <= 4 ? 2 : shortest <= 12 ? 3 : 4;
    int beyond = periods.size() > 1 ? periods.get(1) : 2 * shortest;
    return List.of(List.of(1, within), List.of(shortest, beyond));
  }

  private static int affordable(double nets) {
    return (int) Math.max(LEAST_NETS, Math.min(MOST_NETS, nets)) / 2 * 2;
  }

  /** Multiply-adds of the training of one network, about. */
  public double work(List<Series> series) {
    double windows = 0;
    for (Series one : series) {
      windows += Math.max(0, Math.min(one.size(), longest) - window - horizon + 1);
    }
    return 3 * windows * weights() * epochs;
  }

  /** Weights of a network, without its biases. */
  double weights() {
    double layers = dilations.stream().mapToInt(List::size).sum();
    return 4.0 * hidden * (inputs() + (2 * layers - 1) * hidden)
        + (double) hidden * horizon * (1 + LearnedQuantiles.LEARNED.size());
  }

  /** The same settings with another number of networks. */
  public EsRnnSettings withNets(int newNets) {
    return new EsRnnSettings(
        window,
        horizon,
        periods,
        dilations,
        hidden,
        regressors,
        pointTau,
        levelPenalty,
        batch,
        rate,
        ownRate,
        epochs,
        newNets,
        longest);
  }

  /**
   * Numbers that the network reads at a step: the window, and the regressors of the steps ahead.
   */
  int inputs() {
    return Math.addExact(window, Math.multiplyExact(horizon, regressors));
  }

  /** Parameters that a series' smoothing has at most. */
  int mostParameters() {
    return 1 + periods.size() + periods.stream().mapToInt(Integer::intValue).sum();
  }

  /** Values that a series must have to be learned from. */
  public int least() {
    return window + horizon + 2;
  }

  /** The quantiles that the network learns: the point forecast, and those of intervals. */
  List<Double> taus() {
    List<Double> taus = new ArrayList<>();
    taus.add(pointTau);
    taus.addAll(LearnedQuantiles.LEARNED);
    return taus;
  }
}
