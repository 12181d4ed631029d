package elman.text;

import elman.io.Spool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes a sequence of token ids, or of numbers that will stand for ids, one by one. */
final class TokenWriter {
  private final Spool spool;
  private final List<Tokens.Block> blocks = new ArrayList<>();
  private final int[] block = new int[Tokens.BLOCK];
  private int used;
  private int largest;

  /** A writer into {@code spool}. */
  TokenWriter(Spool spool) {
    this.spool = spool;
  }

  /**
   * Appends a number, not negative.
   *
   * @throws IOException if the spool cannot keep it
   */
  void add(int number) throws IOException {
    block[used++] = number;
    largest |= number;
    if (used == Tokens.BLOCK) {
      keep();
    }
  }

  private void keep() throws IOException {
    int width = largest < 1 << 8 ? 1 : largest < 1 << 16 ? 2 : 4;
    byte[] bytes = new byte[used * width];
    for (int i = 0; i < used; i++) {
      for (int k = 0; k < width; k++) {
        bytes[i * width + k] = (byte) (block[i] >> (8 * k));
      }
    }
    blocks.add(new Tokens.Block(spool.keep(bytes), width));
    used = 0;
    largest = 0;
  }

  /** The sequence of the numbers themselves. Nothing can be appended any more. */
  Tokens tokens() throws IOException {
    return tokens(null);
  }

  /** The sequence in which {@code ids[number]} stands for each number. */
  Tokens tokens(int[] ids) throws IOException {
    long size = (long) blocks.size() * Tokens.BLOCK + used;
    keep();
    return new Tokens(blocks, ids, size);
  }
}
