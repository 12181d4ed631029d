/**
 * Labelled sequences and the files that they are read from.
 *
 * <p>Sees {@link elman.io} and, alone, the library that reads CSV.
 */
package elman.seq.data;
