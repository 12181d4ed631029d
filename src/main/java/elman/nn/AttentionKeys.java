package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import java.util.ArrayList;
import java.util.List;

/** The keys of B sequences, packed sequence by sequence as the right factors of products. */
final class AttentionKeys {
  private final Ops ops;

  /** K of each sequence, as many rows as it is long, x E. */
  private final List<Packed> straight = new ArrayList<>();

  /** K' of each sequence. */
  private final List<Packed> transposed = new ArrayList<>();

  private Matrix keys = Matrix.zeros(0, 0);
  private int[] lengths = {};

  AttentionKeys(Ops ops) {
    this.ops = ops;
  }

  /**
   * Takes in other keys.
   *
   * @param newKeys time-major, Tk B x E
   * @param newLengths of the B sequences
   * @throws IllegalArgumentException if a sequence is longer than there are rows
   */
  void read(Matrix newKeys, int[] newLengths) {
    keys = newKeys;
    lengths = Lengths.checked(newLengths, newKeys);
    while (straight.size() < lengths.length) {
      straight.add(new Packed(ops.kernels()));
      transposed.add(new Packed(ops.kernels()));
    }
    ops.workers()
        .split(
            lengths.length,
            1,
            (from, to) -> {
              for (int b = from; b < to; b++) {
                ops.packAlone(straight.get(b), of(b, keys));
                ops.packTransposedAlone(transposed.get(b), of(b, keys));
              }
            });
  }

  /** The keys of all, Tk B x E. */
  Matrix all() {
    return keys;
  }

  /** B. */
  int batch() {
    return lengths.length;
  }

  /** Tk, the length of the longest sequence that there is room for. */
  int steps() {
    return lengths.length == 0 ? 0 : keys.rows() / lengths.length;
  }

  /** Number of keys of sequence {@code b}. */
  int length(int b) {
    return lengths[b];
  }

  /** Of a matrix with a row for each key the rows of sequence {@code b}, in order. */
  Matrix of(int b, Matrix rows) {
    return rows.rows(b, lengths[b], lengths.length);
  }

  /** K of sequence {@code b}. */
  Packed straight(int b) {
    return straight.get(b);
  }

  /** K' of sequence {@code b}. */
  Packed transposed(int b) {
    return transposed.get(b);
  }
}
