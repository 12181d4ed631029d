package elman.text;

import elman.io.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A sequence of N token ids, of any length: kept in blocks by a {@link Spool}, each id in 1, 2 or 4
 * bytes. For one thread at a time.
 */
public final class Tokens {
  /** Ids in each block but the last. */
  static final int BLOCK = 1 << 16;

  /**
   * Some ids.
   *
   * @param width bytes of each, the lowest first
   */
  record Block(Spool.Piece piece, int width) {}

  private final List<Block> blocks;

  /** What each number that is kept stands for. */
  private final int[] ids;

  private final long start;
  private final long size;
  private final byte[] buffer;

  private Tokens(List<Block> blocks, int[] ids, long start, long size, byte[] buffer) {
    this.blocks = blocks;
    this.ids = ids;
    this.start = start;
    this.size = size;
    this.buffer = buffer;
  }

  /** The sequence in {@code blocks}, {@code size} numbers that each stand for one of the ids. */
  Tokens(List<Block> blocks, int[] ids, long size) {
    this(List.copyOf(blocks), ids, 0, size, new byte[BLOCK * Integer.BYTES]);
  }

  /** A sequence in memory. */
  public static Tokens of(int... ids) {
    try {
      TokenWriter writer = new TokenWriter(Spool.inMemory());
      for (int id : ids) {
        writer.add(id);
      }
      return writer.tokens();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Number of tokens N. */
  public long size() {
    return size;
  }

  /**
   * The part of the sequence from {@code from} to before {@code to}, without copying it.
   *
   * @throws IndexOutOfBoundsException if there is no such part
   */
  public Tokens range(long from, long to) {
    Objects.checkFromToIndex(from, to, size);
    return new Tokens(blocks, ids, start + from, to - from, buffer);
  }

  /**
   * Copies {@code n} ids from place {@code from} on into {@code to} from index {@code at} on.
   *
   * @throws IndexOutOfBoundsException if the sequence or the array is shorter than that
   * @throws IOException if they are kept in a file that cannot be read
   */
  public void copy(long from, int n, int[] to, int at) throws IOException {
    Objects.checkFromIndexSize(from, n, size);
    Objects.checkFromIndexSize(at, n, to.length);
    int done = 0;
    while (done < n) {
      long place = start + from + done;
      int offset = (int) (place % BLOCK);
      int length = Math.min(n - done, BLOCK - offset);
      copy(blocks.get((int) (place / BLOCK)), offset, length, to, at + done);
      done += length;
    }
  }

  private void copy(Block block, int offset, int n, int[] to, int at) throws IOException {
    int width = block.width;
    block.piece.read(offset * width, buffer, n * width);
    for (int i = 0; i < n; i++) {
      int number = 0;
      for (int k = width - 1; k >= 0; k--) {
        number = number << 8 | Byte.toUnsignedInt(buffer[i * width + k]);
      }
      to[at + i] = ids == null ? number : ids[number];
    }
  }

  /**
   * All ids, for a short sequence.
   *
   * @throws IOException if they are kept in a file that cannot be read
   */
  public int[] toArray() throws IOException {
    int[] array = new int[Math.toIntExact(size)];
    copy(0, array.length, array, 0);
    return array;
  }
}
