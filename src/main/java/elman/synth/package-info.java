/**
 * The field's classic tasks as endless data: every sequence is made up from a seed, with the labels
 * that a network has to find.
 *
 * <p>May use: {@link elman.core}.
 */
package elman.synth;
