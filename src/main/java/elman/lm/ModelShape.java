package elman.lm;

import elman.core.Check;
import elman.io.Messages;
import elman.nn.JordanNetwork.Feedback;
import java.util.Locale;

/**
 * What a language model is made of; checked here, so that a shape that exists can be built.
 *
 * @param cell kind of the recurrent layers
 * @param layers number of them, at least 1
 * @param hidden hidden units H of each
 * @param embed dimensions E of the embedding, or 0 for one-hot input
 * @param tie whether the output layer's weights are the embedding; E = H then
 * @param skip whether layers from the second on add their input to their output
 * @param dropout rate on each layer's output while training, in [0, 1)
 * @param feedback what a Jordan network feeds back
 * @param decay m of a Jordan network's context, in [0, 1)
 */
public record ModelShape(
    CellKind cell,
    int layers,
    int hidden,
    int embed,
    boolean tie,
    boolean skip,
    float dropout,
    Feedback feedback,
    float decay) {
  /** Layers at most. */
  public static final int MOST_LAYERS = 100;

  /** Units of a layer, and dimensions of an embedding, at most. */
  public static final int MOST_UNITS = 16384;

  /**
   * Checks the values and that they go together.
   *
   * @throws IllegalArgumentException naming the option that is wrong and what would be right
   */
  public ModelShape {
    Check.range("--layers", layers, 1, MOST_LAYERS);
    Check.range("--hidden", hidden, 1, MOST_UNITS);
    Check.range("--embed", embed, 0, MOST_UNITS);
    Check.that(
        dropout >= 0 && dropout < 1, "--dropout must be at least 0 and below 1, not " + dropout);
    Check.that(decay >= 0 && decay < 1, "--decay must be at least 0 and below 1, not " + decay);
    Check.that(
        !tie || embed == hidden,
        "--tie needs --embed equal to --hidden, not " + embed + " and " + hidden);
    if (cell == CellKind.JORDAN) {
      Check.that(embed > 0, "--cell jordan needs an embedding: --embed must be positive");
      Check.that(!skip, "--cell jordan has no --skip");
      Check.that(dropout == 0, "--cell jordan has no --dropout");
    }
  }

  /** A shape for other cells than Jordan's. */
  public static ModelShape of(CellKind cell, int layers, int hidden, int embed) {
    return new ModelShape(cell, layers, hidden, embed, false, false, 0, Feedback.TEACHER, 0.5f);
  }

  /** For people, e.g. {@code lstm, 2 layers of 256, embedding 64}. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    text.append(cell.label()).append(", ");
    text.append(Messages.counted(layers, "layer", "layers")).append(" of ").append(hidden);
    text.append(embed == 0 ? ", one-hot input" : ", embedding " + embed);
    text.append(tie ? " tied to the output" : "").append(skip ? ", skip connections" : "");
    if (dropout > 0) {
      text.append(String.format(Locale.ROOT, ", dropout %.2g", dropout));
    }
    return text.toString();
  }

  /** Whether a gradient flows from step to step, which may be cut. */
  public boolean cutsGradient() {
    return cell != CellKind.JORDAN || feedback != Feedback.TEACHER;
  }
}
