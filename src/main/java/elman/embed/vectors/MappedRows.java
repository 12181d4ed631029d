package elman.embed.vectors;

/**
 * Rows that stay in their file.
 *
 * @param file the file
 * @param starts where each row's floats begin
 * @param size how many rows there are
 * @param dim floats in a row
 */
record MappedRows(MappedFile file, long[] starts, int size, int dim) implements Rows {
  @Override
  public void copy(int row, float[] to, int offset) {
    file.copy(starts[row], to, offset, dim);
  }
}
