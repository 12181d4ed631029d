package elman.text;

import elman.core.Rng;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A sequence of N token ids as B parallel streams, for truncated backpropagation through time.
 *
 * <p>Each stream is M pieces of S ids, one after the other, and in each pass the pieces of all
 * streams stand in another random order: a run that ends long before it has seen all of a long text
 * has then seen something of every part of it, and not a few parts whole. Streams may begin
 * somewhere within their first piece, whose beginning is then the last that they read. A short text
 * has one piece a stream. At each position the input is an id and the target the id after it in the
 * text.
 *
 * <p>Example: the ids 10 11 12 13 14 15 16 17 in B = 2 streams of M = 1 piece have S = 3. The
 * inputs are 10 11 12 and 13 14 15, the targets 11 12 13 and 14 15 16; or, in a pass that begins
 * one id later and has the other order, 14 15 16 and 11 12 13, with their targets.
 */
public final class Batches {
  /**
   * Ids of a piece, about: more than a state remembers, and so few that a network begins often
   * enough to know how. One that rarely does learns states that take thousands of steps to build
   * up, and is lost without them where a text is written or scored.
   */
  private static final int PIECE = 1024;

  /** Chunks of a piece, at least, so that few ids are left out as part of a chunk. */
  private static final int FEWEST_CHUNKS = 16;

  private final Tokens ids;
  private final int batch;
  private final long piece;
  private final int[] order;

  /** Positions after which some stream may come to another piece. */
  private final long stride;

  private long origin;

  /**
   * Divides a sequence into streams; the first pass is in the order of the text.
   *
   * @param ids N token ids
   * @param batch B, the number of streams
   * @param bptt positions of a chunk, of which a piece is a whole number where there are several
   * @param inTurns whether the streams come to the ends of their pieces one after the other and not
   *     all together, which all chunks of {@code bptt} positions allow
   * @throws IllegalArgumentException if B is less than 1 or N is less than B + 1
   */
  public Batches(Tokens ids, int batch, int bptt, boolean inTurns) {
    if (batch < 1 || ids.size() - 1 < batch) {
      throw new IllegalArgumentException(
          "cannot divide " + ids.size() + " tokens into " + batch + " streams of two or more");
    }
    this.ids = ids;
    this.batch = batch;
    long whole = (ids.size() - 1) / batch;
    long shortest = (long) bptt * Math.max(FEWEST_CHUNKS, PIECE / bptt);
    long pieces = Math.max(1, whole / shortest);
    piece = pieces == 1 ? whole : whole / pieces / bptt * bptt;
    stride = pieces > 1 && inTurns ? bptt : piece;
    order = IntStream.range(0, Math.toIntExact(pieces * batch)).toArray();
  }

  /** Returns M S, the number of positions in each stream. */
  public long length() {
    return order.length / batch * piece;
  }

  /** Returns how many positions from there on are in one piece of each stream, at least 1. */
  public long rest(long position) {
    return stride - position % stride;
  }

  /** Whether what stream b has before the position says nothing of what it has there. */
  public boolean begins(int b, long position) {
    return position == 0 || place(b, position) % piece == 0;
  }

  /**
   * Puts the pieces of all streams in a random order for a pass. Of the N - 1 - B M S ids that a
   * pass leaves out a random number is before the first piece, the others are behind the last.
   */
  public void shuffle(Rng rng) {
    origin = rng.nextLong(ids.size() - order.length * piece);
    Arrays.setAll(order, i -> i);
    rng.shuffle(order);
  }

  /**
   * Copies T positions of every stream, time-major: index t*B + b holds stream b at start + t.
   *
   * @param start the first position, 0 to M S - T
   * @param steps T, the number of positions, no more than the {@linkplain #rest rest}
   * @param inputs receives T x B ids
   * @param targets receives the T x B ids after them
   * @throws IndexOutOfBoundsException if the positions are not all there, or not all in one piece,
   *     or an array holds fewer than T x B ids
   * @throws IOException if the ids are kept in a file that cannot be read
   */
  public void fill(long start, int steps, int[] inputs, int[] targets) throws IOException {
    Objects.checkFromIndexSize(start, steps, length());
    Objects.checkFromIndexSize(start % stride, steps, stride);
    Objects.checkFromIndexSize(0, steps * batch, Math.min(inputs.length, targets.length));
    for (int b = 0; b < batch; b++) {
      long place = place(b, start);
      long from = origin + order[(int) (place / piece)] * piece + place % piece;
      fillStream(ids, from, steps, b, batch, inputs, targets);
    }
  }

  /** Where stream b is, if the pieces of all streams stand one behind the other. */
  private long place(int b, long position) {
    long ahead = b * piece / batch / stride * stride;
    return b * length() + (position + ahead) % length();
  }

  /**
   * Copies T ids from place {@code from} on, and the ids after each of them, to where stream {@code
   * b} of {@code batch} has its own, time-major.
   *
   * @throws IOException if the ids are kept in a file that cannot be read
   */
  public static void fillStream(
      Tokens ids, long from, int steps, int b, int batch, int[] inputs, int[] targets)
      throws IOException {
    int[] stream = new int[steps + 1];
    ids.copy(from, steps + 1, stream, 0);
    for (int t = 0; t < steps; t++) {
      inputs[t * batch + b] = stream[t];
      targets[t * batch + b] = stream[t + 1];
    }
  }
}
