package elman.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final Task TASK = new Task(2, List.of(), 1, List.of(0.025, 0.975));

  private static final List<Series> ALL =
      List.of(
          new Series("long", new double[] {1, 2, 4, 7, 11, 16, 22, 29}),
          new Series("short", new double[] {5, 6, 6, 5}),
          new Series("none", new double[] {1, 2, 3}));

  private static List<Backtest.Result> naive(Backtest backtest) {
    try (Workers workers = new Workers(2)) {
      return backtest.run(ALL, TASK, Backtest.Forecaster.of(new Naive(), workers));
    }
  }

  @Test
  void originsRollBackFromTheEnd() {
    List<Backtest.Result> results = naive(Backtest.of(3, TASK));
    List<Backtest.Origin> origins = results.get(0).origins();
    assertEquals(List.of(6, 4, 2), origins.stream().map(Backtest.Origin::known).toList());
    assertArrayEquals(new double[] {16, 16}, origins.get(0).forecast().mean());
    assertArrayEquals(new double[] {2, 2}, origins.get(2).forecast().mean());
    assertEquals((6 + 13) / 2.0 / 3, origins.get(0).errors().mase(), 1e-12);
  }

  @Test
  void aShortSeriesHasFewerOrigins() {
    List<Backtest.Result> results = naive(Backtest.of(3, TASK));
    assertEquals(List.of("long", "short", "none"), ids(results));
    assertEquals(1, results.get(1).origins().size());
    assertEquals(0, results.get(2).origins().size());
    assertTrue(Double.isNaN(results.get(2).errors().smape()));
  }

  @Test
  void stepsMayBeShorterThanTheHorizon() {
    List<Backtest.Result> results = naive(new Backtest(9, 1, 4));
    assertEquals(
        List.of(6, 5, 4), results.get(0).origins().stream().map(Backtest.Origin::known).toList());
  }

  @Test
  void aGlobalMethodSeesEachOriginsSeriesTogetherAndNothingOfTheFuture() {
    List<String> seen = new ArrayList<>();
    Backtest.of(2, TASK)
        .run(
            ALL,
            TASK,
            (past, task) -> {
              past.forEach(series -> seen.add(series.id() + " " + series.size()));
              return past.stream().map(series -> new Naive().forecast(series, task)).toList();
            });
    assertEquals(List.of("long 6", "short 2", "long 4"), seen);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new Backtest(0, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Backtest(1, 0, 2));
    assertThrows(IllegalArgumentException.class, () -> new Backtest(1, 1, 1));
  }

  private static List<String> ids(List<Backtest.Result> results) {
    return results.stream().map(Backtest.Result::id).toList();
  }

  @Test
  void endsWhereThereIsTooLittleToLearnFrom() {
    List<Backtest.Result> results =
        Backtest.of(3, TASK)
            .run(
                ALL,
                TASK,
                (past, task) ->
                    past.get(0).size() < 6
                        ? List.of()
                        : past.stream().map(one -> new Naive().forecast(one, task)).toList());
    assertEquals(
        List.of(6), results.get(0).origins().stream().map(Backtest.Origin::known).toList());
  }
}
