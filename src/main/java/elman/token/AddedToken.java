package elman.token;

/**
 * A token that is found in the text before anything else is done to it, such as {@code
 * <|endoftext|>}.
 *
 * @param id its id
 * @param content how it is written
 * @param singleWord whether it must stand alone, not inside a word
 * @param leftStrip whether it takes the white space before it
 * @param rightStrip whether it takes the white space after it
 * @param normalized whether it is looked for in the normalized text
 * @param special whether it is no text of its own
 */
public record AddedToken(
    int id,
    String content,
    boolean singleWord,
    boolean leftStrip,
    boolean rightStrip,
    boolean normalized,
    boolean special) {
  /** The same token, written otherwise. */
  public AddedToken written(String otherwise) {
    return new AddedToken(id, otherwise, singleWord, leftStrip, rightStrip, normalized, special);
  }

  /** A special token that is found wherever it is written. */
  public static AddedToken special(int id, String content) {
    return new AddedToken(id, content, false, false, false, false, true);
  }
}
