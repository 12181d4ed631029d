package elman.cli;

import elman.lm.TrainingListener;
import elman.text.Tokenizer;

/** Tells on standard error how training goes. */
interface Progress extends TrainingListener {
  /** Nothing more will come. */
  default void end() {}

  /**
   * The way to tell it that suits the user and the terminal.
   *
   * @param kind what a token is
   * @param quiet whether to tell nothing
   */
  static Progress of(Streams streams, Tokenizer.Kind kind, boolean quiet) {
    if (quiet) {
      return report -> {};
    }
    return streams.errIsTerminal() && !"dumb".equals(System.getenv("TERM"))
        ? new ProgressBar(streams.err(), System.getenv("COLUMNS"), System::nanoTime)
        : new ProgressLines(streams.err(), kind);
  }
}
