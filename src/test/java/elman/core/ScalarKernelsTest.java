package elman.core;

class ScalarKernelsTest implements KernelsContract {
  @Override
  public Kernels kernels() {
    return new ScalarKernels();
  }
}
