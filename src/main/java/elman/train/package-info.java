/**
 * The course of a training: its recipe, its loop, its log and its checkpoints, whatever is trained.
 *
 * <p>Sees {@link elman.nn}, {@link elman.nn.optim}, {@link elman.core} and {@link elman.io}. Losses
 * are in nats unless a name says otherwise.
 */
package elman.train;
