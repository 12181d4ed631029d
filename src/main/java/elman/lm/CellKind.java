package elman.lm;

import elman.core.Ops;
import elman.nn.Cell;
import elman.nn.Elman;
import elman.nn.Gru;
import elman.nn.Lstm;
import elman.nn.MinGru;
import elman.nn.Ssm;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The recurrent layers that a model can be made of. */
public enum CellKind {
  /** Elman's simple recurrent network, tanh. */
  ELMAN("elman"),
  /** The same with relu and recurrent weights started at the identity. */
  IRNN("irnn"),
  /** Jordan's network: the output comes back, not the hidden state. */
  JORDAN("jordan"),
  /** Long short-term memory. */
  LSTM("lstm"),
  /** The gated recurrent unit with the reset gate after the product, as PyTorch has it. */
  GRU("gru"),
  /** The gated recurrent unit with the reset gate before the product, as the textbooks have it. */
  GRU_RESET_BEFORE("gru-reset-before"),
  /** The minimal gated recurrent unit, whose gates see the input alone. */
  MINGRU("mingru"),
  /** A selective state space. */
  SSM("ssm");

  private final String label;

  CellKind(String label) {
    this.label = label;
  }

  /** Whether gates keep its state from growing, so that it learns in large steps. */
  boolean isGated() {
    return this == LSTM || this == GRU || this == GRU_RESET_BEFORE;
  }

  /** Whether it has weights H x H by which its hidden state comes back. */
  public boolean hasProduct() {
    return this != MINGRU && this != SSM && this != JORDAN;
  }

  /** Whether its recurrent weights may start orthogonal, or otherwise. */
  public boolean canStartOrthogonal() {
    return hasProduct() && this != IRNN;
  }

  /**
   * Rows of the weights of a layer's inputs.
   *
   * @param hidden units H
   */
  public int inputRows(int hidden) {
    return switch (this) {
      case ELMAN, IRNN, JORDAN -> hidden;
      case MINGRU -> 2 * hidden;
      case GRU, GRU_RESET_BEFORE -> 3 * hidden;
      case LSTM -> Lstm.GATES * hidden;
      case SSM -> Ssm.gateRows(hidden);
    };
  }

  /**
   * A layer of this kind, all weights zero.
   *
   * @param inputs D
   * @param hidden units H
   * @param suffix of the parameters' names, e.g. {@code l0}
   * @throws IllegalArgumentException for {@link #JORDAN}, whose layers see the output
   */
  public Cell cell(Ops ops, int inputs, int hidden, String suffix) {
    return switch (this) {
      case ELMAN -> new Elman(ops, inputs, hidden, false, suffix);
      case IRNN -> new Elman(ops, inputs, hidden, true, suffix);
      case LSTM -> new Lstm(ops, inputs, hidden, suffix);
      case GRU -> new Gru(ops, inputs, hidden, Gru.Reset.AFTER_PRODUCT, suffix);
      case GRU_RESET_BEFORE -> new Gru(ops, inputs, hidden, Gru.Reset.BEFORE_PRODUCT, suffix);
      case MINGRU -> new MinGru(ops, inputs, hidden, suffix);
      case SSM -> new Ssm(ops, inputs, hidden, suffix);
      case JORDAN -> throw new IllegalArgumentException("a Jordan network has layers, not cells");
    };
  }

  /** As on the command line and in model files. */
  public String label() {
    return label;
  }

  /**
   * The kind with this label.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static CellKind of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "cell '"
                        + label
                        + "' is none of "
                        + Arrays.stream(values())
                            .map(CellKind::label)
                            .collect(Collectors.joining(", "))));
  }
}
