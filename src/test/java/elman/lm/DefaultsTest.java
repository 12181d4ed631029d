package elman.lm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.nn.optim.Optimizer;
import elman.text.Tokenizer;
import elman.train.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultsTest {
  private static final Plan NO_LIMIT = new Plan(0, 0);
  private static final ModelShape SHAPE = ModelShape.of(CellKind.LSTM, 1, 128, 64);

  private static Defaults of(long tokens, double minutes, double passes) {
    return new Defaults(tokens, Tokenizer.Kind.CHARS, 65, new Plan(minutes, passes));
  }

  @ParameterizedTest
  @CsvSource({"2, 512, 16", "5, 512, 32", "10, 576, 32", "0.01, 384, 16", "1000000, 1024, 64"})
  void moreTimeMakesLargerNetworks(double minutes, int hidden, int batch) {
    Defaults defaults = of(1_000_000, minutes, 0);
    assertEquals(hidden, defaults.hidden());
    assertEquals(batch, defaults.batch(64, hidden));
  }

  @Test
  void textsThatAreReadOftenAreReadWithMoreDropout() {
    assertEquals(0, of(1_000_000, 0, 0.01).dropout(256));
    assertEquals(0.1f, of(1_000_000, 0, 3).dropout(256));
    assertEquals(0.1f, of(1_000_000, 1000, 3).dropout(256));
    assertEquals(0.5f, of(10_000, 10, 0).dropout(256));
    assertEquals(0, of(1_000_000_000, 2, 0).dropout(512));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 65, 1000, 20_000, 400_000, 3_000_000, 2_000_000_000})
  void batchesFitTheText(long tokens) {
    Defaults defaults = new Defaults(tokens, Tokenizer.Kind.CHARS, 100, NO_LIMIT);
    for (int bptt : new int[] {1, 64, 1000}) {
      int batch = defaults.batch(bptt, 256);
      assertEquals(1, Integer.bitCount(batch), "a power of two");
      assertTrue(batch == 1 || 4L * batch * bptt <= tokens, "four chunks to a stream");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 20_000, 400_000, 30_000_000, 2_000_000_000})
  void networksGrowWithTheText(long tokens) {
    for (Tokenizer.Kind kind : Tokenizer.Kind.values()) {
      Defaults smaller = new Defaults(tokens / 10, kind, 100, NO_LIMIT);
      Defaults larger = new Defaults(tokens, kind, 100, NO_LIMIT);
      assertTrue(smaller.hidden() * smaller.layers() <= larger.hidden() * larger.layers());
      assertTrue(smaller.epochs() >= larger.epochs() && larger.epochs() >= 1);
    }
  }

  @Test
  void sgdTakesSmallerStepsWithMoreMomentum() {
    assertEquals(1, Defaults.lr(Optimizer.Rule.SGD, SHAPE, 16, 0));
    assertEquals(0.1, Defaults.lr(Optimizer.Rule.SGD, SHAPE, 16, 0.9), 1e-9);
  }

  @Test
  void aRunByTheClockValidatesOnNoMoreThanItHasTimeFor() {
    assertEquals(1_000_000, Defaults.mostValid(0));
    assertEquals(200_000, Defaults.mostValid(0.1));
    assertEquals(500_000, Defaults.mostValid(5));
    assertEquals(1_000_000, Defaults.mostValid(60));
  }
}
