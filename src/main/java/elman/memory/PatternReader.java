package elman.memory;

import elman.io.FormatException;
import elman.io.Source;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads patterns one by one: rows of 0 and 1 or of 1 and -1, with commas, semicolons, tabs, spaces
 * or (0 and 1) nothing between; or portable bitmaps, P1 or P4, one behind the other, whose black is
 * 1.
 */
public final class PatternReader implements Closeable {
  /** Bits that a pattern has at most. */
  static final int MOST_BITS = 1 << 24;

  private final String source;
  private final InputStream in;
  private final Bits bits;
  private Pattern last;

  /** What reads one kind of file. */
  interface Bits {
    /**
     * Returns the next pattern, or null if there is none.
     *
     * @throws FormatException if it is none
     */
    Pattern next() throws IOException;

    /** Returns where the last pattern was, for messages. */
    String place();
  }

  /**
   * Opens a source.
   *
   * @throws IOException naming it, if it cannot be read
   */
  public PatternReader(Source source) throws IOException {
    this.source = source.name();
    in = new BufferedInputStream(source.open());
    bits = isPicture() ? new BitmapReader(this.source, in) : new RowReader(this.source, in);
  }

  private boolean isPicture() throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    return first == 'P';
  }

  /**
   * Returns the next pattern, or null if there is none.
   *
   * @throws FormatException if it cannot be read, or has another size than the one before
   */
  public Pattern next() throws IOException {
    Pattern next = bits.next();
    if (next == null) {
      return null;
    }
    if (last != null
        && (next.bits().length != last.bits().length || next.width() != last.width())) {
      throw new FormatException(
          source,
          bits.place(),
          "has "
              + next.extent()
              + ", and the one before has "
              + last.extent()
              + "; all must have as many");
    }
    last = next;
    return next;
  }

  /** Returns where the last pattern was, for messages. */
  public String place() {
    return bits.place();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
