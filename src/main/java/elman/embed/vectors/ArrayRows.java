package elman.embed.vectors;

/**
 * Rows of one array.
 *
 * @param data row after row
 * @param dim floats in a row
 * @param chosen which of the array's rows these are; null if all
 */
record ArrayRows(float[] data, int dim, int[] chosen) implements Rows {
  @Override
  public int size() {
    return chosen == null ? data.length / dim : chosen.length;
  }

  @Override
  public void copy(int row, float[] to, int offset) {
    System.arraycopy(data, (chosen == null ? row : chosen[row]) * dim, to, offset, dim);
  }
}
