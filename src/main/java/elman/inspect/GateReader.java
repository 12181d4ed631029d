package elman.inspect;

import elman.lm.LanguageModel;
import elman.nn.LayerTrace;
import elman.text.Tokens;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Has a language model read a text, and tells what its gates did at each token. */
public final class GateReader {
  private static final int STEPS = 64;

  private final LanguageModel model;
  private final List<Measure> measures;

  /** What takes the values. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes what a token did.
     *
     * @param position of the token, from 0
     * @param id the token
     * @param values a row for each layer, a number for each of the measures
     */
    void accept(long position, int id, double[][] values) throws IOException;
  }

  /** A reader with a model, which must be in no other use. */
  public GateReader(LanguageModel model) {
    this.model = model;
    measures = Measure.of(model.shape().cell());
  }

  /** What is measured. */
  public List<Measure> measures() {
    return measures;
  }

  /**
   * Reads a text from state zero.
   *
   * @return the means over all tokens: a row for each layer; NaN if there is no token
   * @throws IOException if the tokens cannot be read, or what the sink throws
   */
  public double[][] read(Tokens text, Sink sink) throws IOException {
    double[][] sums = new double[model.shape().layers()][measures.size()];
    int[] ids = new int[STEPS];
    model.network().reset(1);
    for (long from = 0; from < text.size(); from += STEPS) {
      int steps = (int) Math.min(STEPS, text.size() - from);
      text.copy(from, steps, ids, 0);
      model.network().predict(ids, steps);
      for (int t = 0; t < steps; t++) {
        double[][] values = values(t);
        sink.accept(from + t, ids[t], values);
        for (int l = 0; l < sums.length; l++) {
          for (int m = 0; m < values[l].length; m++) {
            sums[l][m] += values[l][m];
          }
        }
      }
    }
    return Arrays.stream(sums)
        .map(row -> Arrays.stream(row).map(sum -> sum / text.size()).toArray())
        .toArray(double[][]::new);
  }

  private double[][] values(int row) {
    List<LayerTrace> layers = model.network().trace();
    double[][] values = new double[layers.size()][];
    for (int l = 0; l < values.length; l++) {
      LayerTrace trace = layers.get(l);
      values[l] = measures.stream().mapToDouble(measure -> measure.of(trace, row)).toArray();
    }
    return values;
  }
}
