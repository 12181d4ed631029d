/**
 * The numeric core: matrices as views on float arrays, the kernels that do the arithmetic, the
 * workers that share it out, and the random numbers.
 *
 * <p>Depends on the JDK only. {@link elman.core.Kernels} is the seam: {@link
 * elman.core.ScalarKernels} is the readable specification, {@code elman.core.simd} the speed.
 */
package elman.core;
