package elman.seq.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of NIST's script mteval-v13a, in which BLEU is counted. */
final class Tokenizer13a {
  /** ASCII's signs but apostrophe, comma, hyphen and period. */
  private static final Pattern SIGN = Pattern.compile("[{-~\\[-` -\\&(-+:-@/]");

  private static final Pattern POINT_BEHIND_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
  private static final Pattern POINT_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
  private static final Pattern DASH_BEHIND_DIGIT = Pattern.compile("([0-9])(-)");

  private Tokenizer13a() {}

  /** The words of a text. */
  static List<String> words(String text) {
    String line =
        text.replace("<skipped>", "")
            .replace("-\n", "")
            .replace('\n', ' ')
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">");
    line = SIGN.matcher(" " + line + " ").replaceAll(" $0 ");
    line = POINT_BEHIND_NO_DIGIT.matcher(line).replaceAll("$1 $2 ");
    line = POINT_BEFORE_NO_DIGIT.matcher(line).replaceAll(" $1 $2");
    return split(DASH_BEHIND_DIGIT.matcher(line).replaceAll("$1 $2 "));
  }

  private static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= line.length(); i++) {
      boolean blank = i == line.length() || isBlank(line.charAt(i));
      if (blank && from >= 0) {
        words.add(line.substring(from, i));
        from = -1;
      } else if (!blank && from < 0) {
        from = i;
      }
    }
    return words;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
