package elman.seq.data;

import elman.io.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * An opened source, of which is known whether it is an array of NumPy or text.
 *
 * @param name what messages call it
 * @param bytes all of it
 * @param isArray whether it is an array
 */
record Input(String name, InputStream bytes, boolean isArray) {
  /** Opens a source and looks at its first bytes. */
  static Input open(Source source) throws IOException {
    InputStream in = new BufferedInputStream(source.open());
    try {
      in.mark(NpyArray.MAGIC.length);
      byte[] start = in.readNBytes(NpyArray.MAGIC.length);
      in.reset();
      return new Input(source.name(), in, Arrays.equals(start, NpyArray.MAGIC));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /** Its lines, if it is text. */
  Lines lines() {
    return new Lines(name, bytes);
  }

  /** Its rows, if it is an array. */
  NpyArray array() throws IOException {
    return new NpyArray(name, bytes);
  }
}
