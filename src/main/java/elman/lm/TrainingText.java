package elman.lm;

import elman.text.Corpus;
import elman.text.Tokenizer;
import elman.text.Tokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A text as symbols, the part to learn from and the part to check on.
 *
 * @param tokenizer what made the symbols
 * @param train symbols to learn from
 * @param valid symbols to check on; at least 2
 */
public record TrainingText(Tokenizer tokenizer, Tokens train, Tokens valid) {

  /** The fewest symbols to check on: one to read and one to predict. */
  private static final int FEWEST = 2;

  /** Symbols that are read at once. */
  private static final int AT_ONCE = 1 << 14;

  /**
   * Refuses what cannot be checked on.
   *
   * @throws IllegalArgumentException if there are fewer than 2 symbols to check on
   */
  public TrainingText {
    if (valid.size() < FEWEST) {
      throw new IllegalArgumentException(
          "the text to validate on is too short: it takes " + FEWEST + " tokens");
    }
  }

  /**
   * A text whose end is checked on, and learned from too if no share of it is to be held out.
   *
   * @param share of the symbols to check on, in [0, 1); at least 2 of them
   * @param most symbols to check on at most
   * @throws IllegalArgumentException if it is not in that range, or the text is shorter than that
   */
  public static TrainingText split(Corpus corpus, double share, long most) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("--valid must be from 0 to below 1, not " + share);
    }
    Tokens all = corpus.tokens();
    double checked = share == 0 ? Defaults.VALID : share;
    long held = Math.max(FEWEST, Math.min(most, Math.round(checked * all.size())));
    long cut = all.size() - held;
    if (cut < 0) {
      throw new IllegalArgumentException(
          "the text is too short: it takes " + FEWEST + " tokens to validate on alone");
    }
    return new TrainingText(
        corpus.tokenizer(),
        all.range(0, share == 0 ? all.size() : cut),
        all.range(cut, all.size()));
  }

  /**
   * What one reading of all symbols finds.
   *
   * @param fingerprint a checksum of all, by which a checkpoint knows its text
   * @param counts how often there is each symbol to learn from
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Survey(String fingerprint, long[] counts) {}

  /**
   * Reads all symbols once.
   *
   * @throws IOException if they are kept in a file that cannot be read
   */
  Survey survey() throws IOException {
    CRC32C crc = new CRC32C();
    int symbols = tokenizer.vocabulary().size();
    long[] counts = read(train, crc, new long[symbols]);
    read(valid, crc, new long[symbols]);
    String fingerprint =
        String.format(Locale.ROOT, "crc32c:%08x:%d:%d", crc.getValue(), train.size(), valid.size());
    return new Survey(fingerprint, counts);
  }

  /** Adds ids to a checksum and to counts, which it returns. */
  private static long[] read(Tokens ids, CRC32C crc, long[] counts) throws IOException {
    int[] some = new int[AT_ONCE];
    ByteBuffer block = ByteBuffer.allocate(some.length * Integer.BYTES);
    for (long from = 0; from < ids.size(); from += some.length) {
      int n = (int) Math.min(some.length, ids.size() - from);
      ids.copy(from, n, some, 0);
      for (int i = 0; i < n; i++) {
        counts[some[i]]++;
      }
      block.clear();
      block.asIntBuffer().put(some, 0, n);
      crc.update(block.limit(n * Integer.BYTES));
    }
    return counts;
  }
}
