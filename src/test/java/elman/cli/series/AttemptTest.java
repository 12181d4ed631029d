package elman.cli.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.cli.shell.IncompleteException;
import elman.io.FormatException;
import elman.series.Forecast;
import elman.series.GlobalModel;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptTest {
  private static final Task TASK = new Task(2, List.of(), 1, List.of(0.1, 0.9));

  /** Says of series what their first value says: throws, gives no number, or ones around it. */
  private static final class Fragile implements GlobalModel {
    @Override
    public List<Forecast> forecast(List<Series> series, Task task) {
      List<Forecast> forecasts = new ArrayList<>();
      for (Series one : series) {
        double x = one.values()[0];
        if (x == 13) {
          throw new ArithmeticException("singular");
        }
        double mean = x == 7 ? Double.POSITIVE_INFINITY : x;
        forecasts.add(
            new Forecast(
                new double[] {mean, mean},
                new double[][] {{mean - 1, mean - 3}, {mean + 1, mean + 3}}));
      }
      return forecasts;
    }

    @Override
    public GlobalModel update(List<Series> series, Training training) {
      return this;
    }
  }

  private static Series series(String id, double... values) {
    return new Series(id, values);
  }

  private static List<Forecast> forecasts(Failures failures, Series... series) {
    return new Attempt("fragile", new Fragile(), failures).forecast(List.of(series), TASK);
  }

  private static String report(Failures failures, int all) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    IncompleteException thrown =
        assertThrows(IncompleteException.class, () -> failures.report(stream, "elman x", all));
    return err.toString(StandardCharsets.UTF_8) + thrown.getMessage();
  }

  @Test
  void aSeriesThatCannotBeForecastSpoilsNoOther() {
    Failures failures = new Failures();
    List<Forecast> forecasts =
        forecasts(failures, series("a", 5, 5), series("b", 13, 1), series("c", 7, 1));
    assertArrayEquals(new double[] {5, 5}, forecasts.get(0).mean());
    assertFalse(forecasts.get(1).isFinite());
    assertFalse(forecasts.get(2).isFinite());
    assertEquals(
        """
        elman x: series b left out: fragile failed: java.lang.ArithmeticException: singular
        elman x: series c left out: fragile came to no finite numbers
        2 of 3 series left out; the others are done""",
        report(failures, 3).replace("\r\n", "\n"));
  }

  @Test
  void theSameReasonIsReportedOnce() {
    Failures failures = new Failures();
    forecasts(failures, series("c", 7, 1));
    forecasts(failures, series("c", 7, 1));
    assertEquals(1, report(failures, 4).lines().filter(line -> line.contains("left out:")).count());
  }

  @Test
  void ofNothingDoneTheFirstReasonIsThatOfAll() {
    Failures failures = new Failures();
    forecasts(failures, series("c", 7, 1), series("d", 7, 2));
    FormatException thrown =
        assertThrows(FormatException.class, () -> failures.throwFirst("sales.csv"));
    assertEquals("sales.csv: series c: fragile came to no finite numbers", thrown.getMessage());
  }

  @Test
  void whatWasNeverNegativeIsNotForecastToBe() {
    Failures failures = new Failures();
    List<Forecast> forecasts = forecasts(failures, series("a", 2, 0), series("b", 2, -1));
    assertArrayEquals(new double[] {1, 0}, forecasts.get(0).quantiles()[0]);
    assertArrayEquals(new double[] {3, 5}, forecasts.get(0).quantiles()[1]);
    assertArrayEquals(new double[] {1, -1}, forecasts.get(1).quantiles()[0]);
    assertTrue(forecasts.get(0).isFinite());
  }
}
