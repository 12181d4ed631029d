package elman.core;

import java.util.Locale;

/**
 * How a packed matrix keeps its elements. What one sequence costs in inference is the time to read
 * all weights once a step: in half or a quarter of the space they are read sooner.
 */
public enum Precision {
  /** Single precision, exact. */
  F32,
  /** bfloat16: single precision rounded to 8 significant bits. */
  BF16,
  /** For each column of the matrix integers from -127 to 127, times a factor of its own. */
  INT8;

  /** As on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
