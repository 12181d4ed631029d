package elman.token.plain;

import elman.token.ByteTable;
import elman.token.Encoder;
import elman.token.TokenModel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Pieces of text as tokens, numbered from 1 as they are first met. For one thread, and no way back
 * but for this object.
 */
public final class DictionaryModel implements TokenModel {
  /** Finds the pieces of a text. */
  @FunctionalInterface
  private interface Finder {
    void find(byte[] text, int from, int to, Found found);
  }

  /** Takes a piece. */
  @FunctionalInterface
  private interface Found {
    void piece(byte[] text, int from, int to);
  }

  /** See {@link #isSafeCut}. */
  @FunctionalInterface
  private interface Cut {
    boolean isSafe(byte[] text, int at);
  }

  private final ByteTable pieces = new ByteTable();
  private final Finder finder;
  private final Cut cut;

  private DictionaryModel(Finder finder, Cut cut) {
    this.finder = finder;
    this.cut = cut;
  }

  /** Words and punctuation. */
  public static DictionaryModel words() {
    return new DictionaryModel(DictionaryModel::findWords, DictionaryModel::isBetweenWords);
  }

  /** Runs of {@code n} characters, at each character another. */
  public static DictionaryModel ngrams(int n) {
    return new DictionaryModel(
        (text, from, to, found) -> findRuns(n, text, from, to, found), (text, at) -> false);
  }

  private static boolean isBetweenWords(byte[] text, int at) {
    return text[at - 1] > 0
        && Character.isLetterOrDigit(text[at - 1])
        && (text[at] == ' ' || text[at] == '\n')
        && text[at + 1] > 0;
  }

  private static void findWords(byte[] text, int from, int to, Found found) {
    for (int at = from; at < to; ) {
      if (text[at] == ' ' && (at + 1 == to || UnicodeWords.isPlain(text[at + 1]))) {
        at++;
        continue;
      }
      int end = UnicodeWords.end(text, at, to);
      if (!UnicodeWords.isBlank(text, at, end)) {
        found.piece(text, at, end);
      }
      at = end;
    }
  }

  private static void findRuns(int n, byte[] text, int from, int to, Found found) {
    int[] starts = new int[n];
    int characters = 0;
    for (int i = from; i <= to; i++) {
      if (i < to && (text[i] & 0xc0) == 0x80) {
        continue;
      }
      if (characters >= n) {
        found.piece(text, starts[characters % n], i);
      }
      starts[characters % n] = i;
      characters++;
    }
  }

  @Override
  public int size() {
    return pieces.size() + 1;
  }

  @Override
  public String piece(int id) {
    byte[] bytes = bytes(id);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public byte[] bytes(int id) {
    return id == 0
        ? null
        : Arrays.copyOfRange(pieces.bytes(), pieces.start(id - 1), pieces.start(id));
  }

  @Override
  public int unknown() {
    return -1;
  }

  @Override
  public boolean isLossless() {
    return false;
  }

  @Override
  public boolean isFixed() {
    return false;
  }

  @Override
  public boolean needsUtf8() {
    return true;
  }

  @Override
  public boolean isSafeCut(byte[] text, int at) {
    return cut.isSafe(text, at);
  }

  @Override
  public Encoder encoder() {
    return (text, from, to, ids) ->
        finder.find(
            text, from, to, (t, start, end) -> ids.add(pieces.add(t, start, end) + 1, start, end));
  }
}
