/**
 * What is in a file of weights and how the network in it behaves: its content, the spectrum of its
 * recurrent weights, its gates on a text, its response to one input.
 *
 * <p>Sees {@link elman.lm}, {@link elman.train}, {@link elman.text}, {@link elman.nn}, {@link
 * elman.core}, {@link elman.io}, of {@link elman.gradient} what becomes of gradients, of {@link
 * elman.embed.vectors}, {@link elman.series.auto}, {@link elman.memory} and {@link elman.seq} how
 * they know their files, and EJML, which no other package sees.
 */
package elman.inspect;
