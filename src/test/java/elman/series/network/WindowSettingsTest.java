package elman.series.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.series.Series;
import elman.series.Task;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowSettingsTest {
  private static WindowSettings of(int horizon, List<Integer> periods, int length) {
    Task task = new Task(horizon, periods, 1, List.of());
    Series series = new Series("a", new double[length]);
    return WindowSettings.of(task, Collections.nCopies(3, series), WindowCell.GRU);
  }

  @Test
  void aWindowIsTwoOfTheLongestSeasonsReadByTheShortest() {
    WindowSettings hourly = of(48, List.of(24, 168), 700);
    assertEquals(312, hourly.window());
    assertEquals(24, hourly.segment());
  }

  @Test
  void aLongSeasonIsReadInEqualParts() {
    assertEquals(26, of(13, List.of(52), 1000).segment());
    assertEquals(29, of(13, List.of(29 * 31), 1000).segment());
  }

  @Test
  void noWindowIsLongerThanWhatCanBePaidFor() {
    WindowSettings minutes = of(60, List.of(60, 1440, 525600), 2_000_000);
    assertEquals(30, minutes.segment());
    assertEquals(1050, minutes.window());
  }

  @Test
  void manyWindowsMakeALargerNetworkThatIsTrainedForLonger() {
    WindowSettings few = of(8, List.of(4), 40);
    WindowSettings many = of(8, List.of(4), 100_000);
    assertEquals(3, few.training().epochs());
    assertEquals(60, many.training().epochs());
    assertTrue(few.hidden() < many.hidden());
  }

  @Test
  void shortSeriesHaveShortWindows() {
    assertEquals(8, of(8, List.of(4), 24).window());
    assertEquals(1, of(6, List.of(), 3).window());
    assertEquals(24, of(48, List.of(24), 0).window());
  }

  @Test
  void metadataGivesTheSettingsBack() {
    WindowSettings settings =
        of(48, List.of(24, 168), 700)
            .with(WindowSettings.Training.DEFAULT.withEpochs(3).withSeed(-5));
    assertEquals(settings, WindowSettings.of(settings.metadata()));
  }

  @Test
  void whatIsMissingOrOutOfRangeIsRefused() {
    Map<String, String> metadata = of(48, List.of(24), 700).metadata();
    metadata.remove("segment");
    assertThrows(IllegalArgumentException.class, () -> WindowSettings.of(metadata));
    metadata.put("segment", "25");
    assertThrows(IllegalArgumentException.class, () -> WindowSettings.of(metadata));
    metadata.put("segment", "12");
    metadata.put("cell", "transformer");
    assertThrows(IllegalArgumentException.class, () -> WindowSettings.of(metadata));
  }

  @Test
  void regressorsCountIfAllSeriesHaveAsMany() {
    Task task = new Task(2, List.of(), 1, List.of());
    Series with = new Series("a", new double[3], new double[5][4]);
    Series without = new Series("b", new double[3]);
    assertEquals(4, WindowSettings.of(task, List.of(with), WindowCell.LSTM).regressors());
    assertEquals(0, WindowSettings.of(task, List.of(with, without), WindowCell.LSTM).regressors());
  }
}
