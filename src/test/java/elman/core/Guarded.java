package elman.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.IntPredicate;

/** An array of random floats that remembers what it held, so that no stray write goes unseen. */
final class Guarded {
  final float[] data;
  private final float[] before;

  /** An array of {@code length} floats, uniform in [-scale, scale). */
  Guarded(Rng rng, int length, float scale) {
    data = new float[length];
    for (int i = 0; i < length; i++) {
      data[i] = scale * (2 * rng.nextFloat() - 1);
    }
    before = data.clone();
  }

  /** An array of {@code length} floats, uniform in [-1, 1). */
  Guarded(Rng rng, int length) {
    this(rng, length, 1);
  }

  /** Element {@code i} as it was. */
  double was(int i) {
    return before[i];
  }

  /** Takes what the array holds now for what it was. */
  void remember() {
    System.arraycopy(data, 0, before, 0, data.length);
  }

  /** Fails if any element was written. */
  void assertKept() {
    assertKept(i -> true);
  }

  /** Fails if any element outside the {@code length} from {@code from} on was written. */
  void assertKeptOutside(int from, int length) {
    assertKept(i -> i < from || i >= from + length);
  }

  /** Fails if any element for which {@code where} holds was written. */
  void assertKept(IntPredicate where) {
    for (int i = 0; i < data.length; i++) {
      if (where.test(i)) {
        int element = i;
        assertEquals(
            Float.floatToRawIntBits(before[i]),
            Float.floatToRawIntBits(data[i]),
            () -> "element " + element + " was written");
      }
    }
  }
}
