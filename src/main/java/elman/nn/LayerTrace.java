package elman.nn;

import elman.core.Matrix;

/**
 * What a recurrent layer computed in a forward pass of T steps over B sequences.
 *
 * @param gates activations of the G gates in PyTorch's order, T B x G H; of a layer without gates
 *     its outputs
 * @param output hidden states h(0) .. h(T-1), T B x H
 */
public record LayerTrace(Matrix gates, Matrix output) {}
