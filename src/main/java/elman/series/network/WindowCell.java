package elman.series.network;

import elman.core.Ops;
import elman.nn.Cell;
import elman.nn.Elman;
import elman.nn.Gru;
import elman.nn.Lstm;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The recurrent units that a {@link WindowNetwork} can be made of. */
public enum WindowCell {
  /** Long short-term memory. */
  LSTM,
  /** The gated recurrent unit with the reset gate after the product, as PyTorch has it. */
  GRU,
  /** Elman's simple recurrent network, tanh. */
  ELMAN;

  /** As on the command line and in model files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The cell with this label.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static WindowCell of(String label) {
    return Arrays.stream(values())
        .filter(cell -> cell.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "cell '"
                        + label
                        + "' is none of "
                        + Arrays.stream(values())
                            .map(WindowCell::label)
                            .collect(Collectors.joining(", "))));
  }

  /** A layer of {@code hidden} units over vectors of {@code inputs}, all weights zero. */
  Cell layer(Ops ops, int inputs, int hidden, String suffix) {
    return switch (this) {
      case LSTM -> new Lstm(ops, inputs, hidden, suffix);
      case GRU -> new Gru(ops, inputs, hidden, Gru.Reset.AFTER_PRODUCT, suffix);
      case ELMAN -> new Elman(ops, inputs, hidden, false, suffix);
    };
  }
}
