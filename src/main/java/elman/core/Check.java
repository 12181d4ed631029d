package elman.core;

/** Checks settings, which are named as people know them: as options. */
public final class Check {
  private Check() {}

  /**
   * Checks what has to be so.
   *
   * @throws IllegalArgumentException saying {@code otherwise}, if it is not
   */
  public static void that(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /**
   * Checks a whole number.
   *
   * @param option its name
   * @throws IllegalArgumentException naming the range, if it is outside
   */
  public static void range(String option, long value, long least, long most) {
    that(
        value >= least && value <= most,
        option + " must be from " + least + " to " + most + ", not " + value);
  }
}
