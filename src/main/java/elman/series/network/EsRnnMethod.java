package elman.series.network;

import elman.series.GlobalMethod;
import elman.series.Series;
import elman.series.Task;
import elman.series.Training;
import java.util.List;

/**
 * Exponential smoothing and a recurrent network, trained together (Smyl 2020).
 *
 * @param settings null for those that suit the collection
 */
public record EsRnnMethod(EsRnnSettings settings) implements GlobalMethod {
  /** Multiply-adds of a training: some minutes. */
  public static final double WORK = 5e12;

  /** With the settings that suit the collection. */
  public EsRnnMethod() {
    this(null);
  }

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
    EsRnnSettings chosen = settings == null ? EsRnnSettings.of(task, series, WORK) : settings;
    return EsRnnModel.train(chosen, series, training);
  }
}
