package elman.embed.query;

import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.embed.vectors.RowBlocks;
import elman.embed.vectors.Rows;
import elman.embed.vectors.Subwords;
import elman.embed.vectors.WordVectors;
import elman.io.FormatException;
import elman.io.Source;
import elman.token.ByteTable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Small word vectors for tests, and what asks them. */
final class Planes {
  private Planes() {}

  /** Rows as they are not kept in blocks. */
  record Plain(float[]... data) implements Rows {
    @Override
    public int size() {
      return data.length;
    }

    @Override
    public int dim() {
      return data[0].length;
    }

    @Override
    public void copy(int row, float[] to, int offset) {
      System.arraycopy(data[row], 0, to, offset, dim());
    }
  }

  /** Words with a vector for each. */
  static WordVectors vectors(String words, float[]... rows) {
    return vectors(words, null, null, rows);
  }

  /** Words with a vector for each, and for buckets of n-grams. */
  static WordVectors vectors(String words, Subwords subwords, Rows buckets, float[]... rows) {
    ByteTable table = new ByteTable();
    for (String word : words.split(" ", -1)) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      table.add(bytes, 0, bytes.length);
    }
    return new WordVectors("v.txt", table, new Plain(rows), subwords, buckets);
  }

  /** Random vectors of words w0, w1 ..., in blocks. */
  static WordVectors random(int size, int dim) {
    ByteTable table = new ByteTable();
    RowBlocks rows = new RowBlocks(size, dim);
    Rng rng = new Rng(size);
    for (int i = 0; i < size; i++) {
      byte[] bytes = ("w" + i).getBytes(StandardCharsets.UTF_8);
      table.add(bytes, 0, bytes.length);
      for (int j = 0; j < dim; j++) {
        rows.block(rows.blockOf(i))[rows.offsetOf(i) + j] = 2 * rng.nextFloat() - 1;
      }
    }
    return new WordVectors("random", table, rows, null, null);
  }

  /** A vector of two elements, an angle in degrees from the first axis. */
  static float[] at(double degrees, double length) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) (length * Math.cos(angle)), (float) (length * Math.sin(angle))};
  }

  /** Finds words, with the scalar kernels. */
  static Lookup lookup(WordVectors vectors, Workers workers) throws FormatException {
    return new Lookup(new Directions(vectors, new Ops(new ScalarKernels(), workers)), false);
  }

  /** A text as an input. */
  static Source source(String text) {
    return Source.of("f", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
