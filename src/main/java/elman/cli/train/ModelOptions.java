package elman.cli.train;

import elman.cli.shell.UsageException;
import elman.lm.CellKind;
import elman.lm.Defaults;
import elman.lm.ModelShape;
import elman.nn.JordanNetwork.Feedback;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a language model is to be made of. */
final class ModelOptions {
  private static final float DECAY = 0.5f;

  @Option(
      names = "--cell",
      paramLabel = "KIND",
      description =
          "elman, irnn, jordan, lstm, gru (reset after the product, as in PyTorch),"
              + " gru-reset-before, mingru or ssm, whose gates see the input alone: mingru is a GRU"
              + " without the rest, ssm a selective state space as in Mamba (default: lstm).")
  private CellKind cell;

  @Mixin private final RecurrenceOption recurrence = new RecurrenceOption();

  @Option(names = "--layers", paramLabel = "N", description = "Recurrent layers (default: 1).")
  private Integer layers;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description = "Hidden units of each layer (default: by --minutes, or the size of the text).")
  private Integer hidden;

  @Option(
      names = "--embed",
      paramLabel = "N",
      description =
          "Dimensions of the token embedding, 0 for one-hot input (default: 64, words 128).")
  private Integer embed;

  @Option(
      names = "--dropout",
      paramLabel = "RATE",
      description =
          "Dropout after each layer while training (default: by how often the text is read).")
  private Float dropout;

  @Option(names = "--tie", description = "Use the embedding as the output layer's weights too.")
  private boolean tie;

  @Mixin private final SkipOption skip = new SkipOption();

  @Option(
      names = "--feedback",
      paramLabel = "WHAT",
      description =
          "What a Jordan network feeds back: teacher (the token that did come), logits, softmax,"
              + " or sigmoid (default: teacher).")
  private Feedback feedback;

  @Option(
      names = "--decay",
      paramLabel = "X",
      description = "How much of a Jordan network's context stays (default: " + DECAY + ").")
  private Float decay;

  /**
   * Returns the shape, what was not said being chosen.
   *
   * @throws UsageException if there is no such shape
   */
  ModelShape shape(Defaults defaults) {
    int chosen = tie && embed != null ? embed : defaults.hidden();
    int units = hidden == null ? chosen : hidden;
    int dimensions = tie ? units : defaults.embed();
    CellKind kind = recurrence.cell(cell, Defaults.CELL);
    if ((feedback != null || decay != null) && kind != CellKind.JORDAN) {
      throw new UsageException("--feedback and --decay go with --cell jordan only");
    }
    float usualDropout = kind == CellKind.JORDAN ? 0 : defaults.dropout(units);
    ModelShape shape =
        UsageException.check(
            () ->
                new ModelShape(
                    kind,
                    layers == null ? defaults.layers() : layers,
                    units,
                    embed == null ? dimensions : embed,
                    tie,
                    skip.isSaid(),
                    dropout == null ? usualDropout : dropout,
                    feedback == null ? Feedback.TEACHER : feedback,
                    decay == null ? DECAY : decay));
    skip.check(shape.layers());
    return shape;
  }
}
