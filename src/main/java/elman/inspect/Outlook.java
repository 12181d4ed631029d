package elman.inspect;

import java.util.Locale;

/** What becomes of a gradient, or of a response, over some steps. */
public enum Outlook {
  /** Less than a tenth is left. */
  VANISHES,
  /** It stays between a tenth and ten times of what it was. */
  STEADY,
  /** It becomes more than ten times as large. */
  EXPLODES;

  private static final double MUCH = 10;

  /** What a factor over all the steps means. */
  public static Outlook of(double factor) {
    if (factor < 1 / MUCH) {
      return VANISHES;
    }
    return factor > MUCH ? EXPLODES : STEADY;
  }

  /** For people. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
