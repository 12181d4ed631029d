package elman.embed;

import elman.token.Encoder;
import elman.token.TokenBuffer;
import elman.token.TokenModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Cuts a line into words. */
@FunctionalInterface
public interface WordCutter {
  /** Takes the words. */
  @FunctionalInterface
  interface Words {
    /** The next word is {@code text[from..to)}. */
    void accept(byte[] text, int from, int to) throws IOException;
  }

  /**
   * Cuts {@code text[from..to)}.
   *
   * @throws CharacterCodingException if it ought to be UTF-8 and is not
   * @throws IOException if what becomes of the words cannot be written
   */
  void cut(byte[] text, int from, int to, Words words) throws IOException;

  /** Whether a byte is white space, as C has it, or no character at all. */
  static boolean isBlank(byte unit) {
    return unit == ' ' || (unit >= '\t' && unit <= '\r') || unit == 0;
  }

  /** Words are what stands between white space. */
  static WordCutter atBlanks() {
    return (text, from, to, words) -> {
      int at = from;
      while (at < to) {
        while (at < to && isBlank(text[at])) {
          at++;
        }
        int start = at;
        while (at < to && !isBlank(text[at])) {
          at++;
        }
        if (at > start) {
          words.accept(text, start, at);
        }
      }
    };
  }

  /**
   * Words are the names of a tokenizer's tokens, but for those that are white space. For one
   * thread.
   */
  static WordCutter tokens(TokenModel model) {
    Encoder encoder = model.encoder();
    TokenBuffer ids = new TokenBuffer();
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    return (text, from, to, words) -> {
      if (model.needsUtf8()) {
        utf8.decode(ByteBuffer.wrap(text, from, to - from));
      }
      ids.clear();
      encoder.encode(text, from, to, ids);
      for (int i = 0; i < ids.size(); i++) {
        byte[] name = model.piece(ids.get(i)).getBytes(StandardCharsets.UTF_8);
        int end = name.length;
        int blanks = 0;
        while (blanks < end && !isBlank(name[blanks])) {
          blanks++;
        }
        if (blanks == end) {
          words.accept(name, 0, end);
        }
      }
    };
  }
}
