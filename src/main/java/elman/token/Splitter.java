package elman.token;

/** Cuts text into the words within which bytes are merged. */
@FunctionalInterface
public interface Splitter {
  /**
   * Returns the end of the word that begins at {@code from}, in a text that ends at {@code to};
   * more than {@code from}.
   */
  int end(byte[] text, int from, int to);
}
