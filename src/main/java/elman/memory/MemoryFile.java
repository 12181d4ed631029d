package elman.memory;

import elman.core.Matrix;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file of a memory: safetensors with {@code patterns} (P x N) and, unless the network is a
 * continuous one, {@code weight} (N x N); metadata {@code format}, {@code format_version}, {@code
 * rule} and {@code width}.
 */
public final class MemoryFile {
  private static final String FORMAT = "elman-memory";
  private static final String VERSION = "1";
  private static final String PATTERNS = "patterns";
  private static final String WEIGHT = "weight";
  private static final int LONGEST_NUMBER = 9;

  /** Rows and columns that are compared while they are in the cache. */
  private static final int BLOCK = 64;

  private MemoryFile() {}

  /** Whether a file with this metadata is a memory. */
  public static boolean isIn(Map<String, String> metadata) {
    return FORMAT.equals(metadata.get("format"));
  }

  /**
   * Writes a file, atomically.
   *
   * @throws IOException naming the file, if it cannot be written; the old file then stays
   */
  public static void write(Path path, Memory memory) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("format_version", VERSION);
    metadata.put("rule", memory.how());
    metadata.put("width", Integer.toString(memory.width()));
    List<Tensor> tensors = new ArrayList<>();
    tensors.add(tensor(PATTERNS, memory.patterns()));
    if (memory.weights() != null) {
      tensors.add(tensor(WEIGHT, memory.weights()));
    }
    new Safetensors(metadata, tensors).write(path);
  }

  private static Tensor tensor(String name, Matrix matrix) {
    return new Tensor(name, new int[] {matrix.rows(), matrix.cols()}, matrix.data());
  }

  /**
   * Reads a file.
   *
   * @throws FormatException if it is no memory, damaged, or of a later format
   * @throws IOException if it cannot be read
   */
  public static Memory read(Path path) throws IOException {
    Safetensors file = Safetensors.read(path);
    if (!isIn(file.metadata())) {
      throw bad(file, null, "is no memory (made by hopfield store)");
    }
    file.requireVersion(VERSION);
    Tensor found =
        file.tensor(PATTERNS).orElseThrow(() -> bad(file, null, "no tensor " + PATTERNS));
    if (found.shape().length != 2 || found.data().length == 0) {
      throw bad(file, "tensor " + PATTERNS, "must be a matrix with an element at least");
    }
    int n = found.shape()[1];
    Matrix patterns = Matrix.of(found.data(), n);
    checkPatterns(file, patterns);
    int width = width(file, n);
    String how = file.requireMetadata("rule");
    return new Memory(patterns, how.equals(Memory.MODERN) ? null : weights(file, n), how, width);
  }

  private static FormatException bad(Safetensors file, String place, String reason) {
    return new FormatException(file.source(), place, reason);
  }

  private static void checkPatterns(Safetensors file, Matrix patterns) throws FormatException {
    for (float bit : patterns.data()) {
      if (bit != 1 && bit != -1) {
        throw bad(file, "tensor " + PATTERNS, "has the element " + bit + "; 1 or -1 would do");
      }
    }
  }

  private static Matrix weights(Safetensors file, int n) throws FormatException {
    Matrix weights = Matrix.of(file.require(WEIGHT, n, n).data(), n);
    for (int block = 0; block < n; block += BLOCK) {
      for (int i = 0; i < n; i++) {
        int to = Math.min(Math.min(block + BLOCK, n), i + 1);
        for (int j = block; j < to; j++) {
          checkPair(file, weights, i, j);
        }
      }
    }
    return weights;
  }

  private static void checkPair(Safetensors file, Matrix weights, int i, int j)
      throws FormatException {
    float w = weights.get(i, j);
    if (!Float.isFinite(w) || w != weights.get(j, i) || (i == j && w != 0)) {
      throw bad(
          file,
          "tensor " + WEIGHT,
          "must be finite and symmetric with zeros on its diagonal, and is not at row %d, column %d"
              .formatted(i + 1, j + 1));
    }
  }

  private static int width(Safetensors file, int n) throws FormatException {
    String text = file.requireMetadata("width");
    int width =
        text.matches("[0-9]+") && text.length() <= LONGEST_NUMBER ? Integer.parseInt(text) : -1;
    if (width < 0 || (width > 0 && n % width != 0)) {
      throw bad(file, "metadata width", "must be a divisor of " + n + ", or 0, not " + text);
    }
    return width;
  }
}
