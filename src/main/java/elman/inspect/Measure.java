package elman.inspect;

import elman.core.Matrix;
import elman.lm.CellKind;
import elman.nn.LayerTrace;
import elman.nn.Ssm;
import java.util.List;

/**
 * What a layer's units did at a step, as a mean over them, from 0 to 1 but for {@link #STATE} of an
 * IRNN.
 *
 * <p>An LSTM's input gate i and forget gate f, each open (at least 0.5) or shut, make four regimes
 * of a unit's cell state: it is remembered (f), added to (f and i), erased, or overwritten (i).
 */
public enum Measure {
  /** The input gate. */
  INPUT("i"),
  /** The forget gate. */
  FORGET("f"),
  /** The output gate. */
  OUTPUT("o"),
  /** The reset gate. */
  RESET("r"),
  /** The update gate: 1 keeps the state. */
  UPDATE("z"),
  /** The update gate of a minGRU: 1 replaces the state. */
  REPLACE("z"),
  /**
   * The step d of a state space as a gate, 1 - exp(-d): 0 keeps a state of decay 1, 1 replaces it
   * (Gu and Dao 2023, theorem 1).
   */
  STEP("step"),
  /** Share of units that keep their cell state: f = 1, i = 0. */
  REMEMBER("remember"),
  /** Share of units that add to their cell state: f = 1, i = 1. */
  ADD("add"),
  /** Share of units that lose their cell state: f = 0, i = 0. */
  ERASE("erase"),
  /** Share of units that put something new in its place: f = 0, i = 1. */
  OVERWRITE("overwrite"),
  /** |h|, of a layer without gates. */
  STATE("mean_abs_h"),
  /** Share of tanh units with |h| above 0.95, whose slope is below a tenth. */
  SATURATED("saturated"),
  /** Share of relu units at 0, whose slope is 0. */
  SILENT("silent");

  private static final float OPEN = 0.5f;
  private static final float NEARLY_ONE = 0.95f;

  private final String label;

  Measure(String label) {
    this.label = label;
  }

  /** As in a column's head. */
  public String label() {
    return label;
  }

  /** What can be measured of a cell, its gates first. */
  public static List<Measure> of(CellKind cell) {
    return switch (cell) {
      case LSTM -> List.of(INPUT, FORGET, OUTPUT, REMEMBER, ADD, ERASE, OVERWRITE);
      case GRU, GRU_RESET_BEFORE -> List.of(RESET, UPDATE);
      case MINGRU -> List.of(REPLACE);
      case SSM -> List.of(STEP);
      case ELMAN, JORDAN -> List.of(STATE, SATURATED);
      case IRNN -> List.of(STATE, SILENT);
    };
  }

  /** Whether it is a gate, and not a share of units. */
  public boolean isGate() {
    return switch (this) {
      case INPUT, FORGET, OUTPUT, RESET, UPDATE, REPLACE, STEP -> true;
      case REMEMBER, ADD, ERASE, OVERWRITE, STATE, SATURATED, SILENT -> false;
    };
  }

  /**
   * The mean over the units.
   *
   * @param trace of a layer of the cell that this measure is of
   * @param row which step of which sequence
   */
  public double of(LayerTrace trace, int row) {
    int units = trace.output().cols();
    double sum = 0;
    for (int j = 0; j < units; j++) {
      sum += of(trace, row, j);
    }
    return sum / units;
  }

  private double of(LayerTrace trace, int row, int unit) {
    float h = trace.output().get(row, unit);
    return switch (this) {
      case INPUT, RESET, REPLACE -> gate(trace, row, 0, unit);
      case STEP -> -Math.expm1(-gate(trace, row, Ssm.STEP, unit));
      case FORGET, UPDATE -> gate(trace, row, 1, unit);
      case OUTPUT -> gate(trace, row, 3, unit);
      case REMEMBER -> regime(trace, row, unit, true, false);
      case ADD -> regime(trace, row, unit, true, true);
      case ERASE -> regime(trace, row, unit, false, false);
      case OVERWRITE -> regime(trace, row, unit, false, true);
      case STATE -> Math.abs(h);
      case SATURATED -> Math.abs(h) > NEARLY_ONE ? 1 : 0;
      case SILENT -> h == 0 ? 1 : 0;
    };
  }

  private static double regime(
      LayerTrace trace, int row, int unit, boolean keeping, boolean taking) {
    boolean f = gate(trace, row, 1, unit) >= OPEN;
    boolean i = gate(trace, row, 0, unit) >= OPEN;
    return f == keeping && i == taking ? 1 : 0;
  }

  private static float gate(LayerTrace trace, int row, int gate, int unit) {
    Matrix gates = trace.gates();
    return gates.get(row, gate * trace.output().cols() + unit);
  }
}
