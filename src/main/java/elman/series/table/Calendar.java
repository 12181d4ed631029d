package elman.series.table;

import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;

/**
 * What the calendar says of a time, each as sine and cosine of the part of its cycle that is over:
 * the hour of the day where steps are below a day, the day of the week where they are below a week,
 * the day of the year where they are below a year.
 */
final class Calendar {
  private static final int DAY_SECONDS = 86_400;

  private Calendar() {}

  /**
   * The row of a time.
   *
   * @param wall milliseconds since 1970 on the wall clock
   * @return numbers from -1 to 1; none for years and for an index
   */
  static double[] row(Frequency frequency, long wall) {
    double days = days(frequency);
    double[] row = new double[6];
    int size = 0;
    long day = Math.floorDiv(wall, TimeForm.DAY);
    double hours = Math.floorMod(wall, TimeForm.DAY) / (double) TimeForm.DAY;
    if (days < 1) {
      size = add(row, size, hours);
    }
    if (days < 7) {
      size = add(row, size, (Math.floorMod(day - 4, 7L) + hours) / 7);
    }
    if (days < 365) {
      LocalDate date = LocalDate.ofEpochDay(day);
      double length = Year.isLeap(date.getYear()) ? 366 : 365;
      size = add(row, size, (date.getDayOfYear() - 1 + hours) / length);
    }
    return Arrays.copyOf(row, size);
  }

  /** The length of a step in days, about. */
  private static double days(Frequency frequency) {
    return switch (frequency.unit()) {
      case INDEX -> Double.POSITIVE_INFINITY;
      case SECOND -> frequency.count() / (double) DAY_SECONDS;
      case MONTH -> frequency.count() * 30.5;
      case DAY, WEEKDAY -> frequency.count();
    };
  }

  private static int add(double[] row, int at, double part) {
    row[at] = Math.sin(2 * Math.PI * part);
    row[at + 1] = Math.cos(2 * Math.PI * part);
    return at + 2;
  }
}
