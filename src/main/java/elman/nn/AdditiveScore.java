package elman.nn;

import elman.core.Kernels;
import elman.core.Matrix;
import elman.core.Ops;
import java.util.ArrayList;
import java.util.List;

/**
 * The score v' tanh(W h + U e) of a query h and a key e (Bahdanau et al. 2015, appendix A.1.2).
 *
 * <p>The A values of each pair's tanh are made again on the way back: all of them would be the
 * largest thing in memory, and to read them from there would take as long.
 */
final class AdditiveScore implements AttentionScore {
  private final Ops ops;
  private final Kernels kernels;
  private final AttentionKeys keys;
  private final Linear queryMap;
  private final Linear keyMap;
  private final Param vector;
  private final Buffer queryGradient = new Buffer();
  private final Buffer keyGradient = new Buffer();
  private final Buffer vectorGradient = new Buffer();
  private Matrix queries;

  /** W h of each query, Tq B x A. */
  private Matrix mappedQueries;

  /** U e of each key, Tk B x A. */
  private Matrix mappedKeys;

  private Matrix dMappedQueries;
  private Matrix dMappedKeys;

  /** The gradient of v that each sequence gives, B x A. */
  private Matrix dVectors;

  AdditiveScore(Ops ops, AttentionKeys keys, String name, int queryUnits, int keyUnits, int units) {
    this.ops = ops;
    kernels = ops.kernels();
    this.keys = keys;
    queryMap = Linear.unbiased(ops, name + ".query", queryUnits, units);
    keyMap = Linear.unbiased(ops, name + ".key", keyUnits, units);
    vector = Param.zeros(name + ".vector", 1, units);
  }

  @Override
  public List<Param> params() {
    List<Param> params = new ArrayList<>(queryMap.params());
    params.addAll(keyMap.params());
    params.add(vector);
    return params;
  }

  @Override
  public void refresh() {
    queryMap.refresh();
    keyMap.refresh();
  }

  @Override
  public void readKeys() {
    mappedKeys = keyMap.forward(keys.all());
  }

  @Override
  public void readQueries(Matrix newQueries) {
    queries = newQueries;
    mappedQueries = queryMap.forward(queries);
  }

  @Override
  public void scores(int b, Matrix scores) {
    Matrix tanh = Matrix.zeros(keys.length(b), units());
    for (int i = 0; i < scores.rows(); i++) {
      squash(b, i, tanh);
      kernels.dots(
          tanh.rows(), units(), tanh.data(), 0, vector.weights(), 0, scores.data(), scores.at(i));
    }
  }

  /** The tanh of query i with each of the keys, a row each. */
  private void squash(int b, int i, Matrix tanh) {
    tanh.copyFrom(keys.of(b, mappedKeys));
    int query = mappedQueries.at(i * keys.batch() + b);
    for (int j = 0; j < tanh.rows(); j++) {
      kernels.axpy(units(), 1, mappedQueries.data(), query, tanh.data(), tanh.at(j));
    }
    kernels.tanh(tanh.size(), tanh.data(), 0);
  }

  private int units() {
    return vector.value().cols();
  }

  @Override
  public void beginBackward() {
    dMappedQueries = zeros(queryGradient, mappedQueries.rows());
    dMappedKeys = zeros(keyGradient, mappedKeys.rows());
    dVectors = zeros(vectorGradient, keys.batch());
  }

  private Matrix zeros(Buffer buffer, int rows) {
    Matrix matrix = buffer.shape(rows, units());
    matrix.fill(0);
    return matrix;
  }

  @Override
  public void backward(int b, Matrix dScores, Matrix dKeys) {
    Matrix tanh = Matrix.zeros(keys.length(b), units());
    Matrix dMapped = keys.of(b, dMappedKeys);
    for (int i = 0; i < dScores.rows(); i++) {
      squash(b, i, tanh);
      int query = dMappedQueries.at(i * keys.batch() + b);
      for (int j = 0; j < tanh.rows(); j++) {
        float d = dScores.get(i, j);
        add(d, tanh, j, dVectors, dVectors.at(b));
        kernels.tanhBackward(units(), vector.weights(), 0, tanh.data(), tanh.at(j));
        add(d, tanh, j, dMappedQueries, query);
        add(d, tanh, j, dMapped, dMapped.at(j));
      }
    }
  }

  /** Adds {@code scale} times row j to the row of {@code sum} that begins at {@code at}. */
  private void add(float scale, Matrix rows, int j, Matrix sum, int at) {
    kernels.axpy(units(), scale, rows.data(), rows.at(j), sum.data(), at);
  }

  @Override
  public void endBackward(Matrix dQueries, Matrix dKeys) {
    ops.addColumnSums(vector.gradient(), dVectors);
    queryMap.accumulate(queries, dMappedQueries);
    queryMap.addInputGradient(dMappedQueries, dQueries);
    keyMap.accumulate(keys.all(), dMappedKeys);
    keyMap.addInputGradient(dMappedKeys, dKeys);
  }
}
