package elman.memory;

import elman.core.Matrix;
import elman.core.Rng;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Updates all units at once (Little 1974). The energy may rise, and the end is a fixed point or two
 * states that follow each other for ever (Goles, Fogelman and Pellegrin 1985).
 */
public final class SynchronousNetwork implements Network {
  private final BinaryNetwork network;

  /**
   * @param weights N x N, symmetric, its diagonal zeros
   */
  public SynchronousNetwork(Matrix weights, Workers workers) {
    network = new BinaryNetwork(weights, workers);
  }

  @Override
  public Recall recall(float[] start, int mostSweeps, Rng rng) {
    float[] before = null;
    float[] state = start.clone();
    double[] fields = network.fields(state);
    List<Double> energies = new ArrayList<>();
    energies.add(BinaryNetwork.energy(state, fields));
    Recall.End end = Recall.End.UNFINISHED;
    while (energies.size() <= mostSweeps) {
      float[] next = next(state, fields);
      if (Arrays.equals(next, state)) {
        end = Recall.End.FIXED_POINT;
        break;
      }
      if (Arrays.equals(next, before)) {
        end = Recall.End.CYCLE;
        break;
      }
      before = state;
      state = next;
      fields = network.fields(state);
      energies.add(BinaryNetwork.energy(state, fields));
    }
    return new Recall(state, end, energies.stream().mapToDouble(e -> e).toArray());
  }

  private static float[] next(float[] state, double[] fields) {
    float[] next = new float[state.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = BinaryNetwork.next(state[i], fields[i]);
    }
    return next;
  }
}
