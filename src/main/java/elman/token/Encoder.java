package elman.token;

/** Turns text into token ids. One thread's own: it remembers what it met. */
@FunctionalInterface
public interface Encoder {
  /**
   * Adds the ids of the tokens of {@code text[from..to)}, a whole text or a part of one that ends
   * where no token can go on.
   */
  void encode(byte[] text, int from, int to, TokenBuffer ids);

  /** The same for a part that is not the beginning of its text. */
  default void encodeBehind(byte[] text, int from, int to, TokenBuffer ids) {
    encode(text, from, to, ids);
  }
}
