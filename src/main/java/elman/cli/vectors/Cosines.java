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

  private final Lookup lookup;
  private final Columns columns;
  private boolean begun;

  /** Answers pairs of words of {@code lookup}. */
  Cosines(TableFormat format, OutputStream out, Lookup lookup) {
    this.lookup = lookup;
    columns = new Columns(format, out, 4, PAIR);
  }

  /**
   * The two words of a query: what stands between tabs, or else between white space.
   *
   * @throws IllegalArgumentException if there are not two
   */
  static String[] parse(String query) {
    String[] words = query.strip().split(query.indexOf('\t') >= 0 ? "\t" : "\\s+", -1);
    if (words.length != 2 || words[0].isBlank() || words[1].isBlank()) {
      throw new IllegalArgumentException("is not two words with white space between them");
    }
    return words;
  }

  @Override
  public void answer(String query) throws IOException {
    String[] words = parse(query);
    double cosine = lookup.find(words[0]).cosine(lookup.find(words[1]));
    if (!begun) {
      columns.header();
      begun = true;
    }
    columns.row(words[0], words[1], cosine);
  }
}
