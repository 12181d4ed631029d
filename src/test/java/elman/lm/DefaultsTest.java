package elman.lm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.nn.optim.Optimizer;
import elman.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultsTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 65, 1000, 20_000, 400_000, 3_000_000, 2_000_000_000})
  void batchesFitTheText(long tokens) {
    Defaults defaults = new Defaults(tokens, Tokenizer.Kind.CHARS);
    for (int bptt : new int[] {1, 64, 1000}) {
      int batch = defaults.batch(bptt);
      assertEquals(1, Integer.bitCount(batch), "a power of two");
      assertTrue(batch == 1 || 4L * batch * bptt <= tokens, "four chunks to a stream");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 20_000, 400_000, 30_000_000, 2_000_000_000})
  void networksGrowWithTheText(long tokens) {
    for (Tokenizer.Kind kind : Tokenizer.Kind.values()) {
      Defaults smaller = new Defaults(tokens / 10, kind);
      Defaults larger = new Defaults(tokens, kind);
      assertTrue(smaller.hidden() * smaller.layers() <= larger.hidden() * larger.layers());
      assertTrue(smaller.epochs() >= larger.epochs() && larger.epochs() >= 1);
    }
  }

  @Test
  void sgdTakesSmallerStepsWithMoreMomentum() {
    assertEquals(1, Defaults.lr(Optimizer.Rule.SGD, 128, 0));
    assertEquals(0.1, Defaults.lr(Optimizer.Rule.SGD, 128, 0.9), 1e-9);
  }
}
