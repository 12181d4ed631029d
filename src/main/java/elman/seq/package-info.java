/**
 * Networks for every shape of sequence task, their training and prediction.
 *
 * <p>Sees {@link elman.seq.data}, elman.seq.measure, {@link elman.embed.vectors}, {@link elman.nn},
 * {@link elman.nn.optim}, {@link elman.lm}, {@link elman.text}, {@link elman.core} and {@link
 * elman.io}.
 */
package elman.seq;
