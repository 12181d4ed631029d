package elman.series.ets;

/** How a season comes into a model. */
enum Season {
  NONE,
  ADDITIVE,
  MULTIPLICATIVE;

  /** N, A or M. */
  char letter() {
    return name().charAt(0);
  }
}
