package elman.cli.model;

import elman.seq.Predictor.Alignment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * An alignment as a table with tabs: a line that names the tokens that were read, then for each
 * token that was written its weights.
 */
final class AttentionTable {
  private AttentionTable() {}

  /** Writes the alignment of a text, and an empty line. */
  static void write(Alignment alignment, OutputStream out) throws IOException {
    StringBuilder table = new StringBuilder();
    alignment.read().forEach(token -> table.append('\t').append(visible(token)));
    table.append('\n');
    List<String> written = alignment.written();
    for (int i = 0; i < alignment.weights().length; i++) {
      // The last row is of the end, which is no token of the text.
      table.append(i < written.size() ? visible(written.get(i)) : "</s>");
      for (float weight : alignment.weights()[i]) {
        table.append('\t').append(String.format(Locale.ROOT, "%.3f", weight));
      }
      table.append('\n');
    }
    table.append('\n');
    out.write(table.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String visible(String token) {
    return token.replace('\t', ' ').replace('\n', ' ').replace(' ', '_');
  }
}
