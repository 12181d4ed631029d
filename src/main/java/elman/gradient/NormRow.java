package elman.gradient;

/**
 * The norm of one step's gradient, before clipping.
 *
 * @param step its number, as the log has it or counted from 1
 * @param norm at least 0, infinite or NaN
 * @param clipped whether the log says that it was clipped; null if it says nothing
 */
public record NormRow(long step, double norm, Boolean clipped) {}
