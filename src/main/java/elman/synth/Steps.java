package elman.synth;

import java.io.IOException;

/** Lines of sequences. */
final class Steps {
  private Steps() {}

  /** Writes a line {@code first<TAB>second}. */
  static void write(Appendable out, CharSequence first, CharSequence second) throws IOException {
    out.append(first).append('\t').append(second).append('\n');
  }

  /** Writes a step whose word and label are single characters. */
  static void write(Appendable out, char word, char label) throws IOException {
    out.append(word).append('\t').append(label).append('\n');
  }
}
