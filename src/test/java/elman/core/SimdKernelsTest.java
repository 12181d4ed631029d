package elman.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Skipped where SIMD cannot be had or is switched off: {@link KernelLoaderTest} guards that. */
class SimdKernelsTest implements KernelsContract {
  private static final Kernels KERNELS = KernelLoader.load(System.err);

  @Override
  public Kernels kernels() {
    assumeTrue(KERNELS.description().startsWith("simd"), KERNELS.description());
    return KERNELS;
  }
}
