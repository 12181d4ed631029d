package elman.series.classic;

import elman.series.Extremes;
import elman.series.Forecast;
import elman.series.Method;
import elman.series.Series;
import elman.series.Task;
import java.util.Arrays;

/**
 * The optimised theta model of a series without seasons, and the dynamic one (Fiorucci et al. 2016,
 * OTM and DOTM): theta, the rate (0.1 to 0.99) and the first level are those of the least squared
 * one-step errors from the third value on. The line beside the level is the regression on time, of
 * the whole series or, if dynamic, of what is known at each time, forecasts included. The intervals
 * are OTM's (equation 12 there), which leave out that parameters are estimated and the line is
 * uncertain: they cover too little. Fewer than six values are forecast as {@link Theta} does.
 */
public record OptimisedTheta(boolean dynamic) implements Method {
  private static final int LEAST = 6;
  private static final int PARAMETERS = 3;
  private static final int FIRST_ERROR = 2;
  private static final double LEAST_ALPHA = 0.1;
  private static final double MOST_ALPHA = 0.99;

  /** The regression of the values so far on the times 1, 2, ... */
  private static final class Line {
    private int size;
    private double mean;
    private double intercept;
    private double slope;

    void add(double value) {
      size++;
      double before = mean;
      mean += (value - mean) / size;
      slope = size < 2 ? 0 : ((size - 2) * slope + 6.0 / size * (value - before)) / (size + 1);
      intercept = mean - slope * (size + 1) / 2;
    }
  }

  @Override
  public String name() {
    return dynamic ? "dotm" : "otm";
  }

  @Override
  public Forecast forecast(Series series, Task task) {
    return series.size() < LEAST
        ? new Theta().forecast(series, task)
        : Extremes.guarded(series, task, this::fitted);
  }

  private Forecast fitted(Series series, Task task) {
    double[] values = series.values();
    int n = values.length;
    double centre = values[n - 1];
    double[] intercepts = new double[n];
    double[] slopes = new double[n];
    Line line = new Line();
    for (int t = 0; t < n; t++) {
      intercepts[t] = line.intercept;
      slopes[t] = line.slope;
      line.add(values[t] - centre);
    }
    if (!dynamic) {
      Arrays.fill(intercepts, line.intercept);
      Arrays.fill(slopes, line.slope);
    }
    LevelModel model =
        new LevelModel(values, intercepts, slopes, FIRST_ERROR, LEAST_ALPHA, MOST_ALPHA);
    double[] mean = points(model, line, centre, n, task.horizon());
    return Forecast.normal(mean, model.deviations(mean.length, PARAMETERS), task);
  }

  /** Forecasts step by step, each taken for the value of its time. */
  private double[] points(LevelModel model, Line line, double centre, int n, int horizon) {
    double[] points = new double[horizon];
    double alpha = model.alpha();
    double level = model.level() - centre;
    for (int h = 0; h < horizon; h++) {
      double decay = Math.pow(1 - alpha, n + h);
      double late = (1 - decay * (1 - alpha)) / alpha;
      double point = level + model.weight() * (decay * line.intercept + late * line.slope);
      points[h] = centre + point;
      level += alpha * (point - level);
      if (dynamic) {
        line.add(point);
      }
    }
    return points;
  }
}
