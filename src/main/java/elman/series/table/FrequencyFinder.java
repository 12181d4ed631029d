package elman.series.table;

import elman.io.FormatException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out how far the times of a table are apart: the most common difference counts. */
final class FrequencyFinder {
  /** Steps that people choose, in seconds; for times that waver. */
  private static final int[] ROUND = {
    1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10_800, 14_400, 21_600,
    28_800, 43_200, 86_400, 604_800
  };

  private final TimeForm form;

  /** How often there is each difference: milliseconds or of an index, or months below 0. */
  private final Map<Long, Long> counts = new HashMap<>();

  private long total;
  private final WeekdayFinder weekdays = new WeekdayFinder();

  FrequencyFinder(TimeForm form) {
    this.form = form;
  }

  /**
   * The frequency of a table: the one that is said, else that which most times of all series have.
   *
   * @param source what messages call the table
   * @throws FormatException if what is said does not go with the times, or if there is none for
   *     them
   */
  static Frequency find(TableSettings settings, TimeForm form, List<Points> points, String source)
      throws FormatException {
    Frequency said = settings.frequency();
    if (said != null && said.isDated() == form.isIndex()) {
      throw new FormatException(
          source,
          null,
          form.isIndex()
              ? "has whole numbers for times, which have no frequency " + said
              : "has dates for times, which have a frequency such as D or 15min, not " + said);
    }
    if (said != null) {
      return said;
    }
    FrequencyFinder finder = new FrequencyFinder(form);
    for (Points one : points) {
      if (one.fault() == null) {
        finder.add(one.keys(), one.size());
      }
    }
    try {
      Frequency found = finder.find();
      return found == null ? Frequency.parse(form.isIndex() ? "1" : "D") : found;
    } catch (IllegalArgumentException e) {
      throw new FormatException(source, null, e.getMessage(), e);
    }
  }

  /**
   * Adds the times of a series.
   *
   * @param keys ascending; the first {@code size} of them count
   */
  void add(long[] keys, int size) {
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        long difference = difference(keys[i - 1], keys[i]);
        if (difference != 0) {
          counts.merge(difference, 1L, Long::sum);
          total++;
        }
      }
      if (!form.isIndex() && i == 0) {
        weekdays.add(day(keys[0]));
      } else if (!form.isIndex()) {
        weekdays.add(day(keys[i - 1]), day(keys[i]));
      }
    }
  }

  private long day(long key) {
    return Math.floorDiv(form.wall(key), TimeForm.DAY);
  }

  private long difference(long before, long after) {
    long from = form.wall(before);
    long to = form.wall(after);
    if (form.isIndex()) {
      return to - from;
    }
    if ((to - from) % TimeForm.DAY != 0 || to == from) {
      return form.elapsed(after) - form.elapsed(before);
    }
    long months = Grid.month(to) - Grid.month(from);
    boolean whole = Grid.dayOfMonth(from) == Grid.dayOfMonth(to);
    boolean ends = Grid.isLastOfMonth(from) && Grid.isLastOfMonth(to);
    return months > 0 && (whole || ends) ? -months : to - from;
  }

  /**
   * The frequency.
   *
   * @return null if no series has two times
   * @throws IllegalArgumentException saying why there is none
   */
  Frequency find() {
    String resolution = form.resolution();
    long most = 0;
    long usual = 0;
    for (Map.Entry<Long, Long> entry : counts.entrySet()) {
      long count = entry.getValue();
      long difference = entry.getKey();
      if (count > most || (count == most && length(difference) < length(usual))) {
        most = count;
        usual = difference;
      }
    }
    if (usual == 0) {
      return resolution == null ? null : Frequency.parse(resolution);
    }
    if (form.isIndex()) {
      return new Frequency(Frequency.Unit.INDEX, (int) Math.min(usual, Integer.MAX_VALUE));
    }
    Weekdays open = weekdays.find(total, usual == TimeForm.DAY);
    if (open != null) {
      return new Frequency(open);
    }
    if (most * 2 <= total) {
      Frequency round = round(median());
      if (round != null) {
        return round;
      }
    }
    return exact(usual);
  }

  private static double length(long difference) {
    return difference < 0 ? -difference * 30.44 * TimeForm.DAY : difference;
  }

  private Frequency exact(long difference) {
    if (difference < 0) {
      return new Frequency(Frequency.Unit.MONTH, (int) Math.min(-difference, 12_000));
    }
    if (difference % TimeForm.DAY == 0) {
      return new Frequency(Frequency.Unit.DAY, (int) Math.min(difference / TimeForm.DAY, 1 << 20));
    }
    if (difference < 1000) {
      throw new IllegalArgumentException("has times that are less than a second apart");
    }
    long seconds = Math.round(difference / 1000.0);
    return new Frequency(Frequency.Unit.SECOND, (int) Math.min(seconds, Integer.MAX_VALUE));
  }

  private double median() {
    long passed = 0;
    for (long difference :
        counts.keySet().stream()
            .sorted((a, b) -> Double.compare(length(a), length(b)))
            .mapToLong(Long::longValue)
            .toArray()) {
      passed += counts.get(difference);
      if (passed * 2 >= total) {
        return length(difference);
      }
    }
    return 0;
  }

  /** The step that people would choose which is next to a length, if one is near. */
  private static Frequency round(double length) {
    double days = length / TimeForm.DAY;
    for (int months : new int[] {1, 3, 12}) {
      if (Math.abs(days / (months * 30.44) - 1) < (months == 1 ? 0.1 : 0.05)) {
        return new Frequency(Frequency.Unit.MONTH, months);
      }
    }
    for (int seconds : ROUND) {
      if (Math.abs(length / (seconds * 1000.0) - 1) < 0.1) {
        return seconds < 86_400
            ? new Frequency(Frequency.Unit.SECOND, seconds)
            : new Frequency(Frequency.Unit.DAY, seconds / 86_400);
      }
    }
    return null;
  }
}
