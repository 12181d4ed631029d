package elman.gradient;

import java.util.Locale;

/** What becomes of a gradient, or of a response, over some steps. */
public enum Outlook {
  /** Less than a hundredth is left. */
  VANISHING,
  /** Neither. */
  STEADY,
  /** It becomes more than a hundred times as large, or infinite. */
  EXPLODING;

  /** What is left of a gradient that counts as gone; the reciprocal of what one explodes to. */
  public static final double GONE = 0.01;

  /**
   * What a factor over all the steps means.
   *
   * @param factor not NaN
   */
  public static Outlook of(double factor) {
    if (factor < GONE) {
      return VANISHING;
    }
    return factor > 1 / GONE ? EXPLODING : STEADY;
  }

  /** For people. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
