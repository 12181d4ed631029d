package elman.cli.shell;

import elman.train.TrainingListener;
import java.util.function.DoubleFunction;

/** Tells on standard error how training goes. */
public interface Progress extends TrainingListener {
  /** Nothing more will come. */
  default void end() {}

  /**
   * The way to tell it that suits the user and the terminal.
   *
   * @param unit what is learned from, such as tokens
   * @param loss says a loss, given in nats
   * @param quiet whether to tell nothing
   */
  static Progress of(Streams streams, String unit, DoubleFunction<String> loss, boolean quiet) {
    if (quiet) {
      return report -> {};
    }
    return isWatched(streams) ? bar(streams, unit) : new ProgressLines(streams.err(), unit, loss);
  }

  /** The way to tell it where the text is words and nothing is validated: a bar, or nothing. */
  static Progress ofWords(Streams streams, boolean quiet) {
    return !quiet && isWatched(streams) ? bar(streams, "words") : report -> {};
  }

  private static boolean isWatched(Streams streams) {
    return streams.errIsTerminal() && !Terminal.isDumb();
  }

  private static Progress bar(Streams streams, String unit) {
    return new ProgressBar(streams.err(), Terminal.columns(), unit, System::nanoTime);
  }
}
