package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Dropout;
import elman.nn.Embedding;
import elman.nn.Param;
import java.util.ArrayList;
import java.util.List;

/**
 * Words as vectors: from a table, and beside that, if wanted, from their characters by a small
 * network. In training rare words are taken for unknown ones now and then (Kiperwasser and Goldberg
 * 2016), so that an unknown word means something.
 */
final class WordInput implements InputLayer {
  private static final int WORD_STREAM = 1;
  private static final int UNIT_STREAM = 2;

  private final Ops ops;
  private final Embedding table;
  private final Spelling spelling;
  private final Dropout dropout;
  private float[] forgetting = new float[0];
  private int[] ids;

  /**
   * @param table of V words, the first of which stands for unknown ones
   * @param spelling the network over characters, or null
   * @param dropout rate in [0, 1) on the vectors
   */
  WordInput(Ops ops, Embedding table, Spelling spelling, float dropout) {
    this.ops = ops;
    this.table = table;
    this.spelling = spelling;
    this.dropout = new Dropout(dropout);
  }

  @Override
  public void start(Learned learned) {
    forgetting = learned.forgetting();
    List<String> words = learned.codec().words();
    for (int i = 0; i < words.size(); i++) {
      float[] vector = learned.vectors().get(words.get(i));
      if (vector != null) {
        table.table().value().rows(i, 1).copyFrom(Matrix.of(vector, vector.length));
      }
    }
  }

  @Override
  public int width() {
    return table.table().value().cols() + (spelling == null ? 0 : spelling.width());
  }

  @Override
  public List<Param> params() {
    List<Param> params = new ArrayList<>(table.params());
    if (spelling != null) {
      params.addAll(spelling.params());
    }
    return params;
  }

  @Override
  public void refresh() {
    if (spelling != null) {
      spelling.refresh();
    }
  }

  @Override
  public Matrix forward(Batch batch, Rng rng) {
    ids = batch.words();
    if (rng != null && forgetting.length > 0) {
      Rng draws = rng.split(WORD_STREAM);
      for (int i = 0; i < ids.length; i++) {
        ids[i] = draws.nextFloat() < forgetting[ids[i]] ? 0 : ids[i];
      }
    }
    Matrix x = Matrix.zeros(ids.length, width());
    int embed = table.table().value().cols();
    table.forward(ids, x.cols(0, embed));
    if (spelling != null) {
      spelling.forward(batch, x.cols(embed, spelling.width()), rng);
    }
    dropout.apply(ops.workers(), x, rng, UNIT_STREAM);
    return x;
  }

  @Override
  public void backward(Matrix dx, Rng rng) {
    dropout.apply(ops.workers(), dx, rng, UNIT_STREAM);
    int embed = table.table().value().cols();
    table.backward(ids, dx.cols(0, embed));
    if (spelling != null) {
      spelling.backward(dx.cols(embed, spelling.width()), rng);
    }
  }
}
