package elman.lm;

import elman.core.Matrix;
import elman.nn.Network;
import elman.text.Batches;
import elman.text.Tokens;
import java.io.IOException;
import java.util.List;

/**
 * The mean loss over a text, which is cut into streams that are read side by side: each but the
 * first reads the end of the one before it, uncounted, so as not to start from nothing.
 */
final class Evaluation {
  private static final int STEPS = 64;
  private static final int LEAD = 64;
  private static final int MOST_STREAMS = 64;
  private static final int SHORTEST_STREAM = 256;

  private final Tokens ids;
  private final int streams;
  private final long length;

  /** Prepares to evaluate on {@code ids}, at least 2. */
  Evaluation(Tokens ids) {
    this.ids = ids;
    long predictions = ids.size() - 1;
    streams = (int) Math.max(1, Math.min(MOST_STREAMS, predictions / SHORTEST_STREAM));
    length = predictions / streams;
  }

  /** Symbols that are predicted. */
  long tokens() {
    return streams * length;
  }

  /**
   * Mean loss in nats a symbol. The network's state is what it was, afterwards.
   *
   * @throws IOException if the ids are kept in a file that cannot be read
   */
  double meanLoss(Network network) throws IOException {
    List<Matrix> before =
        network.state().stream().map(s -> Matrix.of(s.toArray(), s.cols())).toList();
    int batch = before.get(0).rows();
    network.reset(streams);
    double sum = 0;
    long total = length + (streams > 1 ? LEAD : 0);
    int[] inputs = new int[STEPS * streams];
    int[] targets = new int[STEPS * streams];
    float[] losses = new float[STEPS * streams];
    for (long start = 0; start < total; start += STEPS) {
      int steps = (int) Math.min(STEPS, total - start);
      for (int b = 0; b < streams; b++) {
        Batches.fillStream(ids, first(b) + start, steps, b, streams, inputs, targets);
      }
      network.losses(inputs, targets, steps, losses);
      for (int t = 0; t < steps; t++) {
        for (int b = 0; b < streams; b++) {
          long counted = first(b) + start + t - b * length;
          if (counted >= 0 && counted < length) {
            sum += losses[t * streams + b];
          }
        }
      }
    }
    network.reset(batch);
    List<Matrix> state = network.state();
    for (int i = 0; i < state.size(); i++) {
      state.get(i).copyFrom(before.get(i));
    }
    return sum / tokens();
  }

  /** Where stream {@code b} starts to read. */
  private long first(int b) {
    return Math.max(0, b * length - LEAD);
  }
}
