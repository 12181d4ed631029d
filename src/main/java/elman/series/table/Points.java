package elman.series.table;

import elman.io.FormatException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The observations of one series as they were read, without an object for each. */
final class Points {
  private static final int FIRST_CAPACITY = 8;

  private final String id;
  private long[] keys = new long[FIRST_CAPACITY];
  private double[] values = new double[FIRST_CAPACITY];
  private int[] lines = new int[FIRST_CAPACITY];

  /** By column and observation. */
  private final double[][] regressors;

  private int size;
  private boolean sorted = true;
  private FormatException fault;

  Points(String id, int regressors) {
    this.id = id;
    this.regressors = new double[regressors][FIRST_CAPACITY];
  }

  String id() {
    return id;
  }

  int size() {
    return size;
  }

  long key(int i) {
    return keys[i];
  }

  long[] keys() {
    return keys;
  }

  double value(int i) {
    return values[i];
  }

  void setValue(int i, double value) {
    values[i] = value;
  }

  int line(int i) {
    return lines[i];
  }

  double regressor(int column, int i) {
    return regressors[column][i];
  }

  /** Why the series cannot be forecast; null if it can. */
  FormatException fault() {
    return fault;
  }

  /** Says why the series cannot be forecast; the first reason counts. */
  void fail(FormatException reason) {
    fault = fault == null ? reason : fault;
  }

  /**
   * Adds an observation.
   *
   * @param value NaN if it is missing
   * @param others those of the regressors
   */
  void add(long key, double value, int line, double[] others) {
    if (size == keys.length) {
      int capacity = size + (size >> 1);
      keys = Arrays.copyOf(keys, capacity);
      values = Arrays.copyOf(values, capacity);
      lines = Arrays.copyOf(lines, capacity);
      for (int i = 0; i < regressors.length; i++) {
        regressors[i] = Arrays.copyOf(regressors[i], capacity);
      }
    }
    sorted = sorted && (size == 0 || keys[size - 1] <= key);
    keys[size] = key;
    values[size] = value;
    lines[size] = line;
    for (int i = 0; i < regressors.length; i++) {
      regressors[i][size] = others[i];
    }
    size++;
  }

  /** Frees the memory. */
  void clear() {
    keys = new long[0];
    values = new double[0];
    lines = new int[0];
    Arrays.fill(regressors, values);
    size = 0;
  }

  /** Reads the keys once the form of the times is known. */
  void finish(TimeForm form, Lines places) {
    sorted = true;
    for (int i = 0; i < size; i++) {
      keys[i] = form.finished(keys[i]);
      if (keys[i] == TimeForm.NONE) {
        fail(places.fault(lines[i], "", "has a day that there is not"));
      }
      sorted = sorted && (i == 0 || keys[i - 1] <= keys[i]);
    }
  }

  /** Sorts by time, rows of the same time in their order. */
  void sort(Repairs repairs) throws FormatException {
    if (sorted) {
      return;
    }
    int late = 0;
    int first = 0;
    for (int i = 1; i < size; i++) {
      if (keys[i] < keys[i - 1]) {
        first = late == 0 ? i : first;
        late++;
      }
    }
    repairs.add(Repairs.Kind.UNSORTED, late, lines[first]);
    Integer[] order = IntStream.range(0, size).boxed().toArray(Integer[]::new);
    long[] unsorted = keys;
    Arrays.sort(order, Comparator.comparingLong(i -> unsorted[i]));
    keys = new long[size];
    double[] oldValues = values;
    int[] oldLines = lines;
    values = new double[size];
    lines = new int[size];
    for (int i = 0; i < size; i++) {
      keys[i] = unsorted[order[i]];
      values[i] = oldValues[order[i]];
      lines[i] = oldLines[order[i]];
    }
    for (int j = 0; j < regressors.length; j++) {
      double[] old = regressors[j];
      regressors[j] = new double[size];
      for (int i = 0; i < size; i++) {
        regressors[j][i] = old[order[i]];
      }
    }
    sorted = true;
  }
}
