package elman.seq.data;

import elman.io.FormatException;
import elman.io.Source;
import java.io.IOException;
import java.util.List;

/**
 * An array of NumPy: n x T x D, or n x T of one number a step; for shapes of one step n x D. Labels
 * are in a file of their own, one a line, or an array of numbers, or nowhere.
 */
final class ArrayExamples implements ExampleReader {
  private final String name;
  private final NpyArray array;
  private final int steps;
  private final int dimensions;
  private final LabelFile labels;

  /**
   * Reads on behind the header.
   *
   * @param oneStep whether an example is one step
   * @param labels null if there are none
   * @throws FormatException if the array has too many or too few dimensions
   * @throws IOException if the labels cannot be read
   */
  ArrayExamples(String name, NpyArray array, boolean oneStep, Source labels) throws IOException {
    this.name = name;
    this.array = array;
    long[] shape = array.shape();
    if (oneStep ? shape.length != 2 : shape.length != 2 && shape.length != 3) {
      throw new FormatException(
          name,
          null,
          "is an array of "
              + shape.length
              + " dimensions; "
              + (oneStep ? "n x D is read" : "n x T x D is read"));
    }
    steps = oneStep ? 1 : (int) shape[1];
    dimensions = oneStep ? (int) shape[1] : shape.length == 2 ? 1 : (int) shape[2];
    if (shape[0] == 0) {
      throw new FormatException(name, null, "has no rows");
    }
    this.labels = labels == null ? null : new LabelFile(labels);
  }

  @Override
  public Example next() throws IOException {
    float[] row = array.next();
    String label = labels == null ? null : labels.next();
    if (labels != null && (row == null) != (label == null)) {
      throw new FormatException(
          labels.name(),
          null,
          row == null
              ? "has more labels than the " + array.done() + " rows of " + name
              : "has fewer labels than there are rows in " + name + ": " + (array.done() - 1));
    }
    if (row == null) {
      return null;
    }
    float[][] vectors = new float[steps][dimensions];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(row, t * dimensions, vectors[t], 0, dimensions);
    }
    List<String> gold = label == null ? List.of() : List.of(label);
    return new Example(array.place(), gold, List.of(), vectors, gold);
  }

  @Override
  public Layout layout() {
    return new Layout(null, '\t', false);
  }

  @Override
  public String source() {
    return name;
  }

  @Override
  public void close() throws IOException {
    try (array) {
      if (labels != null) {
        labels.close();
      }
    }
  }
}
