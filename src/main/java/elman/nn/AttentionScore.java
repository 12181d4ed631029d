package elman.nn;

import elman.core.Matrix;
import java.util.List;

/** How well a query and a key go together: the score that the softmax of an attention sees. */
sealed interface AttentionScore permits DotScore, AdditiveScore {
  /** The weights. */
  List<Param> params();

  /** Takes in the weights, after they were changed. */
  void refresh();

  /** Takes in the keys, after others were read. */
  void readKeys();

  /** Takes in the queries, Tq B x H. */
  void readQueries(Matrix queries);

  /** Writes the scores of a sequence, a row for each query and a column for each key; alone. */
  void scores(int b, Matrix scores);

  /** Makes room for the gradients of all sequences. */
  void beginBackward();

  /**
   * The way back for a sequence, by the calling thread alone.
   *
   * @param dScores gradients by its scores
   * @param dKeys gradients by its keys, added to, if there are any that pass no weights
   */
  void backward(int b, Matrix dScores, Matrix dKeys);

  /** After all sequences: adds the gradients of the weights, and those by queries and keys. */
  void endBackward(Matrix dQueries, Matrix dKeys);
}
