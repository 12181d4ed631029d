package elman.gradient;

import elman.io.FormatException;
import elman.lm.LanguageModel;
import elman.nn.Network;
import elman.nn.Param;
import elman.text.Batches;
import elman.text.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How far back a model's loss reaches: |dL(t) / dh(t-k)|, the gradient of the loss of one
 * prediction by the hidden state k steps before, for k = 0 .. T-1, by backpropagation through time
 * over real text (Bengio, Simard and Frasconi 1994; Pascanu, Mikolov and Bengio 2013, eq. 4 and 5).
 * It is whole: by all paths from that state to the loss. An LSTM's cell state is a state of its
 * own, held still.
 */
public final class LagGradients {
  /** Streams of text that are read side by side, at most. */
  private static final int STREAMS = 16;

  /** Steps of all of them together, about, so that long chunks have room. */
  private static final int ROWS = 4096;

  private LagGradients() {}

  /**
   * Measures a model: the text is cut into streams, these into chunks of T steps, the state being
   * carried from chunk to chunk; the last prediction of each chunk is one position. The first chunk
   * of a stream only warms its state up, if there are others.
   *
   * @param source what messages call the text
   * @param ids the text in the model's symbols
   * @param lags T-1, the greatest k
   * @param positions to average over, about; fewer if the text is short
   * @return a curve for each layer, the lowest first
   * @throws FormatException if the text has fewer than T+1 symbols
   */
  public static List<LagCurve> measure(
      LanguageModel model, String source, Tokens ids, int lags, int positions) throws IOException {
    int steps = lags + 1;
    long chunks = (ids.size() - 1) / steps;
    if (chunks < 1) {
      throw new FormatException(
          source,
          null,
          "is too short: " + ids.size() + " tokens, and " + lags + " lags need " + (steps + 1));
    }
    int most = Math.max(1, Math.min(Math.min(STREAMS, positions), ROWS / steps));
    int streams = (int) Math.min(most, Math.max(1, chunks / 2));
    long each = chunks / streams;
    long wanted = (positions + streams - 1L) / streams;
    int warm = each > 1 ? 1 : 0;
    long counted = Math.min(wanted, each - warm);
    Network network = model.network();
    network.reset(streams);
    Reader reader = new Reader(ids, streams, each * steps, steps);
    List<double[][][]> parts = new ArrayList<>();
    for (long chunk = 0; chunk < warm + counted; chunk++) {
      reader.read(chunk);
      double[][][] norms = network.stateGradients(reader.inputs, reader.targets, steps);
      if (chunk >= warm) {
        parts.add(norms);
      }
      Param.clearGradients(network.params());
    }
    return curves(parts, steps, streams * counted);
  }

  private static List<LagCurve> curves(List<double[][][]> parts, int steps, long positions) {
    List<LagCurve> curves = new ArrayList<>();
    for (int l = 0; l < parts.get(0).length; l++) {
      double[] mean = new double[steps];
      for (double[][][] part : parts) {
        for (int k = 0; k < steps; k++) {
          for (double norm : part[l][steps - 1 - k]) {
            mean[k] += norm / positions;
          }
        }
      }
      curves.add(new LagCurve(l, positions, mean));
    }
    return curves;
  }

  /** Cuts the text into streams side by side. */
  private static final class Reader {
    private final Tokens ids;
    private final int streams;
    private final long length;
    private final int steps;
    private final int[] inputs;
    private final int[] targets;

    Reader(Tokens ids, int streams, long length, int steps) {
      this.ids = ids;
      this.streams = streams;
      this.length = length;
      this.steps = steps;
      inputs = new int[steps * streams];
      targets = new int[steps * streams];
    }

    void read(long chunk) throws IOException {
      for (int b = 0; b < streams; b++) {
        Batches.fillStream(ids, b * length + chunk * steps, steps, b, streams, inputs, targets);
      }
    }
  }
}
