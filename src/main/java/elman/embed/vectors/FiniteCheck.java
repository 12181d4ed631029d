package elman.embed.vectors;

import elman.core.Workers;
import elman.io.FormatException;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks for numbers that are infinite or none. */
public final class FiniteCheck {
  /** What messages say of a row. */
  static final String NOT_FINITE = "has a number that is not finite";

  private final Rows rows;
  private final AtomicInteger first = new AtomicInteger(Integer.MAX_VALUE);

  FiniteCheck(Rows rows) {
    this.rows = rows;
  }

  /** Looks at all rows. */
  static FiniteCheck of(Rows rows, Workers workers) {
    FiniteCheck check = new FiniteCheck(rows);
    workers.split(rows.size(), 1, check::look);
    return check;
  }

  /**
   * Checks the vectors of all words.
   *
   * @throws FormatException naming the first word whose vector has such a number
   */
  public static void all(WordVectors vectors) throws FormatException {
    FiniteCheck check = new FiniteCheck(vectors.vectors());
    check.look(0, vectors.vectors().size());
    check.require(vectors);
  }

  /**
   * Checks that nothing was found.
   *
   * @param vectors the rows and their words, for the message
   * @throws FormatException naming the first word whose vector has such a number
   */
  void require(WordVectors vectors) throws FormatException {
    if (first() >= 0) {
      throw new FormatException(vectors.source(), "word " + vectors.word(first()), NOT_FINITE);
    }
  }

  /** The first row with such a number among those that were looked at, or -1. */
  int first() {
    return first.get() == Integer.MAX_VALUE ? -1 : first.get();
  }

  /** Looks at rows {@code from .. to - 1}; several threads may do so. */
  void look(int from, int to) {
    float[] row = new float[rows.dim()];
    for (int i = from; i < to && i < first.get(); i++) {
      rows.copy(i, row, 0);
      if (!isFinite(row)) {
        first.accumulateAndGet(i, Math::min);
      }
    }
  }

  /** Adding 1 to an exponent of ones, which only such numbers have, carries into a ninth bit. */
  private static boolean isFinite(float[] row) {
    int carries = 0;
    for (float value : row) {
      carries |= (Float.floatToRawIntBits(value) >>> 23 & 0xff) + 1;
    }
    return carries < 1 << 8;
  }
}
