package elman.seq.data;

import java.util.Arrays;
import java.util.List;

/**
 * One thing to learn from or to predict for: a sequence and what belongs to it.
 *
 * @param place where it is, for messages, such as {@code line 17}
 * @param lines the rows that it was read from, without their ends, which a prediction repeats; none
 *     for binary formats
 * @param words what is read, if that is words: the tokens of a format with a token a row, or one
 *     whole text; else empty
 * @param vectors what is read, if that is numbers, T x D; else of no rows
 * @param output what belongs to it: one label, a label for each of the T steps, one for each node
 *     of a tree in postorder, or one text; empty if it is not known
 * @param tree whose leaves the words are from left to right, or null if they are a sequence
 */
public record Example(
    String place,
    List<String> lines,
    List<String> words,
    float[][] vectors,
    List<String> output,
    Tree tree) {

  /** A sequence. */
  public Example(
      String place,
      List<String> lines,
      List<String> words,
      float[][] vectors,
      List<String> output) {
    this(place, lines, words, vectors, output, null);
  }

  /** Copies the lists; the vectors are shared. */
  public Example {
    lines = List.copyOf(lines);
    words = List.copyOf(words);
    output = List.copyOf(output);
  }

  /** Whether the same is read as of another example. */
  public boolean readsAs(Example other) {
    return words.equals(other.words)
        && Arrays.deepEquals(vectors, other.vectors)
        && (words.size() + vectors.length > 0 || output.equals(other.output));
  }

  /** The number that belongs to it, or NaN if that is none, or not finite. */
  public float number() {
    return output.isEmpty() ? Float.NaN : Cells.parse(output.get(0).strip());
  }

  /** Number of steps T that are read. */
  public int steps() {
    return Math.max(words.size(), vectors.length);
  }
}
