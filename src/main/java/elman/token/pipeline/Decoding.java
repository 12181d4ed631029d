package elman.token.pipeline;

import elman.token.ByteNames;
import java.util.Arrays;

/**
 * How a token becomes text again, each for itself.
 *
 * @param kind what tokens are made of
 * @param mark what stands for a space, or before what goes on within a word, or ends a word
 * @param clean whether spaces before punctuation are dropped
 * @param dropFirstSpace whether a text does not begin with the space that its first token has
 */
public record Decoding(Kind kind, String mark, boolean clean, boolean dropFirstSpace) {
  private static final int BYTE_NAME_LENGTH = 6;

  /** What is replaced, one after the other, and by what. */
  private static final String[] CLEAN = {
    " .", ".", " ?", "?", " !", "!", " ,", ",", " ' ", "'", " n't", "n't", " 'm", "'m", " do not",
    " don't", " 's", "'s", " 've", "'ve", " 're", "'re"
  };

  /** What tokens are made of. */
  public enum Kind {
    /** Text as it is; words with spaces between them. */
    WORDS,
    /** Names of bytes. */
    BYTES,
    /** Text with marks for spaces, and tokens for single bytes. */
    SPACE_MARKS,
    /** Parts of words, those within one marked before them. */
    INNER_MARKS,
    /** Parts of words, the last of one marked behind it. */
    END_MARKS
  }

  /** The text of a token that is not the first. */
  byte[] bytes(String piece) {
    byte[] named = kind == Kind.BYTES ? ByteNames.bytes(piece) : singleByte(piece);
    return named != null ? named : Pieces.utf8(text(piece));
  }

  /** The text of a token that was added to those of the model, and is not the first. */
  byte[] bytesOfAdded(String content) {
    return kind == Kind.BYTES ? Pieces.utf8(content) : bytes(content);
  }

  /** Whether a token ends with a mark for a space, which is none at the end of a text. */
  boolean endsWord(String piece) {
    return kind == Kind.END_MARKS && piece.endsWith(mark);
  }

  private String text(String piece) {
    return switch (kind) {
      case WORDS -> " " + piece;
      case SPACE_MARKS -> piece.replace(mark, " ");
      case INNER_MARKS -> {
        String text = piece.startsWith(mark) ? piece.substring(mark.length()) : " " + piece;
        yield clean ? cleaned(text) : text;
      }
      case END_MARKS -> piece.replace(mark, " ");
      case BYTES -> piece;
    };
  }

  /** As Hugging Face's tokenizers clean up what each token adds. */
  private static String cleaned(String text) {
    String clean = text;
    for (int i = 0; i < CLEAN.length; i += 2) {
      clean = clean.replace(CLEAN[i], CLEAN[i + 1]);
    }
    return clean;
  }

  /** The byte of a token such as {@code <0x0A>}, or null. */
  private byte[] singleByte(String piece) {
    if (kind != Kind.SPACE_MARKS
        || piece.length() != BYTE_NAME_LENGTH
        || !piece.matches(Pieces.BYTE_NAME)) {
      return null;
    }
    return new byte[] {(byte) Integer.parseInt(piece.substring(3, 5), 16)};
  }

  /** The text of a token at the beginning, from its bytes elsewhere. */
  byte[] withoutFirstSpace(byte[] bytes) {
    boolean drop = dropFirstSpace && bytes.length > 0 && bytes[0] == ' ';
    return drop ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }
}
