package elman.core;

/**
 * How a packed matrix keeps its elements. What one sequence costs in inference is the time to read
 * all weights once a step: in half or a quarter of the space they are read sooner.
 */
public enum Precision {
  /** Single precision, exact. */
  F32,
  /** bfloat16: single precision rounded to 8 significant bits. */
  BF16,
  /** A byte each, those of some rows before it as its fraction, times a factor of the column. */
  INT8
}
