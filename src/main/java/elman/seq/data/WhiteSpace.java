package elman.seq.data;

import java.util.List;

/** What is between words: characters that Unicode calls spaces and that lines may break at. */
public final class WhiteSpace {
  private WhiteSpace() {}

  /** The words of a text; one that is empty if it has none. */
  public static List<String> words(String text) {
    return List.of(text.strip().split("\\p{javaWhitespace}+"));
  }
}
