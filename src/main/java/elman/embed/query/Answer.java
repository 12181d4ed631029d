package elman.embed.query;

import elman.embed.vectors.WordVectors;

/** All words, by their scores. */
public final class Answer {
  private static final int[] NONE = {};

  private final Directions directions;
  private final float[] scores;
  private final int[] own;

  /**
   * @param scores of all words
   * @param own the numbers of the words of the query
   */
  Answer(Directions directions, float[] scores, int[] own) {
    this.directions = directions;
    this.scores = scores;
    this.own = own;
  }

  /** The words and their numbers. */
  public WordVectors vectors() {
    return directions.vectors();
  }

  /**
   * Numbers of the best words: the highest score first, the lower number first among equals.
   *
   * @param without whether to leave out the words of the query
   */
  public int[] top(int most, boolean without) {
    return TopWords.of(scores, most, without ? own : NONE, directions.ops().workers());
  }

  /** The place of a word among all, from 1 on; as if others of the query were not there. */
  public int rank(int word, boolean without) {
    return 1 + TopWords.before(scores, word, without ? own : NONE);
  }

  /** A word's score. */
  public float score(int word) {
    return scores[word];
  }

  /** Whether a word is one of the query. */
  public boolean isOwn(int word) {
    return TopWords.contains(own, word);
  }
}
