package elman.inspect;

import elman.core.Matrix;
import elman.lm.LanguageModel;
import elman.nn.LayerTrace;
import java.util.Arrays;
import java.util.List;

/**
 * The response of the hidden state to one input. Sequences start at state zero and differ in their
 * first symbol only: in one it is the symbol that begins a line, in each of the others another
 * symbol of the vocabulary. What is told is the Euclidean distance of the others' hidden states
 * from the one's, as a mean over the symbols, step by step.
 */
public final class Impulse {
  /** Symbols that are tried at most, spread over the vocabulary. */
  private static final int SYMBOLS = 64;

  private static final int STEPS = 64;

  private final LanguageModel model;
  private final int[] symbols;

  /** The response of a model, which must be in no other use. */
  public Impulse(LanguageModel model) {
    this.model = model;
    symbols = symbols(model.tokenizer().vocabulary().size(), model.startSymbol());
  }

  private static int[] symbols(int vocabulary, int start) {
    int count = Math.min(SYMBOLS, vocabulary - 1);
    int[] symbols = new int[count];
    for (int k = 0; k < count; k++) {
      int id = (int) ((long) k * (vocabulary - 1) / count);
      symbols[k] = id < start ? id : id + 1;
    }
    return symbols;
  }

  /**
   * The response over some steps.
   *
   * @param rest symbols that follow the first in all sequences; if they are too few the one that
   *     begins a line follows them
   * @param lags last step to be told; the input is step 0
   * @return a row for each layer, lags + 1 numbers; NaN if the vocabulary has one symbol only
   */
  public double[][] response(int[] rest, int lags) {
    int batch = symbols.length + 1;
    double[][] response = new double[model.shape().layers()][lags + 1];
    model.network().reset(batch);
    for (int from = 0; from <= lags; from += STEPS) {
      int steps = Math.min(STEPS, lags + 1 - from);
      model.network().predict(inputs(rest, from, steps), steps);
      List<LayerTrace> layers = model.network().trace();
      for (int l = 0; l < response.length; l++) {
        for (int t = 0; t < steps; t++) {
          response[l][from + t] = distance(layers.get(l).output().rows(t * batch, batch));
        }
      }
    }
    return response;
  }

  /** Symbols of some steps in time-major order, the sequence with the usual beginning first. */
  private int[] inputs(int[] rest, int from, int steps) {
    int batch = symbols.length + 1;
    int[] inputs = new int[steps * batch];
    for (int t = 0; t < steps; t++) {
      int place = from + t - 1;
      int symbol = place >= 0 && place < rest.length ? rest[place] : model.startSymbol();
      Arrays.fill(inputs, t * batch, (t + 1) * batch, symbol);
      if (place < 0) {
        System.arraycopy(symbols, 0, inputs, 1, symbols.length);
      }
    }
    return inputs;
  }

  /** Mean distance of the rows from the first. */
  private static double distance(Matrix h) {
    double sum = 0;
    for (int b = 1; b < h.rows(); b++) {
      double squares = 0;
      for (int j = 0; j < h.cols(); j++) {
        double difference = (double) h.get(b, j) - h.get(0, j);
        squares += difference * difference;
      }
      sum += Math.sqrt(squares);
    }
    return sum / (h.rows() - 1);
  }
}
