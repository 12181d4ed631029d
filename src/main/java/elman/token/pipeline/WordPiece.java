package elman.token.pipeline;

import elman.token.TokenBuffer;
import elman.token.WordModel;
import java.util.Map;

/**
 * The longest token that fits, again and again from the left (Wu et al. 2016; BERT). A word that
 * does not come out is unknown as a whole.
 */
public final class WordPiece implements WordModel {
  private final Map<String, Integer> ids;
  private final String[] pieces;
  private final int unknown;
  private final String prefix;
  private final int longest;

  /**
   * @param ids the tokens' ids
   * @param unknown id of the unknown token
   * @param prefix what tokens within a word begin with
   * @param longest characters of a word; a longer one is unknown
   */
  public WordPiece(Map<String, Integer> ids, int unknown, String prefix, int longest) {
    this.ids = Map.copyOf(ids);
    pieces = Pieces.byId(ids);
    this.unknown = unknown;
    this.prefix = prefix;
    this.longest = longest;
  }

  @Override
  public String[] pieces() {
    return pieces;
  }

  @Override
  public int unknown() {
    return unknown;
  }

  @Override
  public Cutter cutter() {
    return this::cut;
  }

  private void cut(String word, TokenBuffer buffer) {
    int before = buffer.size();
    boolean tooLong = word.codePointCount(0, word.length()) > longest;
    for (int from = 0; from < word.length(); ) {
      int end = tooLong ? from : endOfLongest(word, from, buffer);
      if (end == from) {
        buffer.truncate(before);
        buffer.add(unknown);
        return;
      }
      from = end;
    }
  }

  /** Adds the longest token at {@code from} and returns its end, or {@code from} if none fits. */
  private int endOfLongest(String word, int from, TokenBuffer buffer) {
    for (int end = word.length(); end > from; end = word.offsetByCodePoints(end, -1)) {
      String piece = word.substring(from, end);
      Integer id = ids.get(from > 0 ? prefix + piece : piece);
      if (id != null) {
        buffer.add(id);
        return end;
      }
    }
    return from;
  }
}
