package elman.lm;

import elman.text.Corpus;
import elman.text.Tokenizer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A text as symbols, the part to learn from and the part to check on.
 *
 * @param tokenizer what made the symbols
 * @param train symbols to learn from
 * @param valid symbols to check on; at least 2
 */
public record TrainingText(Tokenizer tokenizer, int[] train, int[] valid) {

  /** The fewest symbols to check on: one to read and one to predict. */
  private static final int FEWEST = 2;

  /**
   * Refuses what cannot be checked on.
   *
   * @throws IllegalArgumentException if there are fewer than 2 symbols to check on
   */
  public TrainingText {
    if (valid.length < FEWEST) {
      throw new IllegalArgumentException("the text to validate on is too short");
    }
  }

  /**
   * A text whose end is checked on.
   *
   * @param share of the symbols to check on, in (0, 1); at least 2 of them
   * @throws IllegalArgumentException if it is not in that range, or the text is shorter than that
   */
  public static TrainingText split(Corpus corpus, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("--valid must be above 0 and below 1, not " + share);
    }
    int[] ids = corpus.ids();
    int cut = ids.length - (int) Math.max(FEWEST, Math.round(share * ids.length));
    if (cut < 0) {
      throw new IllegalArgumentException("the text is too short: " + ids.length + " tokens");
    }
    return new TrainingText(
        corpus.tokenizer(), Arrays.copyOf(ids, cut), Arrays.copyOfRange(ids, cut, ids.length));
  }

  /** A checksum of all symbols, by which a checkpoint knows its text. */
  public String fingerprint() {
    CRC32C crc = new CRC32C();
    update(crc, train);
    update(crc, valid);
    return String.format(
        Locale.ROOT, "crc32c:%08x:%d:%d", crc.getValue(), train.length, valid.length);
  }

  private static void update(CRC32C crc, int[] ids) {
    ByteBuffer block = ByteBuffer.allocate(1 << 16);
    for (int from = 0; from < ids.length; from += block.capacity() / Integer.BYTES) {
      int n = Math.min(block.capacity() / Integer.BYTES, ids.length - from);
      block.clear();
      block.asIntBuffer().put(ids, from, n);
      crc.update(block.limit(n * Integer.BYTES));
    }
  }
}
