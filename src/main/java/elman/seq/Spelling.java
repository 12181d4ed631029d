package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Dropout;
import elman.nn.Embedding;
import elman.nn.Param;
import elman.nn.Pool;
import elman.nn.Pooling;
import elman.nn.SequenceStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vector for each word from its characters: a small recurrent network reads them in both
 * directions, and what it says at both ends is the vector (Lample et al. 2016). A word that stands
 * several times in a batch is read once.
 */
final class Spelling {
  private static final int STREAM = 3;

  private final Ops ops;
  private final Embedding table;
  private final SequenceStack stack;
  private final Pooling pool = new Pool(Pool.Kind.LAST, 2);

  /** For each word of the batch the place of its spelling among the distinct ones, or -1. */
  private int[] places;

  private int[] letters;
  private int[] lengths;
  private Matrix states;

  /**
   * @param table of characters
   * @param stack of one layer, in both directions
   */
  Spelling(Ops ops, Embedding table, SequenceStack stack) {
    this.ops = ops;
    this.table = table;
    this.stack = stack;
  }

  int width() {
    return stack.width();
  }

  List<Param> params() {
    List<Param> params = new ArrayList<>(table.params());
    params.addAll(stack.params());
    return params;
  }

  void refresh() {
    stack.refresh();
  }

  /** Writes the words' vectors: x is T B x {@link #width}, all zero. */
  void forward(Batch batch, Matrix x, Rng rng) {
    List<int[]> distinct = distinct(batch);
    lengths = distinct.stream().mapToInt(spelling -> spelling.length).toArray();
    int longest = Arrays.stream(lengths).max().orElseThrow();
    letters = new int[longest * lengths.length];
    for (int w = 0; w < lengths.length; w++) {
      for (int t = 0; t < lengths[w]; t++) {
        letters[t * lengths.length + w] = distinct.get(w)[t];
      }
    }
    Matrix read = Matrix.zeros(letters.length, table.table().value().cols());
    table.forward(letters, read);
    stack.reset(lengths.length);
    states = stack.forward(read, lengths, Dropout.split(rng, STREAM));
    Matrix vectors = pool.forward(states, lengths);
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        x.rows(i, 1).copyFrom(vectors.rows(places[i], 1));
      }
    }
  }

  private List<int[]> distinct(Batch batch) {
    Map<int[], Integer> known = new TreeMap<>(Arrays::compare);
    List<int[]> distinct = new ArrayList<>();
    places = new int[batch.steps() * batch.size()];
    Arrays.fill(places, Batch.NONE);
    for (int b = 0; b < batch.size(); b++) {
      int[][] spellings = batch.examples().get(b).spellings();
      for (int t = 0; t < spellings.length; t++) {
        Integer place = known.putIfAbsent(spellings[t], distinct.size());
        if (place == null) {
          place = distinct.size();
          distinct.add(spellings[t]);
        }
        places[t * batch.size() + b] = place;
      }
    }
    return distinct;
  }

  /** Adds the gradients of what is learned from those by the words' vectors. */
  void backward(Matrix dx, Rng rng) {
    Matrix dVectors = Matrix.zeros(lengths.length, width());
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= 0) {
        ops.addAlone(dVectors.rows(places[i], 1), dx.rows(i, 1));
      }
    }
    Matrix dStates = Matrix.zeros(states.rows(), states.cols());
    pool.backward(dVectors, dStates);
    Matrix dRead = Matrix.zeros(letters.length, table.table().value().cols());
    stack.backward(dStates, dRead, Dropout.split(rng, STREAM));
    table.backward(letters, dRead);
  }
}
