/**
 * The networks: parameters, layers with explicit forward and backward passes, backpropagation
 * through time, losses.
 *
 * <p>Sees {@link elman.core} only. Letters mean one thing everywhere: T time steps of a chunk, B
 * sequences side by side (the batch), D inputs of a layer, H hidden units, G gates of a cell, V
 * symbols of the vocabulary, E dimensions of an embedding. A sequence of vectors is a matrix whose
 * row t B + b is step t of sequence b. Gates and weights lie as PyTorch lays them.
 */
package elman.nn;
