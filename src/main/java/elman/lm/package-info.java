/**
 * Language models: their shape and file, training, sampling and scoring.
 *
 * <p>Sees {@link elman.train}, {@link elman.text}, {@link elman.token.bpe}, {@link elman.nn},
 * {@link elman.nn.optim}, {@link elman.core} and {@link elman.io}. Losses are in nats unless a name
 * says otherwise.
 */
package elman.lm;
