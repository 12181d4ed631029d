/**
 * The kernels in SIMD, the only package that sees {@code jdk.incubator.vector}.
 *
 * <p>Depends on {@link elman.core.Kernels} and what it names. Loaded by name from {@link
 * elman.core.KernelLoader}, so that the rest runs without the incubator module.
 *
 * <p>Two rules keep every result the same bits in the interpreter and in compiled code, on which
 * the bit-identity of resumed training rests: only operations that IEEE 754 defines exactly (add,
 * multiply, divide, fused multiply-add, minimum, maximum, bit moves) and {@code Math.exp} and
 * {@code Math.log}, of which HotSpot has one routine for both; and no sum over lanes by {@code
 * reduceLanes}, whose order is unspecified.
 */
package elman.core.simd;
