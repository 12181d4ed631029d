package elman.lm;

import elman.core.Matrix;
import elman.core.Rng;
import elman.core.Workers;
import elman.nn.Network;
import elman.text.Tokenizer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Continues texts with a language model, symbol by symbol, several texts side by side. */
public final class Sampler {
  /** Steps of the priming text that are fed at once. */
  private static final int STEPS = 256;

  /** Takes the bytes of a text as it grows. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes the next bytes.
     *
     * @throws IOException if they cannot be written
     */
    void accept(byte[] bytes) throws IOException;
  }

  private final Tokenizer tokenizer;
  private final Network network;
  private final Workers workers;
  private final int start;
  private final SamplingFilter filter;
  private final byte[] stop;

  /**
   * @param workers share out the choices
   * @param filter how to choose
   * @param stop bytes at which a text ends, without them; none if empty
   */
  public Sampler(LanguageModel model, Workers workers, SamplingFilter filter, byte[] stop) {
    this.workers = workers;
    tokenizer = model.tokenizer();
    network = model.network();
    start = model.startSymbol();
    this.filter = filter;
    this.stop = stop.clone();
  }

  /**
   * Continues one priming text in as many ways as there are sinks. What a sink gets does not depend
   * on how many others there are.
   *
   * @param prime symbols of the priming text, which is read as what follows a line's end; may be
   *     none
   * @param length symbols to add at most
   * @param rng way i draws from its stream i
   * @throws IOException if a sink cannot take its bytes
   */
  public void generate(int[] prime, long length, Rng rng, List<? extends Sink> sinks)
      throws IOException {
    int batch = sinks.size();
    Rng[] draws = new Rng[batch];
    StopFilter[] filters = new StopFilter[batch];
    for (int b = 0; b < batch; b++) {
      draws[b] = rng.split(b);
      filters[b] = new StopFilter(stop, sinks.get(b));
    }
    network.reset(batch);
    Matrix logits = length > 0 ? feed(prime, batch) : null;
    int[] next = new int[batch];
    for (long n = 0; n < length; n++) {
      if (n > 0) {
        logits = network.predict(next, 1);
      }
      choose(logits, draws, next);
      boolean going = false;
      for (int b = 0; b < batch; b++) {
        if (!filters[b].stopped()) {
          filters[b].accept(tokenizer.decode(next[b]));
          going |= !filters[b].stopped();
        }
      }
      if (!going) {
        break;
      }
    }
    for (StopFilter each : filters) {
      each.finish();
    }
  }

  /** Feeds a line's end and the priming text to all sequences; the logits after it. */
  private Matrix feed(int[] prime, int batch) {
    int[] first = new int[batch];
    Arrays.fill(first, start);
    Matrix logits = network.predict(first, 1);
    for (int from = 0; from < prime.length; from += STEPS) {
      int steps = Math.min(STEPS, prime.length - from);
      int[] inputs = new int[steps * batch];
      for (int t = 0; t < steps; t++) {
        Arrays.fill(inputs, t * batch, (t + 1) * batch, prime[from + t]);
      }
      logits = network.predict(inputs, steps);
    }
    return logits;
  }

  /** Draws a symbol for each sequence, by the row of logits that is its own. */
  private void choose(Matrix logits, Rng[] draws, int[] next) {
    workers.split(
        next.length,
        1,
        (from, to) -> {
          for (int b = from; b < to; b++) {
            float[] row = logits.rows(b, 1).toArray();
            if (tokenizer.unknown() >= 0) {
              row[tokenizer.unknown()] = Float.NEGATIVE_INFINITY;
            }
            next[b] = filter.draw(row, draws[b]);
          }
        });
  }
}
