/**
 * How good predictions are: of labels, of entities, of texts.
 *
 * <p>May use: the JDK alone.
 */
package elman.seq.measure;
