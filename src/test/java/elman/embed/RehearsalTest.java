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
  private static final String NAME = "elman-rehearsal";

  private static Settings settings(Settings.Model model, Settings.Loss loss, double rate) {
    return new Settings(model, loss, 20, 5, 5, 0.75, 1e-4, 3, rate, 1, false);
  }

  private static Thread running() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(NAME))
        .findFirst()
        .orElse(null);
  }

  /** What a rehearsal let out; null if nothing. */
  private static Throwable failure(Settings settings, Subwords subwords)
      throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> failure.set(e));
    try (Workers workers = new Workers(2)) {
      Rehearsal.begin(new Ops(new ScalarKernels(), workers), settings, subwords);
      Thread thread = running();
      if (thread != null) {
        thread.join();
      }
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
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
          Rehearsal.begin(
              new Ops(new ScalarKernels(), workers),
              new Settings(
                  Settings.Model.SKIPGRAM, Settings.Loss.NS, 2000, 50, 50, 1, 0, 1, 0.1, 1, false),
              null);
      Thread thread = running();
      rehearsal.end();
      if (thread != null) {
        thread.join(60_000);
        assertFalse(thread.isAlive());
      }
    }
  }

  @Test
  void needsAThreadThatIsFree() {
    try (Workers workers = new Workers(1)) {
      Rehearsal.begin(
          new Ops(new ScalarKernels(), workers),
          settings(Settings.Model.CBOW, Settings.Loss.NS, 0.05),
          null);
      assertNull(running());
    }
  }
}
