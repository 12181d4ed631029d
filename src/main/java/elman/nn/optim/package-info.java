/**
 * What turns gradients into steps: optimizers, learning-rate schedules, gradient clipping,
 * penalties.
 *
 * <p>Sees {@link elman.nn} and {@link elman.core}.
 */
package elman.nn.optim;
