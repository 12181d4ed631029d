/**
 * Labelled sequences and the files that they are read from; and what was predicted for them,
 * written beside them.
 *
 * <p>May use: {@link elman.seq.measure.EntityLabel}, {@code elman.io}, {@code
 * org.apache.commons.csv}.
 */
package elman.seq.data;
