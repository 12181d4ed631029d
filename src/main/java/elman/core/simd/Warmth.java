package elman.core.simd;

import elman.core.Background;
import elman.core.Kernels;
import elman.core.Packed;
import elman.core.Precision;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.incubator.vector.FloatVector;

/**
 * Whether it is too early for vectors in the steps of a single sequence. Until its loops of vectors
 * are compiled well they take a thousand times as long, and a large model would need half a second
 * for its first steps; the same sums without vectors, to the same bits, are compiled soon.
 */
final class Warmth {
  /** From 25 rounds a call on, 600 calls are enough for HotSpot to compile a loop well. */
  private static final int DEPTH = 28;

  /** Panels that take every way through a product. */
  private static final int PANELS = 7;

  /** Longer than a round takes that is compiled, shorter than one of which any part is not. */
  private static final long COMPILED_NANOS = 10_000;

  /** As many such rounds in a row are no accident. */
  private static final int ENOUGH = 20;

  /** The first steps have the processors to themselves. */
  private static final long HEAD_START_MILLIS = 150;

  /** How long to wait for that on a busy machine. */
  private static final long PATIENCE_NANOS = 3_000_000_000L;

  /** Threads that are at it. */
  private static final AtomicInteger WARMING = new AtomicInteger();

  private Warmth() {}

  static boolean isEarly() {
    return WARMING.get() > 0;
  }

  /** It is early from now on, until a thread in the background has made the compiler see to it. */
  static void begin(Precision precision) {
    WARMING.incrementAndGet();
    Background.start("elman-warm-up", () -> run(precision));
  }

  private static void run(Precision precision) {
    try {
      Thread.sleep(HEAD_START_MILLIS);
      Kernels kernels = new SimdKernels();
      Packed b = Packed.zeros(kernels, precision, DEPTH, PANELS * SimdGemm.WIDTH);
      RowProduct row = new RowProduct(new float[PackedBlock.DEPTH * SimdGemm.WIDTH]);
      float[] a = new float[DEPTH];
      float[] c = new float[b.cols()];
      float[] gates = new float[DEPTH * FloatVector.SPECIES_PREFERRED.length()];
      long start = System.nanoTime();
      long now = start;
      for (int fast = 0; fast < ENOUGH && now - start < PATIENCE_NANOS; ) {
        row.add(a, 0, b, 0, PANELS, c, 0, false);
        SimdExp.sigmoid(gates.length, gates, 0);
        SimdExp.tanh(gates.length, gates, 0);
        long before = now;
        now = System.nanoTime();
        fast = now - before < COMPILED_NANOS ? fast + 1 : 0;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      WARMING.decrementAndGet();
    }
  }
}
