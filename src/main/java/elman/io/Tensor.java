package elman.io;

import java.util.Arrays;

/**
 * A named array of numbers in row-major order. The arrays are shared, not copied; like every record
 * with arrays, two tensors are equal only if their arrays are the same objects.
 *
 * @param name the name, unique in its file
 * @param shape the extents, slowest first; empty for a single number
 * @param data the elements, as many as the product of the extents
 */
public record Tensor(String name, int[] shape, float[] data) {
  /** As many as leave room to count blocks beyond them in an int: four gibibytes of floats. */
  public static final int MOST_ELEMENTS = 1 << 30;

  /**
   * Checks that the data fills the shape.
   *
   * @throws IllegalArgumentException if an extent is negative, or the number of elements is another
   *     or exceeds 2<sup>30</sup>
   */
  public Tensor {
    if (elements(shape) != data.length) {
      throw new IllegalArgumentException(
          name + ": shape " + Arrays.toString(shape) + " with " + data.length + " elements");
    }
  }

  /**
   * Returns the product of the extents, or -1 if one of them is negative or the product exceeds
   * {@link #MOST_ELEMENTS} on the way.
   */
  static int elements(int[] shape) {
    long product = 1;
    for (int extent : shape) {
      product *= extent;
      if (extent < 0 || product > MOST_ELEMENTS) {
        return -1;
      }
    }
    return (int) product;
  }
}
