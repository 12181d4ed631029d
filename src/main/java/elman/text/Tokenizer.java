package elman.text;

import elman.io.Source;
import elman.io.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Turns text into token ids, each in 0 to V-1, and back into bytes.
 *
 * <p>Every kind but some of those from files is lossless: the bytes of the tokens, one after
 * another, are the text in UTF-8. Only what the vocabulary does not hold becomes the {@link
 * #unknown() unknown} token and decodes as U+FFFD.
 */
public sealed interface Tokenizer
    permits PieceTokenizer, ByteTokenizer, IdTokenizer, FileTokenizer {
  /** What a token is. */
  enum Kind {
    /** A Unicode code point. */
    CHARS,
    /** A byte, whatever its meaning. */
    BYTES,
    /** A word with the space before it, a punctuation character, or a white space character. */
    WORDS,
    /** A number that another program made. */
    IDS,
    /** What a tokenizer's file says. */
    FILE;

    /** Returns the name used in files and options, e.g. {@code chars}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a kind by its {@link #label()}.
     *
     * @throws IllegalArgumentException if no kind has this label
     */
    public static Kind of(String label) {
      return Arrays.stream(values())
          .filter(kind -> kind.label().equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "unknown tokenizer \"" + label + "\", known are " + labels()));
    }

    private static String labels() {
      return Arrays.stream(values()).map(Kind::label).collect(Collectors.joining(", "));
    }
  }

  /**
   * Rebuilds a tokenizer from its vocabulary.
   *
   * @param tokens what {@link #vocabulary()} held, in the order of the ids
   * @throws IllegalArgumentException if the tokens cannot be a vocabulary of this kind
   */
  static Tokenizer of(Kind kind, List<String> tokens) {
    return switch (kind) {
      case CHARS -> new CharTokenizer(new Vocabulary(tokens));
      case BYTES -> ByteTokenizer.of(tokens);
      case WORDS -> new WordTokenizer(new Vocabulary(tokens));
      case IDS -> IdTokenizer.of(tokens);
      case FILE -> throw new IllegalArgumentException("a file is more than its tokens");
    };
  }

  /** Returns what a token is. */
  Kind kind();

  /** Returns the V tokens. */
  Vocabulary vocabulary();

  /** Returns the id of the token that stands for what the vocabulary does not hold, -1 if none. */
  int unknown();

  /** Encodes a string; what the vocabulary does not hold becomes {@link #unknown()}. */
  int[] encode(String text);

  /**
   * Encodes a run of bytes, such as a line of a file.
   *
   * @throws CharacterCodingException if the tokens are not bytes and the input is not valid UTF-8
   */
  default int[] encode(byte[] utf8) throws CharacterCodingException {
    return encode(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
  }

  /**
   * Encodes all that the sources hold, as if they were one text. A byte order mark at the beginning
   * of a source is a token only where tokens are bytes.
   *
   * @param spool keeps the ids
   * @throws elman.io.FormatException if the tokens are not bytes and a source is not valid UTF-8
   * @throws IOException if a source cannot be read, or the ids cannot be kept
   */
  Tokens encode(List<Source> sources, Spool spool) throws IOException;

  /**
   * Returns the bytes that a token stands for; a character may need several byte tokens.
   *
   * @throws IndexOutOfBoundsException if there is no such id
   */
  byte[] decode(int id);

  /**
   * Returns the bytes of a sequence of tokens, one after another.
   *
   * @throws IndexOutOfBoundsException if one of the ids does not exist
   */
  default byte[] decode(int[] ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(ids.length);
    for (int id : ids) {
      bytes.writeBytes(decode(id));
    }
    return bytes.toByteArray();
  }
}
