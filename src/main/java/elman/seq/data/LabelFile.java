package elman.seq.data;

import elman.io.FormatException;
import elman.io.Source;
import java.io.Closeable;
import java.io.IOException;

/** Labels one after another: a line each, or an array of NumPy. */
final class LabelFile implements Closeable {
  private final String name;
  private final Lines lines;
  private final NpyArray array;

  /** Opens a source. */
  LabelFile(Source source) throws IOException {
    Input input = Input.open(source);
    name = input.name();
    array = input.isArray() ? input.array() : null;
    lines = input.isArray() ? null : input.lines();
    if (array != null && array.shape().length != 1) {
      close();
      throw new FormatException(name, null, "is no array of one dimension, as labels are");
    }
  }

  /** What messages call the file. */
  String name() {
    return name;
  }

  /** The next; null behind the last. */
  String next() throws IOException {
    if (array != null) {
      return array.nextNumber();
    }
    String label = lines.next();
    if (label != null && label.isBlank()) {
      throw lines.fault("is empty; a line is a label");
    }
    return label;
  }

  @Override
  public void close() throws IOException {
    if (array == null) {
      lines.close();
    } else {
      array.close();
    }
  }
}
