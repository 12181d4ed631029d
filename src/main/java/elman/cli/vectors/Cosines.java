package elman.cli.vectors;

import elman.cli.table.Columns;
import elman.cli.table.TableFormat;
import elman.embed.query.Lookup;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Answers pairs of words by their cosine. */
final class Cosines implements Queries {
  private static final List<Columns.Column> PAIR =
      List.of(
          new Columns.Column("first", "first", -20),
          new Columns.Column("second", "second", -20),
          new Columns.Column("cosine", "cosine", 7));

  /** White space of Unicode. */
  private static final String BLANKS = "(?U)\\s+";

  private final Lookup lookup;
  private final Columns columns;
  private boolean begun;

  /** Answers pairs of words of {@code lookup}. */
  Cosines(TableFormat format, OutputStream out, Lookup lookup) {
    this.lookup = lookup;
    columns = new Columns(format, out, 4, PAIR);
  }

  /** A query is two words: what stands between tabs, or else between white space. */
  @Override
  public void answer(String query) throws IOException {
    String[] words = query.strip().split(query.indexOf('\t') >= 0 ? "\t" : BLANKS, -1);
    if (words.length != 2 || words[0].isBlank() || words[1].isBlank()) {
      throw new IllegalArgumentException("is not two words with white space between them");
    }
    answer(words[0], words[1]);
  }

  /**
   * Writes the cosine of two words.
   *
   * @throws elman.io.FormatException if one is unknown
   * @throws IOException if it cannot be written
   */
  void answer(String first, String second) throws IOException {
    double cosine = lookup.find(first).cosine(lookup.find(second));
    if (!begun) {
      columns.header();
      begun = true;
    }
    columns.row(first, second, cosine);
  }
}
