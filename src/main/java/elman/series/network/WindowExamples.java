package elman.series.network;

import elman.core.Rng;
import java.util.Arrays;
import java.util.List;

/**
 * The windows to learn from: all whose values and targets lie in a part of their series. Windows
 * that begin before their series do are taken where there is no better one, but they see at least a
 * segment.
 */
final class WindowExamples {
  private final List<WindowSeries> series;
  private final int[] firstOrigins;

  /** Windows of the series before each, and of all. */
  private final long[] before;

  private WindowExamples(List<WindowSeries> series, int[] firstOrigins, long[] before) {
    this.series = series;
    this.firstOrigins = firstOrigins;
    this.before = before;
  }

  /** Where the part that is kept from training begins; at the end if it would be no good. */
  private static int cut(WindowSettings settings, int size) {
    int cut = (int) Math.round(size * (1 - settings.training().holdout()));
    boolean useful =
        size - cut >= settings.horizon() && cut >= settings.horizon() + settings.segment();
    return useful ? cut : size;
  }

  /** Those that end before the part that is kept. */
  static WindowExamples training(WindowSettings settings, List<WindowSeries> series) {
    int[] firsts = new int[series.size()];
    int[] ends = new int[series.size()];
    for (int i = 0; i < firsts.length; i++) {
      int last = cut(settings, series.get(i).size()) - settings.horizon();
      firsts[i] = Math.max(settings.segment(), Math.min(settings.window(), last));
      ends[i] = last + 1;
    }
    return of(series, firsts, ends);
  }

  /** Those whose targets are in the part that is kept. */
  static WindowExamples heldOut(WindowSettings settings, List<WindowSeries> series) {
    int[] firsts = new int[series.size()];
    int[] ends = new int[series.size()];
    for (int i = 0; i < firsts.length; i++) {
      firsts[i] = cut(settings, series.get(i).size());
      ends[i] = series.get(i).size() - settings.horizon() + 1;
    }
    return of(series, firsts, ends);
  }

  private static WindowExamples of(List<WindowSeries> series, int[] firsts, int[] ends) {
    long[] before = new long[firsts.length + 1];
    for (int i = 0; i < firsts.length; i++) {
      boolean useful = series.get(i).varies();
      before[i + 1] = before[i] + (useful ? Math.max(0, ends[i] - firsts[i]) : 0);
    }
    return new WindowExamples(series, firsts, before);
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
