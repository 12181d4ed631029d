package elman.cli.train;

import elman.cli.shell.UsageException;
import elman.io.Decimal;

/** What {@code --valid} says: a share of what there is to learn from, or a file. */
final class ValidShare {
  private ValidShare() {}

  /** Returns the share, or NaN if it is a file, or not said. */
  static double of(String valid) {
    try {
      return valid == null ? Double.NaN : Decimal.parse(valid);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * Checks the share.
   *
   * @throws UsageException if it is one, and out of range
   */
  static void check(String valid) {
    double share = of(valid);
    if (share < 0 || share >= 1) {
      throw new UsageException("--valid must be from 0 to below 1, or a file, not " + valid);
    }
  }
}
