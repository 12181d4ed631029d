package elman.series.network;

import elman.series.GlobalMethod;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import java.util.List;

/** Exponential smoothing and a recurrent network, trained together (Smyl 2020). */
public final class EsRnnMethod implements GlobalMethod {
  /** Multiply-adds of a training: some minutes. */
  public static final double WORK = 5e12;

  @Override
  public String name() {
    return "esrnn";
  }

  @Override
  public boolean canLearn(List<Series> series, Task task) {
    if (series.isEmpty()) {
      return false;
    }
    int least = EsRnnSettings.of(task, series, WORK).least();
    return series.stream().anyMatch(one -> one.size() >= least);
  }

  @Override
  public EsRnnModel train(List<Series> series, Task task, Training training) {
    return EsRnnModel.train(EsRnnSettings.of(task, series, WORK), series, training);
  }
}
