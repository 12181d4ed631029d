package elman.cli.train;

import elman.cli.shell.Choice;
import elman.cli.shell.UsageException;
import elman.lm.CellKind;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What a network is to remember by. */
final class RecurrenceOption {
  /** What comes back at the next step. */
  enum Recurrence {
    /** The hidden state. */
    HIDDEN,
    /** The output. */
    OUTPUT
  }

  @Option(
      names = "--recurrence",
      paramLabel = "WHAT",
      description =
          "What comes back at the next step: hidden, the hidden state; or output, what was said at"
              + " the step before and nothing else. As that is known in training, all steps are"
              + " learned at once (teacher forcing). The cell of output is jordan, and of all others"
              + " hidden (default: by --cell).")
  private Recurrence recurrence;

  /** Tells the parser how to read the option. */
  static void registerChoices(CommandLine parser) {
    parser.registerConverter(Recurrence.class, new Choice<>(Recurrence.class));
  }

  /**
   * The cell.
   *
   * @param said what --cell says, or null
   * @param usual what it is if nothing is said
   * @throws UsageException if the cell remembers by something else
   */
  CellKind cell(CellKind said, CellKind usual) {
    boolean output = recurrence == Recurrence.OUTPUT;
    CellKind cell = said != null ? said : output ? CellKind.JORDAN : usual;
    if (recurrence != null && output != (cell == CellKind.JORDAN)) {
      throw new UsageException(
          output
              ? "--recurrence output is of --cell jordan, not " + cell.label()
              : "--recurrence hidden is not of --cell jordan, which is --recurrence output");
    }
    return cell;
  }

  /** Whether it was said. */
  boolean isSaid() {
    return recurrence != null;
  }
}
