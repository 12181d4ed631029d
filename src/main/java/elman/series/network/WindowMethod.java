package elman.series.network;

import elman.series.GlobalMethod;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import java.util.List;

/** A plain recurrent network on windows, global over all series. */
public record WindowMethod(WindowCell cell) implements GlobalMethod {
  /** Of fewer windows a network learns to be certain. */
  private static final int LEAST_WINDOWS = 8;

  @Override
  public String name() {
    return cell.label();
  }

  @Override
  public boolean canLearn(List<Series> series, Task task) {
    if (series.isEmpty()) {
      return false;
    }
    List<WindowSeries> prepared = series.stream().map(WindowSeries::new).toList();
    long windows = new WindowExamples(WindowSettings.of(task, series, cell), prepared).count();
    return windows >= LEAST_WINDOWS || prepared.stream().noneMatch(WindowSeries::varies);
  }

  @Override
  public WindowNetwork train(List<Series> series, Task task, Training training) {
    WindowSettings settings = WindowSettings.of(task, series, cell);
    return WindowNetwork.train(
        training.ops(),
        settings.with(settings.training().withSeed(training.seed())),
        series,
        training.spent());
  }
}
