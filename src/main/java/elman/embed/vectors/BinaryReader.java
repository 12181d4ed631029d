package elman.embed.vectors;

import elman.io.FormatException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Goes from record to record of word2vec's binary format: a word, a space, floats. */
final class BinaryReader {
  /** Most bytes of a word, and of the line ends before it. */
  private static final int LONGEST_WORD = 1 << 20;

  /** Bytes in which most words have room. */
  private static final int USUAL_WORD = 1 << 8;

  /** What is done with the floats of a word. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes the floats of a word that is new.
     *
     * @param number the word's
     * @param place where in the file they begin
     * @param floats the same place
     */
    void accept(int number, long place, ByteBuffer floats);
  }

  private final String source;
  private final TextHeader header;
  private final ByteWindow file;
  private final WordList words;
  private byte[] word = new byte[USUAL_WORD];

  /** Where the next record begins. */
  private long next;

  BinaryReader(String source, TextHeader header, ByteWindow file, WordList words) {
    this.source = source;
    this.header = header;
    this.file = file;
    this.words = words;
    next = header.length();
  }

  /**
   * Reads the next records.
   *
   * @param most how many at most
   * @return whether there are more
   * @throws FormatException if there are fewer or more than the header promises, or a word without
   *     end
   */
  boolean read(int most, Sink sink) throws IOException {
    for (int i = 0; i < most && words.records() < header.words(); i++) {
      readRecord(sink);
    }
    if (words.records() < header.words()) {
      return true;
    }
    if (skipLineEnds().hasRemaining()) {
      throw header.wrongCount(source, place(), words.records() + 1);
    }
    return false;
  }

  private void readRecord(Sink sink) throws IOException {
    skipLineEnds();
    int floats = header.dim() * Float.BYTES;
    for (int least = USUAL_WORD; ; least *= 2) {
      ByteBuffer bytes = file.at(next, least + floats);
      int from = bytes.position();
      int limit = (int) Math.min(bytes.limit(), (long) from + least);
      int end = from;
      while (end < limit && bytes.get(end) != ' ') {
        end++;
      }
      if (end < limit) {
        if (bytes.limit() - end - 1 < floats) {
          throw header.wrongCount(source, place(), words.records());
        }
        take(bytes, end, sink);
        return;
      }
      if (bytes.remaining() < least + floats) {
        throw header.wrongCount(source, place(), words.records());
      }
      if (least >= LONGEST_WORD) {
        throw new FormatException(
            source,
            place(),
            "no space after %,d bytes of a word; perhaps the first line is wrong".formatted(least));
      }
    }
  }

  private void take(ByteBuffer bytes, int end, Sink sink) throws FormatException {
    int from = bytes.position();
    int length = end - from;
    if (length > word.length) {
      word = new byte[2 * length];
    }
    bytes.get(from, word, 0, length);
    int number = words.add(word, 0, length);
    long place = next + length + 1;
    if (number >= 0) {
      sink.accept(number, place, bytes.position(end + 1));
    }
    next = place + (long) header.dim() * Float.BYTES;
  }

  /** Some programs end a vector with a line end, and some do not. */
  private ByteBuffer skipLineEnds() throws IOException {
    while (true) {
      ByteBuffer bytes = file.at(next, 1);
      int at = bytes.position();
      if (at == bytes.limit() || bytes.get(at) != '\n') {
        return bytes;
      }
      next++;
    }
  }

  private String place() {
    return "word %d, byte %d".formatted(words.records() + 1, next);
  }
}
