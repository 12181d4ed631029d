package elman.memory;

/**
 * What became of a state.
 *
 * @param state where the network ended, N values: +1 or -1, of a continuous network between
 * @param end why there
 * @param energies of the state at the beginning and after each sweep that changed it
 */
@SuppressWarnings("ArrayRecordComponent") // a result, compared by nobody
public record Recall(float[] state, End end, double[] energies) {
  /** Why a network stopped. */
  public enum End {
    /** Nothing changes any more. */
    FIXED_POINT,
    /** Two states follow each other for ever. */
    CYCLE,
    /** There was no more time. */
    UNFINISHED
  }

  /** How many sweeps changed the state. */
  public int sweeps() {
    return energies.length - 1;
  }

  /** The energy of the last state. */
  public double energy() {
    return energies[energies.length - 1];
  }
}
