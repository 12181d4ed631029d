package elman.series.network;

import elman.core.Rng;
import java.util.Arrays;
import java.util.List;

/**
 * The windows to learn from: all that are followed by H values of their series. Windows that begin
 * before their series do are taken where there is no better one, but they see at least a segment.
 */
final class WindowExamples {
  private final List<WindowSeries> series;
  private final int[] firstOrigins;

  /** Windows of the series before each, and of all. */
  private final long[] before;

  WindowExamples(WindowSettings settings, List<WindowSeries> series) {
    this.series = series;
    firstOrigins = new int[series.size()];
    before = new long[series.size() + 1];
    for (int i = 0; i < firstOrigins.length; i++) {
      int last = series.get(i).size() - settings.horizon();
      firstOrigins[i] = Math.max(settings.segment(), Math.min(settings.window(), last));
      boolean useful = series.get(i).varies();
      before[i + 1] = before[i] + (useful ? Math.max(0, last + 1 - firstOrigins[i]) : 0);
    }
  }

  /** Number of windows. */
  long count() {
    return before[before.length - 1];
  }

  /** Makes row {@code b} of a batch window {@code number} of all, in [0, {@link #count}). */
  void put(WindowBatch batch, int b, long number) {
    int found = Arrays.binarySearch(before, number);
    int i = found < 0 ? -found - 2 : found;
    // Of several series that begin at the same number all but the last have no windows.
    while (before[i + 1] == before[i]) {
      i++;
    }
    batch.set(b, series.get(i), firstOrigins[i] + (int) (number - before[i]));
  }

  /** A window drawn at random. */
  long draw(Rng rng) {
    return (long) (rng.nextDouble() * count());
  }
}
