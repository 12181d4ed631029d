package elman.cli.vectors;

import elman.cli.shell.Progress;
import elman.cli.table.Figures;
import elman.embed.Word2Vec;
import elman.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Tells how the training of word vectors goes, as that of other models is told. */
final class WordProgress implements Word2Vec.Listener {
  private final Progress progress;
  private final long start = System.nanoTime();
  private long words;
  private double loss = Double.NaN;
  private double seconds;

  WordProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void progress(long words, long total, double loss) {
    this.words = words;
    this.loss = loss;
    seconds = 1e-9 * (System.nanoTime() - start);
    try {
      progress.step(
          new TrainingListener.Report(
              words,
              words,
              loss,
              Double.NaN,
              false,
              Double.NaN,
              words / seconds,
              Double.NaN,
              (double) words / total,
              seconds));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing more will come. */
  void end() {
    progress.end();
  }

  /** What there is to say at the end. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "%s%s words/s, %s",
        Double.isNaN(loss) ? "" : String.format(Locale.ROOT, "loss %.3f, ", loss),
        Figures.rate(words / seconds),
        Figures.duration(seconds));
  }
}
