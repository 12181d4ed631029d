package elman.core;

/**
 * What every implementation of {@link Kernels} has to do, against references in double precision
 * with the tolerance of {@link Awkward#assertNear}, which grows with the number of terms. So two
 * implementations that pass differ by twice the tolerance at most.
 */
interface KernelsContract
    extends VectorContract,
        DotsContract,
        RowPairsContract,
        GemmContract,
        SquashContract,
        GatesContract {}
