package elman.cli.memory;

import elman.cli.shell.Choice;
import elman.cli.shell.Outputs;
import elman.cli.shell.UsageException;
import elman.memory.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What is written of a memory, and of what it recalls. */
final class MemoryOutput {
  /** Forms of patterns. */
  enum Form {
    /** Rows of values. */
    CSV,
    /** Portable bitmaps. */
    PBM,
    /** Drawn with characters. */
    BLOCKS
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MEMORY",
      description = "The memory that store writes.")
  private String output;

  @Option(
      names = "--report",
      description =
          "Have recall write a table instead: row, what was reached (memory, to an overlap of 0.95,"
              + " inverse, none, cycle, unfinished), the nearest memory, its overlap, sweeps,"
              + " energy.")
  private boolean report;

  @Option(
      names = "--energy",
      description = "Have recall write the energy at the start and after each sweep instead.")
  private boolean energy;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "csv, pbm or blocks: how recall writes patterns (default: blocks on a terminal, else as"
              + " they were read).")
  private Form form;

  @Option(
      names = "--width",
      paramLabel = "W",
      description =
          "Bits in a row of the picture (default: that of the PBM picture or the memory; the root of"
              + " a square number; else all).")
  private Integer width;

  /** Tells the parser how to read the options that are choices. */
  static void registerChoices(CommandLine parser) {
    parser.registerConverter(Form.class, new Choice<>(Form.class));
  }

  /**
   * Checks that the options go with storing.
   *
   * @throws UsageException if they do not
   */
  void checkStore() {
    if (output == null) {
      throw new UsageException("where is the memory to go? -o MEMORY is missing");
    }
    Outputs.requireFile("a memory", "-o", output);
    if (report || energy || form != null) {
      throw new UsageException("--report, --energy and --format go with recall");
    }
    checkWidth();
  }

  /**
   * Checks that the options go with recalling.
   *
   * @throws UsageException if they do not
   */
  void checkRecall() {
    if (output != null) {
      throw new UsageException("-o goes with store; recall writes to standard output");
    }
    if ((report ? 1 : 0) + (energy ? 1 : 0) + (form != null ? 1 : 0) > 1) {
      throw new UsageException("--report, --energy and --format: choose one");
    }
    if ((report || energy || form == Form.CSV) && width != null) {
      throw new UsageException("--width is of pictures: not with --report, --energy, --format csv");
    }
    checkWidth();
  }

  /**
   * Checks that no option is given.
   *
   * @throws UsageException if one is
   */
  void checkCapacity() {
    if (output != null || report || energy || form != null || width != null) {
      throw new UsageException(
          "-o, --report, --energy, --format and --width do not go with --capacity");
    }
  }

  private void checkWidth() {
    if (width != null && width < 1) {
      throw new UsageException("--width must be positive, not " + width);
    }
  }

  /** The memory file. */
  String output() {
    return output;
  }

  /** Whether a table is wanted. */
  boolean report() {
    return report;
  }

  /** Whether energies are wanted. */
  boolean energy() {
    return energy;
  }

  /** The form that is asked for, or null. */
  Form form() {
    return form;
  }

  /**
   * Returns the width of stored patterns, or 0.
   *
   * @throws UsageException if the bits fill no rows of it
   */
  int width(Pattern pattern) {
    int found = width == null ? pattern.width() : width;
    int size = pattern.bits().length;
    if (found > 0 && size % found != 0) {
      throw new UsageException(size + " bits fill no rows of --width " + found);
    }
    return found;
  }

  /**
   * Returns the width in which a pattern is written.
   *
   * @param remembered width of the memory, or 0
   */
  int width(Pattern pattern, int remembered) {
    int found = width(pattern);
    if (found > 0 || remembered > 0) {
      return found > 0 ? found : remembered;
    }
    int size = pattern.bits().length;
    int root = (int) Math.round(Math.sqrt(size));
    return root * root == size ? root : size;
  }
}
