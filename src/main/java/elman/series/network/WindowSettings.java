package elman.series.network;

import elman.core.Check;
import elman.series.Series;
import elman.series.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sizes of a {@link WindowNetwork} and how it is trained.
 *
 * @param cell the recurrent units
 * @param window L, the number of values it reads, a multiple of S
 * @param horizon H, the number of values it forecasts
 * @param segment S, the values read in one step and forecast in one, best a season
 * @param regressors R, columns of what is known in advance; 0 for none
 * @param hidden recurrent units of a layer
 * @param layers recurrent layers
 * @param members networks whose outputs are averaged, each from a start of its own
 * @param training how they are trained
 */
public record WindowSettings(
    WindowCell cell,
    int window,
    int horizon,
    int segment,
    int regressors,
    int hidden,
    int layers,
    int members,
    Training training) {

  /** Season lengths beyond this are read in parts. */
  private static final int LONGEST_SEGMENT = 30;

  /** Steps of a window, at most, beyond what two of the longest seasons need. */
  private static final int MOST_STEPS = 14;

  private static final int SEASONS = 2;

  /** No window has more values than this, rounded up to segments. */
  private static final int LONGEST_WINDOW = 1024;

  /** How often each of many windows is drawn: more often, and they are known by heart. */
  private static final int PASSES = 3;

  private static final int MOST_EPOCHS = 60;

  /** Windows from which on more units pay, with fewer of them left out. */
  private static final int MANY = 50_000;

  private static final int MANY_HIDDEN = 128;
  private static final int FEW_HIDDEN = 64;
  private static final double MANY_DROPOUT = 0.3;

  /**
   * How a network is trained.
   *
   * @param epochs after the last ones of which the weights are kept, and their mean is taken
   * @param windows drawn in an epoch
   * @param batch windows in a step of the optimizer
   * @param rate the largest learning rate, of Adam
   * @param decay of the weights
   * @param dropout of the units before the output, in [0, 1)
   * @param seed of the start and of the choice of windows
   */
  public record Training(
      int epochs, int windows, int batch, double rate, double decay, double dropout, long seed) {
    /** What {@link WindowSettings#of} takes where the collection does not tell better. */
    public static final Training DEFAULT = new Training(3, 8192, 64, 2e-3, 1e-4, 0.5, 1);

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Training {
      require(epochs >= 1 && windows >= 1 && batch >= 1, "epochs, windows and batch");
      require(rate > 0 && rate < 1 && decay >= 0, "rate and decay");
      require(dropout >= 0 && dropout < 1, "dropout");
    }

    /** The same with another number of epochs. */
    public Training withEpochs(int newEpochs) {
      return new Training(newEpochs, windows, batch, rate, decay, dropout, seed);
    }

    /** The same with another seed. */
    public Training withSeed(long newSeed) {
      return new Training(epochs, windows, batch, rate, decay, dropout, newSeed);
    }
  }

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public WindowSettings {
    require(segment >= 1 && window >= segment && window % segment == 0, "window and segment");
    require(horizon >= 1 && regressors >= 0, "horizon and regressors");
    require(hidden >= 1 && layers >= 1 && members >= 1, "hidden, layers and members");
  }

  private static void require(boolean inRange, String what) {
    Check.that(inRange, "settings of a network: " + what + " are out of range");
  }

  /** Steps of the recurrent layers over a window: L / S. */
  int steps() {
    return window / segment;
  }

  /** Segments of a forecast: H / S, rounded up. */
  int ahead() {
    return (horizon + segment - 1) / segment;
  }

  /** Weights that networks of these sizes have at the least: the recurrent ones, the shortcut. */
  double leastWeights() {
    return members * ((double) layers * hidden * hidden + (double) window * horizon);
  }

  /** The same, trained otherwise. */
  public WindowSettings with(Training newTraining) {
    return new WindowSettings(
        cell, window, horizon, segment, regressors, hidden, layers, members, newTraining);
  }

  /**
   * Settings that suit a task and a collection: a segment is the shortest season, or if that is
   * long, a part of it; a window is two of the longest seasons or the horizon, whichever is longer,
   * but at most half of what the middle one of the series has besides a horizon. A collection of
   * many windows has larger networks, trained for longer.
   *
   * @param series what will be learned from; their regressors are used if all have as many
   */
  public static WindowSettings of(Task task, List<Series> series, WindowCell cell) {
    int segment = segment(task.period());
    int longest = task.periods().isEmpty() ? 1 : task.periods().get(task.periods().size() - 1);
    int wanted =
        Math.max(
            (int) Math.min(LONGEST_WINDOW, (long) SEASONS * longest),
            Math.min(task.horizon(), MOST_STEPS * segment));
    int most = (middleLength(series) - task.horizon()) / 2;
    int steps = Math.max(1, Math.min((wanted + segment - 1) / segment, most / segment));
    int window = steps * segment;
    long windows =
        series.stream().mapToLong(s -> Math.max(0, s.size() - window - task.horizon() + 1)).sum();
    return new WindowSettings(
        cell,
        window,
        task.horizon(),
        segment,
        columns(series),
        windows < MANY ? FEW_HIDDEN : MANY_HIDDEN,
        1,
        3,
        training(windows));
  }

  private static Training training(long windows) {
    Training start = Training.DEFAULT;
    long epochs = Math.max(start.epochs, Math.min(MOST_EPOCHS, PASSES * windows / start.windows));
    return new Training(
        (int) epochs,
        start.windows,
        start.batch,
        start.rate,
        start.decay,
        windows < MANY ? start.dropout : MANY_DROPOUT,
        start.seed);
  }

  /** The largest divisor of the period that is not too long. */
  private static int segment(int period) {
    int segment = Math.min(period, LONGEST_SEGMENT);
    while (period % segment != 0) {
      segment--;
    }
    return segment;
  }

  private static int middleLength(List<Series> series) {
    int[] lengths = series.stream().mapToInt(Series::size).sorted().toArray();
    return lengths.length == 0 ? 0 : lengths[lengths.length / 2];
  }

  private static int columns(List<Series> series) {
    int[] counts =
        series.stream()
            .mapToInt(s -> s.regressors().length == 0 ? 0 : s.regressors()[0].length)
            .distinct()
            .toArray();
    return counts.length == 1 ? counts[0] : 0;
  }

  private static final List<String> KEYS =
      Arrays.asList(
          "cell",
          "window",
          "horizon",
          "segment",
          "regressors",
          "hidden",
          "layers",
          "members",
          "epochs",
          "windows",
          "batch",
          "rate",
          "decay",
          "dropout",
          "seed");

  /** All settings as a model file keeps them. */
  public Map<String, String> metadata() {
    Map<String, String> map = new TreeMap<>();
    map.put("cell", cell.label());
    map.put("window", Integer.toString(window));
    map.put("horizon", Integer.toString(horizon));
    map.put("segment", Integer.toString(segment));
    map.put("regressors", Integer.toString(regressors));
    map.put("hidden", Integer.toString(hidden));
    map.put("layers", Integer.toString(layers));
    map.put("members", Integer.toString(members));
    map.put("epochs", Integer.toString(training.epochs));
    map.put("windows", Integer.toString(training.windows));
    map.put("batch", Integer.toString(training.batch));
    map.put("rate", Double.toString(training.rate));
    map.put("decay", Double.toString(training.decay));
    map.put("dropout", Double.toString(training.dropout));
    map.put("seed", Long.toString(training.seed));
    return map;
  }

  /**
   * What {@link #metadata} wrote; other keys are passed over.
   *
   * @throws IllegalArgumentException if a setting is missing, is no number or out of its range
   */
  public static WindowSettings of(Map<String, String> metadata) {
    for (String key : KEYS) {
      if (!metadata.containsKey(key)) {
        throw new IllegalArgumentException("the network's setting '" + key + "' is missing");
      }
    }
    Training training =
        new Training(
            Integer.parseInt(metadata.get("epochs")),
            Integer.parseInt(metadata.get("windows")),
            Integer.parseInt(metadata.get("batch")),
            Double.parseDouble(metadata.get("rate")),
            Double.parseDouble(metadata.get("decay")),
            Double.parseDouble(metadata.get("dropout")),
            Long.parseLong(metadata.get("seed")));
    return new WindowSettings(
        WindowCell.of(metadata.get("cell")),
        Integer.parseInt(metadata.get("window")),
        Integer.parseInt(metadata.get("horizon")),
        Integer.parseInt(metadata.get("segment")),
        Integer.parseInt(metadata.get("regressors")),
        Integer.parseInt(metadata.get("hidden")),
        Integer.parseInt(metadata.get("layers")),
        Integer.parseInt(metadata.get("members")),
        training);
  }
}
