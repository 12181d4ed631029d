package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.List;

/**
 * The score e' W h / sqrt(E) of a key e and a query h (Luong et al. 2015, equation 8, "general",
 * scaled as by Vaswani et al. 2017, equation 1).
 *
 * <p>A step of Adam moves every weight by as much, and with them a score by the sum over E H of
 * them: unscaled, the softmax was saturated before it had learned where to look.
 */
final class DotScore implements AttentionScore {
  private final Ops ops;
  private final AttentionKeys keys;
  private final Linear map;
  private final float scale;
  private final Buffer gradientBuffer = new Buffer();
  private Matrix queries;

  /** W h / sqrt(E) of each query, Tq B x E. */
  private Matrix mapped;

  private Matrix dMapped;

  DotScore(Ops ops, AttentionKeys keys, String name, int queryUnits, int keyUnits) {
    this.ops = ops;
    this.keys = keys;
    scale = (float) (1 / Math.sqrt(keyUnits));
    map = Linear.unbiased(ops, name, queryUnits, keyUnits);
  }

  @Override
  public List<Param> params() {
    return map.params();
  }

  @Override
  public void refresh() {
    map.refresh();
  }

  @Override
  public void readKeys() {}

  @Override
  public void readQueries(Matrix newQueries) {
    queries = newQueries;
    mapped = map.forward(queries);
    ops.scaleAlone(mapped, scale);
  }

  @Override
  public void scores(int b, Matrix scores) {
    scores.fill(0);
    ops.addMulAlone(scores, of(b, scores, mapped), keys.transposed(b));
  }

  @Override
  public void beginBackward() {
    dMapped = gradientBuffer.shape(mapped.rows(), mapped.cols());
    dMapped.fill(0);
  }

  @Override
  public void backward(int b, Matrix dScores, Matrix dKeys) {
    ops.addMulAlone(of(b, dScores, dMapped), dScores, keys.straight(b));
    ops.addMulTransposedAlone(dKeys, dScores, of(b, dScores, mapped));
  }

  @Override
  public void endBackward(Matrix dQueries, Matrix dKeys) {
    ops.scaleAlone(dMapped, scale);
    map.accumulate(queries, dMapped);
    map.addInputGradient(dMapped, dQueries);
  }

  /** Of a matrix with a row for each query those of sequence {@code b}, as many as of scores. */
  private Matrix of(int b, Matrix scores, Matrix rows) {
    return rows.rows(b, scores.rows(), keys.batch());
  }
}
