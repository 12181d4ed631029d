package elman.nn;

import elman.core.Ops;
import java.util.function.Consumer;

/**
 * Takes a cell through its T steps, and back. The threads take some of the B sequences each through
 * all steps, or, where there are too few sequences to go round, some of the H units each through
 * one step after the other.
 *
 * @param ops whose workers the threads are
 */
record Unrolled(Ops ops) {
  /** Rows that fill the kernels' tiles: threads take multiples of as many sequences. */
  private static final int TILE = 8;

  /** Recurrent weights from which on a thread can help with a single sequence. */
  private static final int WORTH_SHARING = 1 << 17;

  /** What is done for a thread's share of one step. */
  @FunctionalInterface
  interface Step {
    /** Does it for step t. */
    void at(int t, Share share);
  }

  /** All steps forward, each by {@code step}. */
  void forward(Cell cell, Step step) {
    if (sharesUnits(cell)) {
      for (int i = 0; i < cell.steps; i++) {
        int t = i;
        shareUnits(cell, share -> step.at(t, share));
      }
    } else {
      shareRows(
          cell,
          share -> {
            for (int t = 0; t < cell.steps; t++) {
              step.at(t, share);
            }
          });
    }
  }

  /** All steps back: what {@link Cell} says of them. */
  void backward(Cell cell) {
    if (!sharesUnits(cell)) {
      backward(
          cell,
          (t, share) -> {
            cell.differentiate(t, share);
            cell.propagate(t, share);
          });
      return;
    }
    for (int i = cell.steps - 1; i >= 0; i--) {
      int t = i;
      shareUnits(
          cell,
          share -> {
            if (t + 1 < cell.steps) {
              cell.propagate(t + 1, share);
            }
            cell.differentiate(t, share);
          });
    }
    shareUnits(cell, share -> cell.propagate(0, share));
  }

  /** All steps back, each by {@code step} for some of the sequences. */
  void backward(Cell cell, Step step) {
    shareRows(
        cell,
        share -> {
          for (int t = cell.steps - 1; t >= 0; t--) {
            step.at(t, share);
          }
        });
  }

  private boolean sharesUnits(Cell cell) {
    return cell.batch <= TILE * ops.workers().count()
        && ops.workers().count() > 1
        && cell.sharedWeights() > WORTH_SHARING
        && cell.hidden % ops.kernels().panelWidth() == 0;
  }

  private void shareUnits(Cell cell, Consumer<Share> work) {
    ops.workers()
        .split(
            cell.hidden,
            ops.share(cell.hidden, ops.kernels().panelWidth()),
            (from, to) -> work.accept(new Share(0, cell.batch, from, to - from)));
  }

  private void shareRows(Cell cell, Consumer<Share> work) {
    ops.workers()
        .split(
            cell.batch,
            ops.share(cell.batch, TILE),
            (from, to) -> work.accept(new Share(from, to - from, 0, cell.hidden)));
  }
}
