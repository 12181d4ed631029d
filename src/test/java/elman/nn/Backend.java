package elman.nn;

import elman.core.KernelLoader;
import elman.core.Kernels;
import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a network may compute with: what holds for one must hold for all.
 *
 * @param kernels scalar, or this machine's SIMD
 * @param workers number of threads
 */
public record Backend(Kernels kernels, int workers) {
  private static final Kernels SCALAR = new ScalarKernels();
  private static final Kernels SIMD = KernelLoader.load(System.err);

  /** The one for tests that are not about arithmetic. */
  public static final Backend PLAIN = new Backend(SCALAR, 1);

  /** Both kinds of kernels. */
  static final List<Kernels> KERNELS = List.of(SCALAR, SIMD);

  /** Each kind of kernels and each way of sharing; that these do not mix, other tests show. */
  private static final List<Backend> ALL = List.of(PLAIN, new Backend(SIMD, 3));

  /** Runs a test on every backend. */
  public static void each(Consumer<Ops> test) {
    ALL.forEach(backend -> backend.run(test));
  }

  /** Runs a test on this backend; a failure names it. */
  public void run(Consumer<Ops> test) {
    try (Workers team = new Workers(workers)) {
      test.accept(new Ops(kernels, team));
    } catch (AssertionError e) {
      throw new AssertionError(this + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return kernels.description() + " with " + workers + " worker(s)";
  }
}
