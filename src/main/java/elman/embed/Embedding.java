package elman.embed;

import elman.core.Rng;
import elman.embed.vectors.Rows;
import elman.embed.vectors.Subwords;
import elman.embed.vectors.WordVectors;
import elman.token.TokenBuffer;
import java.util.Arrays;

/**
 * What is learned: an input row for each of V words and then for each bucket of n-grams, and output
 * rows, one for each word, or for each inner node of the Huffman tree.
 *
 * <p>A row is filled up with zeros to whole cache lines.
 */
public final class Embedding {
  /** Floats of a cache line, of which rows are made. */
  private static final int LINE = 16;

  /** The rows start within this over D of 0: far enough for frequent words to part soon. */
  private static final float START = 4;

  private final Lexicon words;
  private final int dim;
  private final int stride;
  private final Subwords subwords;
  private final float[] in;
  private final float[] out;

  /** Where the rows begin that make up a word's vector; null where it is its own row. */
  private final int[][] parts;

  /**
   * Rows that nobody has trained: the inputs random, the outputs 0.
   *
   * @param subwords how words are cut into n-grams; null for words only
   * @throws IllegalArgumentException if an array cannot hold so many rows
   */
  public Embedding(Lexicon words, int dim, Subwords subwords, long seed) {
    this.words = words;
    this.dim = dim;
    this.subwords = subwords;
    stride = (dim + LINE - 1) / LINE * LINE;
    int rows = Math.addExact(words.size(), subwords == null ? 0 : subwords.buckets());
    if ((long) rows * stride > Integer.MAX_VALUE - LINE) {
      throw new IllegalArgumentException(
          "%,d vectors of %,d floats are more than there can be: fewer words (--min-count,"
                  .formatted(rows, dim)
              + " --max-vocab), buckets of n-grams (--buckets) or floats (--dim)");
    }
    in = new float[rows * stride];
    out = new float[words.size() * stride];
    Rng rng = new Rng(seed);
    for (int row = 0; row < in.length; row += stride) {
      for (int k = 0; k < dim; k++) {
        in[row + k] = (2 * rng.nextFloat() - 1) * START / dim;
      }
    }
    parts = subwords == null ? null : parts();
  }

  private int[][] parts() {
    int[][] all = new int[words.size()][];
    TokenBuffer buckets = new TokenBuffer();
    for (int word = 0; word < all.length; word++) {
      buckets.clear();
      subwords.addBuckets(
          words.words().bytes(), words.words().start(word), words.words().start(word + 1), buckets);
      all[word] = new int[buckets.size() + 1];
      all[word][0] = word * stride;
      for (int i = 0; i < buckets.size(); i++) {
        all[word][i + 1] = (words.size() + buckets.get(i)) * stride;
      }
    }
    return all;
  }

  /** The words, the most frequent first. */
  public Lexicon words() {
    return words;
  }

  /** Floats of a vector, D. */
  public int dim() {
    return dim;
  }

  /** Floats from the beginning of a row to that of the next. */
  int stride() {
    return stride;
  }

  /** The input rows. */
  float[] in() {
    return in;
  }

  /** The output rows. */
  float[] out() {
    return out;
  }

  /** Whether words are made of n-grams. */
  boolean hasSubwords() {
    return parts != null;
  }

  /** Where the input rows begin whose mean is a word's vector. */
  int[] parts(int word) {
    return parts[word];
  }

  /**
   * Takes what was trained before; words that are not there stay as they are.
   *
   * @param before of the same dim and subwords
   * @param outputs whether output rows belong to words
   */
  public void take(Embedding before, boolean outputs) {
    int[] here = before.words.numbersIn(words);
    for (int i = 0; i < here.length; i++) {
      if (here[i] >= 0) {
        System.arraycopy(before.in, i * stride, in, here[i] * stride, stride);
        if (outputs) {
          System.arraycopy(before.out, i * stride, out, here[i] * stride, stride);
        }
      }
    }
    int buckets = before.in.length - before.words.size() * stride;
    System.arraycopy(before.in, before.words.size() * stride, in, words.size() * stride, buckets);
  }

  /**
   * Sets all rows.
   *
   * @param own the words' own rows, V x D
   * @param buckets the rows of the buckets of n-grams; null without
   * @param outputs V x D
   */
  void fill(float[] own, Rows buckets, float[] outputs) {
    for (int i = 0; i < words.size(); i++) {
      System.arraycopy(own, i * dim, in, i * stride, dim);
      System.arraycopy(outputs, i * dim, out, i * stride, dim);
    }
    for (int i = 0; buckets != null && i < buckets.size(); i++) {
      buckets.copy(i, in, (words.size() + i) * stride);
    }
  }

  /** What is kept of it. */
  public WordVectors vectors() {
    Rows buckets = subwords == null ? null : new Part(in, words.size(), subwords.buckets());
    Rows vectors = subwords == null ? inputs() : new Composed();
    return new WordVectors("the text", words.words(), vectors, subwords, buckets);
  }

  /** The input rows of the words alone. */
  Rows inputs() {
    return new Part(in, 0, words.size());
  }

  /** The output rows. */
  Rows outputs() {
    return new Part(out, 0, words.size());
  }

  /** How words are cut into n-grams; null if they are not. */
  public Subwords subwords() {
    return subwords;
  }

  /** Some rows of an array, without what fills them up. */
  private final class Part implements Rows {
    private final float[] data;
    private final int first;
    private final int size;

    Part(float[] data, int first, int size) {
      this.data = data;
      this.first = first;
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public int dim() {
      return dim;
    }

    @Override
    public void copy(int row, float[] to, int offset) {
      System.arraycopy(data, (first + row) * stride, to, offset, dim);
    }
  }

  /** The words' vectors as means of their own rows and those of their n-grams. */
  private final class Composed implements Rows {
    @Override
    public int size() {
      return words.size();
    }

    @Override
    public int dim() {
      return dim;
    }

    @Override
    public void copy(int row, float[] to, int offset) {
      Arrays.fill(to, offset, offset + dim, 0);
      for (int part : parts[row]) {
        for (int k = 0; k < dim; k++) {
          to[offset + k] += in[part + k] / parts[row].length;
        }
      }
    }
  }
}
