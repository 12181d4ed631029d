package elman.embed.vectors;

/** Rows of floats, however they are kept. */
public interface Rows {
  /** How many rows there are. */
  int size();

  /** Floats in a row. */
  int dim();

  /** Copies row {@code row} to {@code to}, from {@code offset} on. */
  void copy(int row, float[] to, int offset);
}
