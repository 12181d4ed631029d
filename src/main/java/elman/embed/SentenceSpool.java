package elman.embed;

import elman.io.Spool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as the numbers of its words, sentence by sentence, in pieces of some thousand words that a
 * spool keeps: a number plus 1 in groups of seven bits, the lowest first; 0 ends a sentence.
 */
final class SentenceSpool {
  private static final int PIECE = 1 << 14;

  /** As in word2vec: a text without line ends is cut after so many words. */
  static final int LONGEST_SENTENCE = 1000;

  /** Bytes of the longest number, and of the end of a sentence. */
  private static final int ROOM = 6;

  private record Piece(Spool.Piece bytes, int length) {}

  private final Spool spool;
  private final List<Piece> pieces = new ArrayList<>();
  private byte[] current = new byte[PIECE + LONGEST_SENTENCE * ROOM];
  private int size;
  private int inSentence;

  SentenceSpool(Spool spool) {
    this.spool = spool;
  }

  /** Adds a word to the sentence. */
  void add(int word) throws IOException {
    int rest = word + 1;
    while (rest >= 0x80) {
      current[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    current[size++] = (byte) rest;
    if (++inSentence == LONGEST_SENTENCE) {
      endSentence();
    }
  }

  /** Ends the sentence; does nothing if it has no words. */
  void endSentence() throws IOException {
    if (inSentence == 0) {
      return;
    }
    inSentence = 0;
    current[size++] = 0;
    if (size >= PIECE) {
      finish();
    }
  }

  /** Ends the text; what is added afterwards begins another piece. */
  void finish() throws IOException {
    endSentence();
    if (size > 0) {
      pieces.add(new Piece(spool.keep(Arrays.copyOf(current, size)), size));
      size = 0;
    }
  }

  /** How many pieces there are. */
  int pieces() {
    return pieces.size();
  }

  /** Takes sentences. */
  @FunctionalInterface
  interface Sentences {
    /** The next sentence is {@code words[0..n)}; the array is used again. */
    void accept(int[] words, int n) throws IOException;
  }

  /** Goes through pieces. One thread's own: it uses its room again and again. */
  final class Reader {
    private final int[] words = new int[LONGEST_SENTENCE];
    private byte[] bytes = new byte[0];

    /** Goes through the sentences of a piece. */
    void read(int number, Sentences sentences) throws IOException {
      Piece piece = pieces.get(number);
      if (piece.length > bytes.length) {
        bytes = new byte[2 * piece.length];
      }
      piece.bytes.read(0, bytes, piece.length);
      int n = 0;
      for (int at = 0; at < piece.length; ) {
        int value = bytes[at++];
        if (value < 0) {
          value &= 0x7f;
          for (int shift = 7; ; shift += 7) {
            int group = bytes[at++];
            value |= (group & 0x7f) << shift;
            if (group >= 0) {
              break;
            }
          }
        }
        if (value > 0) {
          words[n++] = value - 1;
        } else {
          sentences.accept(words, n);
          n = 0;
        }
      }
    }
  }
}
