package elman.nn;

/**
 * One thread's share of a layer: some of the B sequences, and some of the H units of each.
 *
 * @param row first sequence
 * @param rows number of sequences
 * @param unit first unit; a multiple of the kernels' panel width
 * @param units number of units
 */
record Share(int row, int rows, int unit, int units) {}
