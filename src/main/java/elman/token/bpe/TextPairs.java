package elman.token.bpe;

import elman.token.TokenBuffer;
import elman.token.WordModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Byte-pair encoding of characters: the symbols that merge are characters at first, as in
 * SentencePiece and in Sennrich et al. (2016).
 */
public final class TextPairs implements WordModel {
  /** Bytes for each UTF-16 unit. */
  private static final int MOST_BYTES = 3;

  private final Map<String, Integer> ids;
  private final String[] pieces;
  private final Merges merges;
  private final Options options;

  /**
   * What becomes of characters.
   *
   * @param unknown id of what there is no token for; -1 to leave it out
   * @param fuseUnknown whether several such side by side are one
   * @param byteIds ids of tokens for single bytes, which then stand for it; null for none
   * @param prefix what characters within a word have before them, or an empty string
   * @param suffix what the last character of a word has behind it, or an empty string
   * @param wholeWords whether a word that is a token is one, whatever the merges
   */
  public record Options(
      int unknown,
      boolean fuseUnknown,
      int[] byteIds,
      String prefix,
      String suffix,
      boolean wholeWords) {}

  /**
   * @param ids the tokens' ids
   * @param pieces the tokens at their ids
   * @param merges in the order in which they are to be made
   */
  public TextPairs(
      Map<String, Integer> ids, String[] pieces, List<BytePairs.Merge> merges, Options options) {
    this(ids, pieces, Merges.of(merges), options);
  }

  private TextPairs(Map<String, Integer> ids, String[] pieces, Merges merges, Options options) {
    this.ids = Map.copyOf(ids);
    this.pieces = pieces.clone();
    this.merges = merges;
    this.options = options;
  }

  /**
   * An encoding in which any two tokens merge that together are one, in the order of {@code ranks}:
   * what SentencePiece does by its scores.
   *
   * @param ranks place of each token in that order, by its id; negative for those that never merge
   */
  public static TextPairs byRank(
      Map<String, Integer> ids, String[] pieces, int[] ranks, Options options) {
    Merges merges = new Merges(4 * pieces.length);
    for (int id = 0; id < pieces.length; id++) {
      String piece = pieces[id];
      for (int cut = 1; ranks[id] >= 0 && cut < piece.length(); cut++) {
        Integer left = ids.get(piece.substring(0, cut));
        Integer right = left == null ? null : ids.get(piece.substring(cut));
        if (right != null) {
          merges.put(left, right, ranks[id], id);
        }
      }
    }
    return new TextPairs(ids, pieces, merges, options);
  }

  @Override
  public String[] pieces() {
    return pieces.clone();
  }

  @Override
  public int unknown() {
    return options.unknown;
  }

  @Override
  public Cutter cutter() {
    Merger merger = new Merger(merges);
    return (word, buffer) -> cut(word, merger, buffer);
  }

  private void cut(String word, Merger merger, TokenBuffer buffer) {
    Integer whole = options.wholeWords ? ids.get(word) : null;
    if (whole != null) {
      buffer.add(whole);
      return;
    }
    int[] symbols = merger.symbols((options.byteIds == null ? 1 : MOST_BYTES) * word.length());
    int n = 0;
    boolean afterUnknown = false;
    for (int at = 0; at < word.length(); ) {
      int end = word.offsetByCodePoints(at, 1);
      Integer id = ids.get(name(word, at, end));
      if (id != null) {
        symbols[n++] = id;
      } else if (options.byteIds != null) {
        n = addBytes(word.substring(at, end), symbols, n);
      } else if (options.unknown >= 0 && !(afterUnknown && options.fuseUnknown)) {
        symbols[n++] = options.unknown;
      }
      afterUnknown = id == null;
      at = end;
    }
    merger.merge(n, buffer);
  }

  private String name(String word, int from, int to) {
    String name = word.substring(from, to);
    name = from > 0 ? options.prefix + name : name;
    return to == word.length() ? name + options.suffix : name;
  }

  private int addBytes(String character, int[] symbols, int n) {
    int end = n;
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      symbols[end++] = options.byteIds[b & 0xff];
    }
    return end;
  }
}
