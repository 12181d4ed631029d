package elman.embed.vectors;

import elman.io.FormatException;
import java.io.UncheckedIOException;

/**
 * Rows that stay in their file.
 *
 * @param source what messages call the file
 * @param file the file
 * @param starts where each row's floats begin
 * @param size how many rows there are
 * @param dim floats in a row
 */
record MappedRows(String source, MappedFile file, long[] starts, int size, int dim)
    implements Rows {
  @Override
  public void copy(int row, float[] to, int offset) {
    try {
      file.copy(starts[row], to, offset, dim);
    } catch (InternalError e) {
      throw new UncheckedIOException(changed(source, e));
    }
  }

  /** The complaint about a file of which a part is gone that was there before. */
  static FormatException changed(String source, InternalError cause) {
    return new FormatException(source, null, "was cut short while it was read", cause);
  }
}
