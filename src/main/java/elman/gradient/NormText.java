package elman.gradient;

import elman.io.Decimal;
import java.util.Locale;
import java.util.Set;

/** How numbers are written in logs. */
final class NormText {
  private static final Set<String> NOT_A_NUMBER = Set.of("nan", "+nan", "-nan");
  private static final Set<String> INFINITE = Set.of("inf", "+inf", "infinity", "+infinity");
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "null", "none", "-");

  private NormText() {}

  /** Whether a cell says that there is no number. */
  static boolean isMissing(String cell) {
    return cell.length() <= 4 && MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** Whether a cell is a number, NaN and infinity being such. */
  static boolean isNumber(String cell) {
    try {
      double unused = parse(cell);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * The number in a cell.
   *
   * @throws NumberFormatException if it is none
   */
  static double parse(String cell) {
    if (cell.length() <= 9) {
      String word = cell.toLowerCase(Locale.ROOT);
      if (NOT_A_NUMBER.contains(word)) {
        return Double.NaN;
      }
      if (INFINITE.contains(word)) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return Decimal.parse(cell);
  }

  /** What a cell says about clipping; null if that is not clear. */
  static Boolean flag(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes" -> Boolean.TRUE;
      case "0", "false", "no" -> Boolean.FALSE;
      default -> null;
    };
  }
}
