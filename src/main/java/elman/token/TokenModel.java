package elman.token;

/**
 * What turns text into token ids and back: V tokens with their ids, and how text is cut into them.
 * Immutable; each thread takes an {@link #encoder} of its own.
 */
public interface TokenModel {
  /** One more than the highest id. */
  int size();

  /**
   * The name of a token, which is printable where the file's is.
   *
   * @return null if the id is not in use
   */
  String piece(int id);

  /**
   * What a token stands for in the text.
   *
   * @return null if the id is not in use
   */
  byte[] bytes(int id);

  /** The id of what the vocabulary does not hold, -1 if there is nothing of that kind. */
  int unknown();

  /** Whether the tokens' bytes, one after another, are always the text. */
  boolean isLossless();

  /** An encoder for one thread. */
  Encoder encoder();

  /**
   * Whether the text may be cut before byte {@code at} with the same tokens as without. It may look
   * at the bytes before, at least one, and at two from there on.
   */
  boolean isSafeCut(byte[] text, int at);

  /**
   * Whether tokens have the same ids whatever text was met before; if not, all is for one thread.
   */
  default boolean isFixed() {
    return true;
  }

  /** Whether text that is not UTF-8 cannot be encoded. */
  default boolean needsUtf8() {
    return false;
  }

  /** What a token stands for at the beginning of a text, if that is another thing. */
  default byte[] bytesAtStart(int id) {
    return bytes(id);
  }

  /** Whether a token's text ends with a space that is none at the end of a text. */
  default boolean hasSpaceAtEnd(int id) {
    return false;
  }

  /** Ids that the file wants before every text. */
  default int[] before() {
    return new int[0];
  }

  /** Ids that the file wants after every text. */
  default int[] after() {
    return new int[0];
  }
}
