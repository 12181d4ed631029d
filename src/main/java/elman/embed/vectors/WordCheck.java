package elman.embed.vectors;

import elman.io.FormatException;
import elman.token.ByteTable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Which words a format can hold. */
final class WordCheck {
  private WordCheck() {}

  /**
   * Checks that word2vec's formats can hold all words.
   *
   * @throws FormatException if one has white space
   */
  static void noBlanks(WordVectors vectors) throws FormatException {
    ByteTable words = vectors.words();
    byte[] bytes = words.bytes();
    for (int i = 0; i < words.size(); i++) {
      for (int at = words.start(i); at < words.start(i + 1); at++) {
        if (bytes[at] == ' ' || (bytes[at] >= '\t' && bytes[at] <= '\r')) {
          throw new FormatException(
              vectors.source(),
              "word " + vectors.word(i),
              "has white space, which neither word2vec's text nor its binary format can hold; write"
                  + " safetensors");
        }
      }
    }
  }

  /**
   * All words, one a line.
   *
   * @throws FormatException if one has a line end or is not UTF-8
   */
  static String joined(WordVectors vectors) throws FormatException {
    ByteTable words = vectors.words();
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      int start = words.start(i);
      ByteBuffer word = ByteBuffer.wrap(words.bytes(), start, words.start(i + 1) - start);
      String text;
      try {
        text = decoder.decode(word).toString();
      } catch (CharacterCodingException e) {
        throw cannot(vectors, i, "is not UTF-8, which safetensors needs; write text or binary", e);
      }
      if (text.indexOf('\n') >= 0) {
        throw cannot(vectors, i, "has a line end, which no format can hold", null);
      }
      all.append(i == 0 ? "" : "\n").append(text);
    }
    return all.toString();
  }

  private static FormatException cannot(WordVectors vectors, int i, String reason, Exception why) {
    return new FormatException(vectors.source(), "word " + vectors.word(i), reason, why);
  }
}
