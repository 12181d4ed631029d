package elman.embed;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.embed.vectors.Subwords;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {
  private static Settings settings(Settings.Model model, Settings.Loss loss, double rate) {
    return new Settings(model, loss, 20, 5, 5, 0.75, 1e-4, 3, rate, 1, false);
  }

  private static Rehearsal begun(Rehearsal rehearsal) {
    rehearsal.begin();
    return rehearsal;
  }

  /** What a rehearsal let out; null if nothing. */
  private static Throwable failure(Settings settings, Subwords subwords)
      throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    try (Workers workers = new Workers(2)) {
      Thread thread =
          begun(new Rehearsal(new Ops(new ScalarKernels(), workers), settings, subwords)).thread();
      thread.setUncaughtExceptionHandler((any, e) -> failure.set(e));
      thread.join();
    }
    return failure.get();
  }

  @ParameterizedTest
  @EnumSource
  void endsByItself(Settings.Loss loss) throws InterruptedException {
    for (Settings.Model model : Settings.Model.values()) {
      assertNull(failure(settings(model, loss, 0.05), null));
      assertNull(failure(settings(model, loss, 0.05), new Subwords(3, 6, 2_000_000)));
    }
  }

  @Test
  void leavesItToTheTrainingToSayWhatIsWrong() throws InterruptedException {
    assertNull(failure(settings(Settings.Model.CBOW, Settings.Loss.NS, 100_000), null));
  }

  @Test
  void endsWhenItIsAskedTo() throws InterruptedException {
    try (Workers workers = new Workers(2)) {
      Rehearsal rehearsal =
          begun(
              new Rehearsal(
                  new Ops(new ScalarKernels(), workers),
                  new Settings(
                      Settings.Model.SKIPGRAM,
                      Settings.Loss.NS,
                      2000,
                      50,
                      50,
                      1,
                      0,
                      1,
                      0.1,
                      1,
                      false),
                  null));
      rehearsal.end();
      rehearsal.thread().join(60_000);
      assertFalse(rehearsal.thread().isAlive());
    }
  }

  @Test
  void needsAThreadThatIsFree() {
    try (Workers workers = new Workers(1)) {
      Ops ops = new Ops(new ScalarKernels(), workers);
      assertNull(
          begun(new Rehearsal(ops, settings(Settings.Model.CBOW, Settings.Loss.NS, 0.05), null))
              .thread());
    }
  }
}
