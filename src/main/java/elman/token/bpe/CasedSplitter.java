package elman.token.bpe;

import static elman.token.CodePoints.LENGTH;
import static elman.token.CodePoints.NEWLINE;

import elman.token.CodePoints;

/**
 * The scanner of {@link SplitPattern#O200K}: words are upper-case letters and then lower-case ones,
 * with their contraction; letters without case and marks count as both.
 */
final class CasedSplitter {
  private static final int MOST_DIGITS = 3;

  private CasedSplitter() {}

  static int end(byte[] text, int from, int to) {
    int first = CodePoints.at(text, from, to);
    int kind = CodePoints.kind(first);
    int second = from + (first >> LENGTH);
    if (kind == CodePoints.NUMBER) {
      return Runs.numbers(text, from, to, MOST_DIGITS);
    }
    int end = word(text, from, second, !CodePoints.isLetter(kind) && kind != NEWLINE, to);
    if (end > from) {
      return Runs.contractionOfAnyCase(text, end, to);
    }
    int start = text[from] == ' ' ? second : from;
    end = Runs.symbols(text, start, to);
    if (end > start) {
      return newlinesAndSlashes(text, end, to);
    }
    return Runs.space(text, from, to, true);
  }

  /**
   * End of {@code P?U*L+|P?U+L*}, with U the letters that are not lower-case, L those that are not
   * upper-case, and P the first character, if it may be one; {@code from} if nothing fits.
   */
  private static int word(byte[] text, int from, int second, boolean mayPrecede, int to) {
    int end = mayPrecede ? toLower(text, second, to) : second;
    if (end > second) {
      return end;
    }
    end = toLower(text, from, to);
    if (end > from) {
      return end;
    }
    end = mayPrecede ? upper(text, second, to) : second;
    return end > second ? end : upper(text, from, to);
  }

  /** End of {@code U*L+}, where U* gives back what L+ needs: the last letter that is both. */
  private static int toLower(byte[] text, int at, int to) {
    int i = at;
    int afterBoth = at;
    while (i < to) {
      int c = CodePoints.at(text, i, to);
      int kind = CodePoints.kind(c);
      if (!isUpper(kind)) {
        break;
      }
      i += c >> LENGTH;
      afterBoth = isLower(kind) ? i : afterBoth;
    }
    int upper = i;
    while (i < to) {
      int c = CodePoints.at(text, i, to);
      if (!isLower(CodePoints.kind(c))) {
        break;
      }
      i += c >> LENGTH;
    }
    return i > upper ? i : afterBoth;
  }

  /** End of {@code U+}, which no lower-case letter follows. */
  private static int upper(byte[] text, int at, int to) {
    int i = at;
    while (i < to) {
      int c = CodePoints.at(text, i, to);
      if (!isUpper(CodePoints.kind(c))) {
        break;
      }
      i += c >> LENGTH;
    }
    return i;
  }

  private static boolean isUpper(int kind) {
    return kind == CodePoints.UPPER || kind == CodePoints.CASELESS || kind == CodePoints.MARK;
  }

  private static boolean isLower(int kind) {
    return kind == CodePoints.LOWER || kind == CodePoints.CASELESS || kind == CodePoints.MARK;
  }

  private static int newlinesAndSlashes(byte[] text, int at, int to) {
    int i = at;
    while (i < to && (text[i] == '\n' || text[i] == '\r' || text[i] == '/')) {
      i++;
    }
    return i;
  }
}
