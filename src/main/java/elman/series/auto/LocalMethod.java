package elman.series.auto;

import elman.core.Workers;
import elman.series.Backtest;
import elman.series.Forecast;
import elman.series.GlobalMethod;
import elman.series.GlobalModel;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import java.util.List;

/**
 * A method that forecasts each series by itself, where one for collections is wanted: it has
 * nothing to learn beforehand.
 */
public record LocalMethod(Method method) implements GlobalMethod {
  /** A model that has learned nothing. */
  record Model(Method method, Workers workers) implements GlobalModel {
    @Override
    public List<Forecast> forecast(List<Series> series, Task task) {
      return Backtest.Forecaster.of(method, workers).forecast(series, task);
    }

    @Override
    public GlobalModel update(List<Series> series, Training training) {
      return this;
    }
  }

  @Override
  public String name() {
    return method.name();
  }

  @Override
  public boolean canLearn(List<Series> series, Task task) {
    return true;
  }

  @Override
  public GlobalModel train(List<Series> series, Task task, Training training) {
    return new Model(method, training.ops().workers());
  }
}
