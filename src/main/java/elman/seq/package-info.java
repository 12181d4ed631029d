/**
 * Networks for every shape of sequence task, their training and their predictions.
 *
 * <p>Sees {@link elman.seq.data}, {@link elman.seq.measure}, {@link elman.embed.vectors}, {@link
 * elman.nn}, {@link elman.nn.optim}, {@link elman.lm}, {@link elman.train}, {@link elman.text},
 * {@link elman.core} and {@link elman.io}.
 */
package elman.seq;
