package elman.text;

/**
 * Unicode code points as tokens.
 *
 * <p>Id 0 is {@code <unk>}. A learned vocabulary then lists the code points of the text in
 * ascending order: {@code "banana"} gives {@code <unk>, a, b, n} and the ids 2 1 3 1 3 1.
 */
public final class CharTokenizer extends PieceTokenizer {
  private final CodePointTable ids = new CodePointTable();

  CharTokenizer(Vocabulary vocabulary) {
    super(vocabulary, CharTokenizer::end);
    for (int id = UNKNOWN_ID + 1; id < vocabulary.size(); id++) {
      String token = vocabulary.token(id);
      int codePoint = token.codePointAt(0);
      if (token.length() != Character.charCount(codePoint)) {
        throw new IllegalArgumentException(
            "token " + id + " of a character vocabulary is not a single character");
      }
      ids.put(codePoint, id);
    }
  }

  /** The splitter of this kind: a piece is a code point. */
  static int end(char[] text, int from, int to) {
    return from + Character.charCount(Character.codePointAt(text, from, to));
  }

  @Override
  public Kind kind() {
    return Kind.CHARS;
  }

  @Override
  int id(char[] text, int from, int to) {
    return Math.max(UNKNOWN_ID, ids.get(Character.codePointAt(text, from, to)));
  }
}
