package elman.series.network;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.DilatedStack;
import elman.nn.Initializer;
import elman.nn.Linear;
import elman.nn.Lstm;
import elman.nn.Param;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shared part of an ES-RNN (Smyl 2020): dilated LSTM layers and a linear one, from windows of I
 * values to quantiles of the H values that follow. The windows of a series, from the first to the
 * last, are the steps of the recurrence.
 *
 * <p>With z, l and s of {@link Smoothing}, the window that ends at t and what is forecast from it
 * are
 *
 * <pre>
 *   x(i) = z(t-I+i) - s(t-I+i) - l(t),  i = 1 .. I       y(h) = z(t+h) - s(t+h) - l(t),  h = 1 .. H
 * </pre>
 *
 * and the loss is twice the pinball loss of y, summed over the quantiles, mean over horizon and
 * windows, and the penalty of {@link Smoothing#penalty}.
 */
final class EsRnn {
  private final EsRnnSettings settings;
  private final double[] taus;
  private final DilatedStack stack;
  private final Linear output;
  private final List<Param> params;

  private float[] xBuffer = new float[0];
  private float[] dxBuffer = new float[0];
  private float[] dyBuffer = new float[0];
  private float[] dhBuffer = new float[0];

  /** Outputs of the stack of the last forward pass, T B x H. */
  private Matrix hidden;

  /** A network whose weights are drawn from {@code rng}. */
  EsRnn(Ops ops, EsRnnSettings settings, Rng rng) {
    this.settings = settings;
    taus = settings.taus().stream().mapToDouble(Double::doubleValue).toArray();
    List<DilatedStack.Layer> layers = new ArrayList<>();
    int inputs = settings.inputs();
    for (List<Integer> block : settings.dilations()) {
      for (int i = 0; i < block.size(); i++) {
        Lstm cell = new Lstm(ops, inputs, settings.hidden(), "l" + layers.size());
        layers.add(new DilatedStack.Layer(cell, block.get(i), i == 0));
        inputs = settings.hidden();
      }
    }
    stack = new DilatedStack(ops, layers);
    output = new Linear(ops, "output", settings.hidden(), taus.length * settings.horizon());
    params = new ArrayList<>(stack.params());
    params.addAll(output.params());
    initialize(new Initializer(rng));
  }

  /** Weights uniform as in Glorot and Bengio (2010), forget gates open, other biases zero. */
  private void initialize(Initializer initializer) {
    int hidden = settings.hidden();
    for (Param param : params) {
      int rows = param.value().rows();
      int cols = param.value().cols();
      if (rows > 1) {
        int fanOut = param.name().startsWith("rnn") ? hidden : rows;
        initializer.uniform(param, (float) Math.sqrt(6.0 / (fanOut + cols)));
      } else if (param.name().startsWith("rnn.bias_ih")) {
        initializer.constant(param, Lstm.FORGET * hidden, hidden, 1);
      }
    }
  }

  /** All shared weights. */
  List<Param> params() {
    return params;
  }

  /** Takes in the weights, after they were changed. */
  void refresh() {
    stack.refresh();
    output.refresh();
  }

  /** Steps of a series: its windows. */
  private int steps(SeriesState series) {
    return series.smoothing.size() - settings.window() + 1;
  }

  /** Steps of a series that are followed by H values. */
  private int taught(SeriesState series) {
    return steps(series) - settings.horizon();
  }

  private static float[] room(float[] buffer, int size) {
    return buffer.length >= size ? buffer : new float[size];
  }

  /** The windows: window t of series b is row t B + b; zeros after a series' last. */
  private Matrix windows(List<SeriesState> batch, int steps) {
    int b = batch.size();
    int inputs = settings.inputs();
    int size = Math.multiplyExact(steps * b, inputs);
    xBuffer = room(xBuffer, size);
    Arrays.fill(xBuffer, 0, size, 0);
    Matrix x = new Matrix(xBuffer, 0, steps * b, inputs, inputs);
    for (int i = 0; i < b; i++) {
      SeriesState series = batch.get(i);
      series.smoothing.forward();
      for (int t = 0; t < Math.min(steps, steps(series)); t++) {
        readWindow(series, t, x.at(t * b + i));
      }
    }
    return x;
  }

  private void readWindow(SeriesState series, int t, int at) {
    Smoothing s = series.smoothing;
    int window = settings.window();
    double level = s.level[t + window - 1];
    for (int i = 0; i < window; i++) {
      xBuffer[at + i] = (float) (s.z[t + i] - s.season[t + i] - level);
    }
    int to = at + window;
    for (int h = 0; h < settings.horizon(); h++) {
      for (int c = 0; c < settings.regressors(); c++) {
        xBuffer[to++] = (float) series.known[t + window + h][c];
      }
    }
  }

  /**
   * Adds the gradients of the mean loss of a batch; those by the series' own parameters are left in
   * their smoothings.
   *
   * @param batch series of at least the settings' least length
   * @return the sum of their losses
   */
  double train(List<SeriesState> batch) {
    int b = batch.size();
    int steps = batch.stream().mapToInt(this::taught).max().orElseThrow();
    hidden = stack.forward(windows(batch, steps), steps, b);
    Matrix y = output.forward(hidden);
    dyBuffer = room(dyBuffer, y.size());
    Arrays.fill(dyBuffer, 0, y.size(), 0);
    Matrix dy = new Matrix(dyBuffer, 0, y.rows(), y.cols(), y.cols());
    double sum = 0;
    for (int i = 0; i < b; i++) {
      sum += loss(batch.get(i), i, b, y, dy);
    }
    int inputs = settings.inputs();
    dhBuffer = room(dhBuffer, hidden.size());
    dxBuffer = room(dxBuffer, steps * b * inputs);
    Matrix dh = new Matrix(dhBuffer, 0, hidden.rows(), hidden.cols(), hidden.cols());
    Matrix dx = new Matrix(dxBuffer, 0, steps * b, inputs, inputs);
    output.backward(hidden, dy, dh);
    stack.backward(dh, dx);
    for (int i = 0; i < b; i++) {
      backward(batch.get(i), i, b, dx);
    }
    return sum;
  }

  /** The loss of series {@code i} of b, its gradients by the outputs, by levels and by seasons. */
  private double loss(SeriesState series, int i, int b, Matrix out, Matrix dy) {
    Smoothing s = series.smoothing;
    Arrays.fill(s.levelGradient, 0);
    Arrays.fill(s.seasonGradient, 0);
    int horizon = settings.horizon();
    double weight = 2.0 / ((double) horizon * taught(series));
    double sum = 0;
    for (int t = 0; t < taught(series); t++) {
      int at = out.at(t * b + i);
      int end = t + settings.window() - 1;
      for (int h = 0; h < horizon; h++) {
        int next = end + 1 + h;
        double y = s.z[next] - s.season[next] - s.level[end];
        double slopes = 0;
        for (int q = 0; q < taus.length; q++) {
          int element = at + q * horizon + h;
          double error = y - out.data()[element];
          double slope = weight * (error >= 0 ? taus[q] : taus[q] - 1);
          sum += slope * error;
          slopes += slope;
          dy.data()[element] = (float) (-slope / b);
        }
        s.levelGradient[end] -= slopes;
        s.seasonGradient[next] -= slopes;
      }
    }
    return sum + s.penalty(settings.levelPenalty());
  }

  /** From the gradients by the windows, of the mean loss, to those of the series' own loss. */
  private void backward(SeriesState series, int i, int b, Matrix dx) {
    Smoothing s = series.smoothing;
    int window = settings.window();
    for (int t = 0; t < taught(series); t++) {
      int at = dx.at(t * b + i);
      double sum = 0;
      for (int j = 0; j < window; j++) {
        double d = b * (double) dx.data()[at + j];
        s.seasonGradient[t + j] -= d;
        sum += d;
      }
      s.levelGradient[t + window - 1] -= sum;
    }
    s.backward();
  }

  /**
   * Forecasts in the series' own units z: for each of them, for each of the taus, H values.
   *
   * @param batch series of at least I values
   */
  List<double[][]> forecast(List<SeriesState> batch) {
    int horizon = settings.horizon();
    int[] steps = batch.stream().mapToInt(this::steps).toArray();
    Matrix x = windows(batch, Arrays.stream(steps).max().orElseThrow());
    Matrix y = output.forward(stack.last(x, steps));
    List<double[][]> forecasts = new ArrayList<>();
    for (int i = 0; i < steps.length; i++) {
      Smoothing s = batch.get(i).smoothing;
      int n = s.size();
      double[][] forecast = new double[taus.length][horizon];
      for (int q = 0; q < taus.length; q++) {
        for (int h = 0; h < horizon; h++) {
          forecast[q][h] = y.get(i, q * horizon + h) + s.level[n - 1] + s.season[n + h];
        }
      }
      forecasts.add(forecast);
    }
    return forecasts;
  }
}
