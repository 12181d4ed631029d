package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.List;

/** A table of V vectors of E numbers, looked up by symbols. */
public final class Embedding {
  private final Ops ops;
  private final Param table;

  /**
   * @param name what the name of the parameter begins with
   */
  public Embedding(Ops ops, String name, int symbols, int width) {
    this.ops = ops;
    table = Param.zeros(name + ".weight", symbols, width);
  }

  /** The table, V x E. */
  public Param table() {
    return table;
  }

  /** The table alone. */
  public List<Param> params() {
    return List.of(table);
  }

  /**
   * Writes the symbols' vectors.
   *
   * @param x gets row ids[i] of the table in row i
   */
  public void forward(int[] ids, Matrix x) {
    for (int i = 0; i < x.rows(); i++) {
      x.rows(i, 1).copyFrom(table.value().rows(ids[i], 1));
    }
  }

  /** Adds the gradients by the vectors to those of the table, in the order of the rows. */
  public void backward(int[] ids, Matrix dx) {
    for (int i = 0; i < dx.rows(); i++) {
      ops.addAlone(table.grad().rows(ids[i], 1), dx.rows(i, 1));
    }
  }
}
