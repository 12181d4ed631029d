package elman.series.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.nn.Param;
import elman.series.Series;
import elman.series.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EsRnnTest {
  private static final double STEP = 1e-4;

  private final Ops ops = new Ops(new ScalarKernels(), new Workers(1));
  private final Task task = new Task(5, List.of(4), 4, List.of(0.1, 0.9));

  /** Series of different lengths, the last one with negative values. */
  private static List<Series> collection() {
    List<Series> collection = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Rng rng = new Rng(i);
      double[] values = new double[40 + 7 * i];
      double[][] regressors = new double[values.length + 5][1];
      for (int t = 0; t < values.length; t++) {
        values[t] = (i == 2 ? 0 : 20) + 4 * Math.sin(Math.PI * t / 2) + rng.nextGaussian();
      }
      for (double[] row : regressors) {
        row[0] = rng.nextGaussian();
      }
      collection.add(new Series("s" + i, values, regressors));
    }
    return collection;
  }

  private final EsRnnSettings settings = EsRnnSettings.of(task, collection(), 1);

  private List<SeriesState> states() {
    Standardizer standardizer = Standardizer.of(collection(), 1);
    return collection().stream().map(s -> new SeriesState(s, settings, standardizer)).toList();
  }

  private double loss(EsRnn network, List<SeriesState> states) {
    network.refresh();
    Param.clearGradients(network.params());
    return network.train(states) / states.size();
  }

  @Test
  void gradientsOfTheSharedWeightsAreThoseOfTheLoss() {
    EsRnn network = new EsRnn(ops, settings, new Rng(1));
    List<SeriesState> states = states();
    loss(network, states);
    for (Param param : network.params()) {
      loss(network, states);
      float[] gradient = param.gradient().clone();
      float[] old = param.weights().clone();
      double norm = Math.sqrt(dot(gradient, gradient));
      assertTrue(norm > 0, param.name());
      double step = 2e-3;
      double up = moved(network, states, param, old, gradient, step / norm);
      double down = moved(network, states, param, old, gradient, -step / norm);
      System.arraycopy(old, 0, param.weights(), 0, old.length);
      assertEquals(norm, (up - down) / (2 * step), 0.03 * norm + 1e-4, param.name());
    }
  }

  private double moved(
      EsRnn network, List<SeriesState> states, Param param, float[] old, float[] by, double size) {
    for (int j = 0; j < old.length; j++) {
      param.weights()[j] = (float) (old[j] + size * by[j]);
    }
    return loss(network, states);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += (double) a[j] * b[j];
    }
    return sum;
  }

  /** They reach the loss through inputs and targets both, and through the recurrence. */
  @Test
  void gradientsOfTheSeriesOwnParametersAreThoseOfTheLoss() {
    EsRnn network = new EsRnn(ops, settings, new Rng(2));
    List<SeriesState> states = states();
    loss(network, states);
    for (SeriesState state : states) {
      double[] gradient = state.smoothing.gradient.clone();
      double[] parameters = state.smoothing.parameters;
      double[] old = parameters.clone();
      // One by one, since a and b count as much as all the seasons; steps small, for the loss
      // bends.
      for (int i = 0; i < gradient.length; i++) {
        parameters[i] = old[i] + STEP;
        double up = loss(network, states);
        parameters[i] = old[i] - STEP;
        double down = loss(network, states);
        parameters[i] = old[i];
        double measured = states.size() * (up - down) / (2 * STEP);
        double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
        assertEquals(measured, gradient[i], 0.02 * norm, "parameter " + i);
      }
    }
  }

  @Test
  void aBatchGivesWhatItsSeriesGiveAlone() {
    EsRnn network = new EsRnn(ops, settings, new Rng(3));
    network.refresh();
    List<SeriesState> states = states();
    List<double[][]> together = network.forecast(states);
    for (int i = 0; i < states.size(); i++) {
      double[][] alone = network.forecast(List.of(states.get(i))).get(0);
      for (int q = 0; q < alone.length; q++) {
        for (int h = 0; h < alone[q].length; h++) {
          assertEquals(alone[q][h], together.get(i)[q][h], 1e-5, Arrays.toString(alone[q]));
        }
      }
    }
  }
}
