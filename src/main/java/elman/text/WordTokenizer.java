package elman.text;

/**
 * Words, punctuation and white space as tokens. The pieces, joined, are the text.
 *
 * <p>Where a piece begins, it is the first of these that fits:
 *
 * <ol>
 *   <li>a word: an optional space (U+0020) and as many letters, marks and decimal digits as follow;
 *   <li>a symbol: an optional space and one code point that is no white space;
 *   <li>one white space code point: a newline, a tab, a space before other white space.
 * </ol>
 *
 * <p>So the last of several spaces goes with the word or symbol after it, and {@code "Don't stop,
 * 42!\n"} gives the pieces {@code [Don] ['] [t] [ ] [ stop] [,] [ 42] [!] [\n]}. A word longer than
 * 128 UTF-16 units is cut there.
 *
 * <p>Id 0 is {@code <unk>}. A learned vocabulary then lists the pieces by falling count, equal
 * counts in code point order.
 */
public final class WordTokenizer extends PieceTokenizer {
  /** A bit for each general category that a word is made of. */
  private static final int WORD_CATEGORIES =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.DECIMAL_DIGIT_NUMBER;

  /**
   * Tokens need not be pieces by the rule above: what is a letter depends on the Unicode version of
   * the JDK, and a model made on another JDK must load. A token that is no piece is never produced.
   */
  WordTokenizer(Vocabulary vocabulary) {
    super(vocabulary, WordTokenizer::end);
  }

  /** The splitter of this kind. */
  static int end(char[] text, int from, int to) {
    int codePoint = Character.codePointAt(text, from, to);
    int end = from + Character.charCount(codePoint);
    if (codePoint == ' ' && end < to) {
      codePoint = Character.codePointAt(text, end, to);
      if (isWhiteSpace(codePoint)) {
        return end;
      }
      end += Character.charCount(codePoint);
    }
    return isWordPart(codePoint)
        ? endOfWord(text, end, Math.min(to, from + Pieces.MAX_LENGTH))
        : end;
  }

  private static int endOfWord(char[] text, int from, int to) {
    int end = from;
    while (end < to) {
      int codePoint = Character.codePointAt(text, end, to);
      if (!isWordPart(codePoint)) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  private static boolean isWordPart(int codePoint) {
    return (WORD_CATEGORIES >> Character.getType(codePoint) & 1) != 0;
  }

  private static boolean isWhiteSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  @Override
  public Kind kind() {
    return Kind.WORDS;
  }

  @Override
  int id(char[] text, int from, int to) {
    return Math.max(UNKNOWN_ID, vocabulary().id(new String(text, from, to - from)));
  }
}
