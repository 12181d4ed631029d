package elman.cli;

import elman.io.Source;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Operands that name inputs; {@code -}, or none at all, is standard input. */
final class Inputs {
  /** The operand that stands for standard input or output. */
  static final String STANDARD = "-";

  private Inputs() {}

  /** Returns the sources that the operands name, in their order. */
  static List<Source> of(List<String> operands, InputStream in) {
    List<Source> sources = new ArrayList<>();
    for (String operand : operands.isEmpty() ? List.of(STANDARD) : operands) {
      sources.add(of(operand, in));
    }
    return sources;
  }

  /** Returns the source that one operand names. */
  static Source of(String operand, InputStream in) {
    return operand.equals(STANDARD) ? Source.of("standard input", in) : Source.of(Path.of(operand));
  }

  /** Returns what messages call the text that all the sources make together. */
  static String name(List<Source> sources) {
    return sources.size() == 1 ? sources.get(0).name() : sources.size() + " files";
  }
}
