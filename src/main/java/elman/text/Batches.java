package elman.text;

import java.io.IOException;
import java.util.Objects;

/**
 * A sequence of N token ids as B parallel streams, for truncated backpropagation through time.
 *
 * <p>Stream b is the part of the sequence that begins at b*L, where L = floor((N - 1) / B) is the
 * length of a stream. At each position the input is an id and the target the id after it, so the
 * last target of a stream is the first input of the next; the last (N - 1) mod B ids are left out.
 *
 * <p>Example: the ids 10 11 12 13 14 15 16 17 in B = 2 streams have L = 3. The inputs are 10 11 12
 * and 13 14 15, the targets 11 12 13 and 14 15 16.
 */
public final class Batches {
  private final Tokens ids;
  private final int batch;
  private final long length;

  /**
   * Divides a sequence into streams.
   *
   * @param ids N token ids
   * @param batch B, the number of streams
   * @throws IllegalArgumentException if B is less than 1 or N is less than B + 1
   */
  public Batches(Tokens ids, int batch) {
    if (batch < 1 || ids.size() - 1 < batch) {
      throw new IllegalArgumentException(
          "cannot divide " + ids.size() + " tokens into " + batch + " streams of two or more");
    }
    this.ids = ids;
    this.batch = batch;
    this.length = (ids.size() - 1) / batch;
  }

  /** Returns L, the number of positions in each stream. */
  public long length() {
    return length;
  }

  /**
   * Copies T positions of every stream, time-major: index t*B + b holds stream b at start + t.
   *
   * @param start the first position, 0 to L - T
   * @param steps T, the number of positions
   * @param inputs receives T x B ids
   * @param targets receives the T x B ids after them
   * @throws IndexOutOfBoundsException if the positions are not all in 0 to L-1, or an array holds
   *     fewer than T x B ids
   * @throws IOException if the ids are kept in a file that cannot be read
   */
  public void fill(long start, int steps, int[] inputs, int[] targets) throws IOException {
    Objects.checkFromIndexSize(start, steps, length);
    Objects.checkFromIndexSize(0, steps * batch, Math.min(inputs.length, targets.length));
    for (int b = 0; b < batch; b++) {
      fillStream(ids, b * length + start, steps, b, batch, inputs, targets);
    }
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
