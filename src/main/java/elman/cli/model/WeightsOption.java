package elman.cli.model;

import elman.cli.shell.Choice;
import elman.cli.shell.Inputs;
import elman.core.Ops;
import elman.core.Precision;
import elman.lm.LanguageModel;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How a model is kept while it is used. */
public final class WeightsOption {
  @Option(
      names = "--weights",
      paramLabel = "HOW",
      description =
          "How to keep the model's weights: f32, exact; bf16, rounded to 8 bits of precision;"
              + " or int8, to a byte each. A large model is faster in less space (default: f32).")
  private Precision weights = Precision.F32;

  /** Tells the parser how to read the option. */
  public static void register(CommandLine parser) {
    parser.registerConverter(Precision.class, new Choice<>(Precision.class));
  }

  /** How to keep them. */
  Precision weights() {
    return weights;
  }

  /**
   * Reads a model.
   *
   * @throws IOException if it cannot be read or is no model
   */
  public LanguageModel load(String file, Ops ops) throws IOException {
    LanguageModel model = LanguageModel.load(Inputs.file(file), ops);
    model.network().keepAs(weights);
    return model;
  }
}
