package elman.token.pipeline;

import elman.token.ByteNames;
import elman.token.CodePoints;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The normalizers of Hugging Face's tokenizers. */
public final class Normalizers {
  private Normalizers() {}

  /** A normal form of Unicode. */
  public static Normalizer form(Form form) {
    return text -> java.text.Normalizer.normalize(text, form);
  }

  /** Small letters, each character for itself. */
  public static String lowercase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().forEach(c -> lower.append(Character.toString(c).toLowerCase(Locale.ROOT)));
    return lower.toString();
  }

  /** The text without white space at its ends. */
  public static Normalizer strip(boolean left, boolean right) {
    return text -> {
      int from = 0;
      int to = text.length();
      while (left && from < to && CodePoints.isWhiteSpace(text.charAt(from))) {
        from++;
      }
      while (right && to > from && CodePoints.isWhiteSpace(text.charAt(to - 1))) {
        to--;
      }
      return text.substring(from, to);
    };
  }

  /** The text without characters of a kind. */
  private static String without(String text, IntPredicate kind) {
    StringBuilder rest = new StringBuilder(text.length());
    text.codePoints().filter(kind.negate()).forEach(rest::appendCodePoint);
    return rest.toString();
  }

  /** The text without marks. */
  public static String stripAccents(String text) {
    return without(text, c -> CodePoints.kindOf(c) == CodePoints.MARK);
  }

  /** The text with something before its beginning, unless it is empty. */
  public static Normalizer prepend(String prefix) {
    return new Normalizer() {
      @Override
      public String normalize(String text) {
        return text.isEmpty() ? text : prefix + text;
      }

      @Override
      public Normalizer behind() {
        return text -> text;
      }
    };
  }

  /** The text with each match replaced. */
  public static Normalizer replace(Pattern pattern, String content) {
    String replacement = Matcher.quoteReplacement(content);
    return text -> pattern.matcher(text).replaceAll(replacement);
  }

  /** The names of the text's bytes. */
  public static String byteNames(String text) {
    return ByteNames.of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What BERT does (Devlin et al. 2019).
   *
   * @param clean whether to drop controls, and make all white space plain
   * @param chinese whether to put spaces around ideographs
   * @param accents whether to drop accents
   * @param lower whether to make letters small
   */
  public static Normalizer bert(boolean clean, boolean chinese, boolean accents, boolean lower) {
    return text -> {
      String result = clean ? clean(text) : text;
      result = chinese ? aroundIdeographs(result) : result;
      if (accents) {
        result = java.text.Normalizer.normalize(result, Form.NFD);
        result = without(result, c -> Character.getType(c) == Character.NON_SPACING_MARK);
      }
      return lower ? lowercase(result) : result;
    };
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0 && c != 0xfffd && !isControl(c))
        .forEach(c -> clean.appendCodePoint(CodePoints.isWhiteSpace(c) ? ' ' : c));
    return clean.toString();
  }

  private static boolean isControl(int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.PRIVATE_USE;
  }

  private static String aroundIdeographs(String text) {
    StringBuilder spaced = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean ideograph = isIdeograph(c);
              spaced.append(ideograph ? " " : "").appendCodePoint(c).append(ideograph ? " " : "");
            });
    return spaced.toString();
  }

  private static boolean isIdeograph(int c) {
    return (c >= 0x4e00 && c <= 0x9fff)
        || (c >= 0x3400 && c <= 0x4dbf)
        || (c >= 0x20000 && c <= 0x2a6df)
        || (c >= 0x2a700 && c <= 0x2b73f)
        || (c >= 0x2b740 && c <= 0x2b81f)
        || (c >= 0x2b920 && c <= 0x2ceaf)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0x2f800 && c <= 0x2fa1f);
  }
}
