package elman.gradient;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of unknown length as a number of blocks that is never large: each holds as many steps as
 * the others, but for the last, and when there are too many, two become one.
 */
final class Blocks {
  /** Blocks at most; after a merge there are half as many. */
  static final int MOST = 1024;

  private final List<Block> blocks = new ArrayList<>();
  private long size = 1;
  private long steps;

  /** Adds a step. */
  void add(Block step) {
    steps++;
    int last = blocks.size() - 1;
    if (last >= 0 && blocks.get(last).steps() < size) {
      blocks.set(last, blocks.get(last).plus(step));
      return;
    }
    if (blocks.size() == MOST) {
      halve();
    }
    blocks.add(step);
  }

  private void halve() {
    for (int i = 0; i < MOST / 2; i++) {
      blocks.set(i, blocks.get(2 * i).plus(blocks.get(2 * i + 1)));
    }
    blocks.subList(MOST / 2, MOST).clear();
    size *= 2;
  }

  /** All blocks, in their order. */
  List<Block> list() {
    return List.copyOf(blocks);
  }

  /**
   * The mean norm of a tenth of the steps, to whole blocks; NaN if there are fewer than ten steps,
   * or no finite norm is among them.
   *
   * @param last whether of the last tenth, not the first
   */
  double tenth(boolean last) {
    int n = (int) Math.max(1, Math.round(steps / 10.0 / size));
    if (steps < 10) {
      return Double.NaN;
    }
    int from = last ? blocks.size() - n : 0;
    Block sum = blocks.get(from);
    for (Block block : blocks.subList(from + 1, from + n)) {
      sum = sum.plus(block);
    }
    return sum.norms() == 0 ? Double.NaN : sum.mean();
  }
}
