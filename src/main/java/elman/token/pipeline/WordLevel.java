package elman.token.pipeline;

import elman.token.WordModel;
import java.util.Map;

/** Whole words as tokens. */
public final class WordLevel implements WordModel {
  private final Map<String, Integer> ids;
  private final String[] pieces;
  private final int unknown;

  /**
   * @param ids the tokens' ids
   * @param unknown id of the unknown token
   */
  public WordLevel(Map<String, Integer> ids, int unknown) {
    this.ids = Map.copyOf(ids);
    pieces = Pieces.byId(ids);
    this.unknown = unknown;
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
    return (word, buffer) -> buffer.add(ids.getOrDefault(word, unknown));
  }
}
