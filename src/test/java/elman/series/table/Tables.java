package elman.series.table;

import elman.io.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Tables that tests read. */
final class Tables {
  private Tables() {}

  static Source source(String name, String text) {
    return Source.of(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Table read(String text) throws IOException {
    return read(text, TableSettings.DEFAULT);
  }

  static Table read(String text, TableSettings settings) throws IOException {
    return Table.read(List.of(source("in.csv", text)), settings);
  }

  /** Settings for a form, a horizon and regressors, and nothing else. */
  static TableSettings settings(TableSettings.Form form, int horizon, String... regressors) {
    return new TableSettings(
        form,
        null,
        null,
        null,
        List.of(regressors),
        null,
        TableSettings.Repeated.LAST,
        null,
        null,
        null,
        horizon,
        '.',
        false,
        false,
        false);
  }

  static TableSettings columns(String id, String time, String value) {
    return new TableSettings(
        null,
        id,
        time,
        value,
        List.of(),
        null,
        TableSettings.Repeated.LAST,
        null,
        null,
        null,
        0,
        '.',
        false,
        false,
        false);
  }

  static TableSettings repeated(TableSettings.Repeated how) {
    return new TableSettings(
        null, null, null, null, List.of(), null, how, null, null, null, 0, '.', false, false,
        false);
  }

  static TableSettings frequency(String frequency) {
    return new TableSettings(
        null,
        null,
        null,
        null,
        List.of(),
        null,
        TableSettings.Repeated.LAST,
        null,
        Frequency.parse(frequency),
        null,
        0,
        '.',
        false,
        false,
        false);
  }

  static TableSettings timeFormat(String pattern) {
    return new TableSettings(
        null,
        null,
        null,
        null,
        List.of(),
        null,
        TableSettings.Repeated.LAST,
        pattern,
        null,
        null,
        0,
        '.',
        false,
        false,
        false);
  }

  static TableSettings decimalComma() {
    return new TableSettings(
        null,
        null,
        null,
        null,
        List.of(),
        null,
        TableSettings.Repeated.LAST,
        null,
        null,
        null,
        0,
        ',',
        false,
        false,
        false);
  }

  static TableSettings zeros() {
    return new TableSettings(
        null,
        null,
        null,
        null,
        List.of(),
        null,
        TableSettings.Repeated.LAST,
        null,
        null,
        null,
        0,
        '.',
        false,
        true,
        false);
  }

  static TableSettings strict() {
    return new TableSettings(
        null,
        null,
        null,
        null,
        List.of(),
        null,
        TableSettings.Repeated.LAST,
        null,
        null,
        null,
        0,
        '.',
        true,
        false,
        false);
  }

  /** Times and the values 1, 2 and so on, without a header. */
  static String numbered(String... times) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < times.length; i++) {
      text.append('"').append(times[i]).append("\",").append(i + 1).append('\n');
    }
    return text.toString();
  }

  /** The first times behind the last value, or that many steps after it. */
  static List<String> next(Table table, int... steps) {
    int size = table.series().get(0).size();
    List<String> times = new ArrayList<>();
    for (int step : steps.length == 0 ? new int[] {0, 1, 2} : steps) {
      times.add(table.time(0, size + step));
    }
    return times;
  }

  static double[] values(int size, DoubleUnaryOperator at) {
    double[] values = new double[size];
    Arrays.setAll(values, at::applyAsDouble);
    return values;
  }
}
