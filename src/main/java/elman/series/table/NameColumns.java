package elman.series.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds the columns that name the series of a table with a row for each value.
 *
 * @param names of all columns
 * @param header whether these are names, and not numbers
 * @param content what is in the columns
 * @param sample rows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NameColumns(
    String[] names, boolean header, ColumnContent content, List<CsvRows.Row> sample) {
  /**
   * The first column that is called so, or else that has words. If its series have most of their
   * times more than once, further such columns are taken in, provided that with them no time is
   * left twice and series are still of several rows: sales of items in stores.
   *
   * @param free the columns that may be meant
   * @param time the column of times; -1 if there is none
   * @return in their order; none if no column can be meant
   */
  int[] find(Predicate<Integer> free, int time) {
    int called = first(free.and(this::isCalledSo));
    int first = called >= 0 ? called : first(free.and(content::isText));
    int[] alone = first < 0 ? new int[0] : new int[] {first};
    if (first < 0 || time < 0 || 3 * distinct(with(alone, time)) > 2 * sample.size()) {
      return alone;
    }
    Predicate<Integer> other = free.and(i -> isCalledSo(i) || content.isText(i));
    int[] several = alone;
    while (distinct(with(several, time)) < sample.size()) {
      int[] taken = several;
      int next = first(other.and(i -> !Layout.contains(taken, i)));
      if (next < 0) {
        return alone;
      }
      several = with(taken, next);
    }
    return 2 * distinct(several) > sample.size() ? alone : several;
  }

  private static int[] with(int[] columns, int another) {
    return IntStream.concat(IntStream.of(columns), IntStream.of(another)).sorted().toArray();
  }

  private boolean isCalledSo(int column) {
    return header && Heading.ID.is(names[column]);
  }

  private int first(Predicate<Integer> test) {
    return IntStream.range(0, names.length).filter(test::test).findFirst().orElse(-1);
  }

  /** How many rows there are but for those that have the same in these columns as another. */
  private int distinct(int[] columns) {
    Set<List<String>> seen = new HashSet<>();
    for (CsvRows.Row row : sample) {
      seen.add(IntStream.of(columns).mapToObj(row::cell).toList());
    }
    return seen.size();
  }
}
