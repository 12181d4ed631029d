package elman.nn;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import java.util.Arrays;

/**
 * Symbols as the input of the first layer, through an embedding (x = row of the E x V table) or
 * one- hot (x = unit vector, so that W x is a column of W).
 *
 * <p>A chunk has far fewer distinct symbols than steps, so W x + b is computed once for each of its
 * S distinct symbols and looked up at each step; backwards the gradients are summed by symbol
 * first. For a character model that leaves nothing of the first layer's input product. As long as
 * the weights stay the same, so does the table, if it is small.
 */
final class TokenInput {
  /** Floats of a table that is kept from chunk to chunk, at most. */
  private static final int WORTH_KEEPING = 1 << 20;

  private final Ops ops;
  private final Kernels kernels;
  private final Param embedding;
  private final Buffer tableBuffer = new Buffer();
  private final Buffer symbolBuffer = new Buffer();

  /** Place of a symbol among the distinct ones, or -1: V. */
  private final int[] places;

  /** The distinct symbols, in order of appearance; {@code distinct} of them. */
  private int[] symbols = new int[0];

  private int distinct;

  /** For each step of each sequence the place of its symbol: T B. */
  private int[] placeAt = new int[0];

  /** W x + b of the distinct symbols, later their gradients: S x G. */
  private Matrix table;

  /**
   * @param vocabulary V
   * @param embedding V x E, or null for one-hot input
   */
  TokenInput(Ops ops, int vocabulary, Param embedding) {
    this.ops = ops;
    kernels = ops.kernels();
    this.embedding = embedding;
    places = new int[embedding == null ? vocabulary : embedding.value().rows()];
    Arrays.fill(places, -1);
  }

  /**
   * Forgets the table: because the weights were changed, or so that the order of all sums is that
   * in which the symbols of the next chunk appear.
   */
  void forget() {
    for (int s = 0; s < distinct; s++) {
      places[symbols[s]] = -1;
    }
    distinct = 0;
  }

  /** Computes W x + b for the symbols among the first {@code n} ids, T B in time-major order. */
  void begin(Cell cell, int[] ids, int n) {
    boolean keep = (long) places.length * cell.gateRows() <= WORTH_KEEPING;
    if (!keep) {
      forget();
    }
    int known = distinct;
    findDistinct(ids, n);
    table = tableBuffer.shape(keep ? places.length : distinct, cell.gateRows()).rows(0, distinct);
    if (known < distinct) {
      compute(cell, table.rows(known, distinct - known), known);
    }
  }

  /** rows = W x + b of the symbols from place {@code first} on. */
  private void compute(Cell cell, Matrix rows, int first) {
    if (embedding == null) {
      rows.fillRows(cell.inputBias());
      Matrix w = cell.weightIh.value();
      for (int s = 0; s < rows.rows(); s++) {
        for (int j = 0; j < w.rows(); j++) {
          rows.data()[rows.at(s) + j] += w.get(j, symbols[first + s]);
        }
      }
    } else {
      ops.mul(rows, gather(first), cell.inputWeights(), cell.inputBias());
    }
  }

  private void findDistinct(int[] ids, int n) {
    if (placeAt.length < n) {
      placeAt = new int[n];
    }
    if (symbols.length < Math.min(distinct + n, places.length)) {
      symbols = Arrays.copyOf(symbols, Math.min(distinct + n, places.length));
    }
    for (int i = 0; i < n; i++) {
      int id = ids[i];
      if (places[id] < 0) {
        places[id] = distinct;
        symbols[distinct++] = id;
      }
      placeAt[i] = places[id];
    }
  }

  /** The embeddings of the symbols from place {@code first} on, each a row of E. */
  private Matrix gather(int first) {
    Matrix x = symbolBuffer.shape(distinct - first, embedding.value().cols());
    for (int s = 0; s < x.rows(); s++) {
      x.rows(s, 1).copyFrom(embedding.value().rows(symbols[first + s], 1));
    }
    return x;
  }

  /** Writes W x + b of step t into the cell's gates. */
  void fill(Cell cell, int t, Share share) {
    for (int r = 0; r < share.rows(); r++) {
      int i = cell.at(t, share.row() + r);
      int from = table.at(placeAt[i]) + share.unit();
      int to = cell.gates.at(i) + share.unit();
      if (share.units() == cell.hidden) {
        System.arraycopy(table.data(), from, cell.gates.data(), to, table.cols());
        continue;
      }
      for (int gate = 0; gate < table.cols(); gate += cell.hidden) {
        System.arraycopy(table.data(), from + gate, cell.gates.data(), to + gate, share.units());
      }
    }
  }

  /** Adds the gradients of W, b, b' and the embedding from those in the cell's gates. */
  void backward(Cell cell) {
    table.fill(0);
    ops.workers()
        .split(
            table.cols(),
            ops.share(table.cols(), kernels.panelWidth()),
            (from, to) -> {
              for (int i = 0; i < cell.gates.rows(); i++) {
                kernels.axpy(
                    to - from,
                    1,
                    cell.gates.data(),
                    cell.gates.at(i) + from,
                    table.data(),
                    table.at(placeAt[i]) + from);
              }
            });
    float[] sums = new float[table.cols()];
    ops.addColumnSums(sums, table);
    cell.accumulateBias(sums);
    if (embedding == null) {
      Matrix grad = cell.weightIh.grad();
      for (int s = 0; s < distinct; s++) {
        for (int j = 0; j < grad.rows(); j++) {
          grad.set(j, symbols[s], grad.get(j, symbols[s]) + table.get(s, j));
        }
      }
    } else {
      embeddingBackward(cell);
    }
    forget();
  }

  private void embeddingBackward(Cell cell) {
    Matrix x = gather(0);
    ops.addMulTransposed(cell.weightIh.grad(), table, x);
    ops.mul(x, table, cell.weightIh.value());
    for (int s = 0; s < distinct; s++) {
      kernels.axpy(
          x.cols(), 1, x.data(), x.at(s), embedding.gradient(), embedding.grad().at(symbols[s]));
    }
  }
}
