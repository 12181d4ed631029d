package elman.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a safetensors file says of itself, and whether its checksum is right. The tensors were read
 * through once, block by block, and not kept, so that a file may be larger than the memory; they
 * may be of any type.
 *
 * @param source what messages call the file
 * @param bytes size of the file
 * @param metadata strings that belong to the file, in their order, without the checksum
 * @param tensors the tensors in the order of their data
 * @param checksum whether the bytes are those that were written
 */
public record SafetensorsScan(
    String source, long bytes, Map<String, String> metadata, List<Item> tensors, Verdict checksum) {

  /** What the checksum says. */
  public enum Verdict {
    /** The bytes are those that were written. */
    RIGHT,
    /** The file has none: another program wrote it. */
    NONE,
    /** The file was altered or damaged. */
    WRONG
  }

  /**
   * A tensor's description.
   *
   * @param name unique in its file
   * @param dtype type of its elements, as the file calls it
   * @param shape its extents, slowest first
   * @param bytes size of its data
   */
  public record Item(String name, String dtype, int[] shape, long bytes) {
    /** Number of its elements, as the shape says. */
    public long elements() {
      long product = 1;
      for (int extent : shape) {
        product *= extent;
      }
      return product;
    }
  }

  /** Sees the elements as they are read. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes the next elements of a tensor; of types that cannot be read as floats there are none.
     *
     * @param values the first {@code count} are theirs, until the next call
     */
    void block(Item tensor, float[] values, int count);
  }

  /** Copies the map and the list. */
  public SafetensorsScan {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = List.copyOf(tensors);
  }

  /**
   * Reads through a file.
   *
   * @throws FormatException if the file isn't safetensors or is truncated; a wrong checksum is no
   *     error, but see {@link #requireUndamaged}
   * @throws IOException naming the file, if it cannot be read
   */
  public static SafetensorsScan of(Path path, Visitor visitor) throws IOException {
    return SafetensorsReader.scan(path, visitor);
  }

  /**
   * Does nothing, unless the file was altered or damaged.
   *
   * @throws FormatException if it was
   */
  public void requireUndamaged() throws FormatException {
    if (checksum == Verdict.WRONG) {
      throw Checksum.mismatch(source);
    }
  }
}
