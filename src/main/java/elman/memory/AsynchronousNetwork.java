package elman.memory;

import elman.core.Matrix;
import elman.core.Rng;
import elman.core.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Updates one unit after the other (Hopfield 1982, equation 1): every sweep takes all units in a
 * random order of its own. No step lets the energy rise, so there is an end.
 */
public final class AsynchronousNetwork implements Network {
  private final BinaryNetwork network;

  /**
   * @param weights N x N, symmetric, its diagonal zeros
   */
  public AsynchronousNetwork(Matrix weights, Workers workers) {
    network = new BinaryNetwork(weights, workers);
  }

  @Override
  public Recall recall(float[] start, int mostSweeps, Rng rng) {
    float[] state = start.clone();
    double[] fields = network.fields(state);
    List<Double> energies = new ArrayList<>();
    energies.add(BinaryNetwork.energy(state, fields));
    int[] order = new int[state.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    boolean changed = true;
    while (changed && energies.size() <= mostSweeps) {
      rng.shuffle(order);
      changed = false;
      for (int i : order) {
        changed |= step(i, state, fields);
      }
      if (changed) {
        energies.add(BinaryNetwork.energy(state, fields));
      }
    }
    Recall.End end = changed ? Recall.End.UNFINISHED : Recall.End.FIXED_POINT;
    return new Recall(state, end, energies.stream().mapToDouble(e -> e).toArray());
  }

  /**
   * Updates a unit, and the fields of the others by what its change means to them.
   *
   * @param state N, changed
   * @param fields W x, N, changed
   * @return whether the unit changed
   */
  boolean step(int unit, float[] state, double[] fields) {
    float next = BinaryNetwork.next(state[unit], fields[unit]);
    double change = next - state[unit];
    if (change == 0) {
      return false;
    }
    state[unit] = next;
    float[] w = network.weights().data();
    int at = network.weights().at(unit);
    for (int j = 0; j < fields.length; j++) {
      fields[j] += change * w[at + j];
    }
    return true;
  }
}
