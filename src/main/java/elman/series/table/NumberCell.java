package elman.series.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the cells of values: decimal numbers, or nothing.
 *
 * @param decimal what stands before the fraction, a point or a comma
 */
record NumberCell(char decimal) {
  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "#n/a", "nan", "null", "none", ".", "-");

  private static final Set<String> INFINITE = Set.of("inf", "infinity", "∞");

  /** What a number with separators consists of. */
  private static final String BETWEEN = "0123456789.,'\u00a0\u202f";

  /** Digits that a long holds and a double too, without rounding. */
  private static final int DIGITS = 15;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  /** Numbers that are refused, of which people are told why; seldom needed, slow to make. */
  private static final class Refused {
    static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    static final Pattern THOUSANDS =
        Pattern.compile("[+-]?\\d{1,3}(?:([.,' \u00a0\u202f’])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d+)?");
  }

  /** Whether a cell says that there is no value. */
  static boolean isMissing(String cell) {
    return cell.length() <= 4 && MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  /** Whether a cell is a number, finite or not. */
  boolean isNumber(String cell) {
    return !Double.isNaN(parse(cell));
  }

  /**
   * The number in a cell, exactly: what has few digits is one product or quotient of doubles that
   * are exact (Clinger 1990, section 3).
   *
   * @return NaN if it is none; infinite if it is too large
   */
  double parse(String cell) {
    int length = cell.length();
    int from = length > 0 && cell.charAt(0) == '-' ? 1 : 0;
    int point = length;
    long n = 0;
    for (int i = from; i < length; i++) {
      int digit = cell.charAt(i) - '0';
      if (digit >= 0 && digit <= 9 && i - from <= DIGITS) {
        n = 10 * n + digit;
      } else if (cell.charAt(i) == decimal && point == length) {
        point = i;
      } else {
        return parseSlowly(cell);
      }
    }
    int points = point < length ? 1 : 0;
    int digits = length - from - points;
    if (digits == 0 || digits > DIGITS) {
      return parseSlowly(cell);
    }
    double value = n / POWERS[length - point - points];
    return from == 1 ? -value : value;
  }

  private double parseSlowly(String cell) {
    if (cell.indexOf('.') >= 0 && decimal != '.') {
      return Double.NaN;
    }
    String pointed = decimal == '.' ? cell : cell.replace(decimal, '.');
    if (isDecimal(pointed)) {
      return Double.parseDouble(pointed);
    }
    String size = cell.substring(behindSign(cell, 0)).toLowerCase(Locale.ROOT);
    return INFINITE.contains(size) ? Double.POSITIVE_INFINITY : Double.NaN;
  }

  /** Whether a text is digits, perhaps with a sign, a point and a power of ten. */
  private static boolean isDecimal(String text) {
    int from = behindSign(text, 0);
    int whole = behindDigits(text, from);
    boolean point = whole < text.length() && text.charAt(whole) == '.';
    int end = point ? behindDigits(text, whole + 1) : whole;
    if (end - from == (point ? 1 : 0)) {
      return false;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int power = behindSign(text, end + 1);
      end = behindDigits(text, power);
      return end > power && end == text.length();
    }
    return end == text.length();
  }

  /**
   * Whether a cell has nothing but digits and what may be between them, a sign, and that of a
   * currency or a percent sign.
   */
  static boolean looksLikeNumber(String cell) {
    String bare = bare(cell);
    return !bare.isEmpty() && bare.chars().allMatch(c -> BETWEEN.indexOf(c) >= 0);
  }

  /** A cell without its sign, and without those of currencies and percent at its ends. */
  private static String bare(String cell) {
    int from = behindSign(cell, 0);
    int to = cell.length();
    while (from < to && isUnit(cell.charAt(from))) {
      from++;
    }
    while (from < to && isUnit(cell.charAt(to - 1))) {
      to--;
    }
    return cell.substring(behindSign(cell, from), to);
  }

  private static boolean isUnit(char c) {
    return c == '%' || c == ' ' || Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private static int behindSign(String text, int at) {
    boolean sign = at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+');
    return sign ? at + 1 : at;
  }

  private static int behindDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** Why a cell that is not missing is refused; null if it is a finite number. */
  String fault(String cell) {
    double value = parse(cell);
    if (Double.isInfinite(value)) {
      return "'" + cell + "' is not a finite number";
    }
    if (!Double.isNaN(value)) {
      return null;
    }
    String quoted = "'" + cell + "' is no number";
    if (decimal == '.' && Refused.COMMA.matcher(cell).matches()) {
      return quoted
          + "; if the comma is a decimal one, say --decimal , (thousands have no separator)";
    }
    if (Refused.THOUSANDS.matcher(cell).matches()) {
      return quoted + "; write thousands without a separator";
    }
    if (isNumber(bare(cell))) {
      return quoted + "; write numbers without $, % and the like";
    }
    return quoted + "; a missing value is empty or NA";
  }
}
