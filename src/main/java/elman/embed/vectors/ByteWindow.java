package elman.embed.vectors;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes of a file, of which a part is there at any time. */
interface ByteWindow {
  /**
   * The bytes from a place on.
   *
   * @param from no less than at the call before
   * @param least how many are needed
   * @return at least so many, unless the file ends; little-endian, valid until the next call
   */
  ByteBuffer at(long from, int least) throws IOException;
}
