package elman.embed.vectors;

import elman.core.Workers;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks for numbers that are infinite or none. */
final class FiniteCheck {
  private final Rows rows;
  private final AtomicInteger first = new AtomicInteger(Integer.MAX_VALUE);

  FiniteCheck(Rows rows) {
    this.rows = rows;
  }

  /** The first of all rows with such a number, or -1. */
  static int first(Rows rows, Workers workers) {
    FiniteCheck check = new FiniteCheck(rows);
    workers.split(rows.size(), 1, check::look);
    return check.first();
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
