package elman.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.core.Matrix;
import elman.core.Rng;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryFileTest {
  private static final float[] BITS = {1, -1, 1, 1};

  private FileSystem files;
  private Path path;

  @BeforeEach
  void open() {
    files = Jimfs.newFileSystem(Configuration.unix());
    path = files.getPath("letters.memory");
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void comesBackAsItWas() throws IOException {
    Matrix patterns = Patterns.random(3, 70, new Rng(1));
    Matrix weights = Rule.STORKEY.weights(patterns, new Workers(1));
    MemoryFile.write(path, new Memory(patterns, weights, "storkey", 7));
    Memory read = MemoryFile.read(path);
    assertArrayEquals(patterns.toArray(), read.patterns().toArray());
    assertEquals(3, read.patterns().rows());
    assertArrayEquals(weights.toArray(), read.weights().toArray());
    assertEquals("storkey", read.how());
    assertEquals(7, read.width());
  }

  @Test
  void aContinuousNetworkHasNoWeights() throws IOException {
    Matrix patterns = Patterns.random(3, 5, new Rng(1));
    MemoryFile.write(path, new Memory(patterns, null, Memory.MODERN, 0));
    assertNull(MemoryFile.read(path).weights());
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    MemoryFile.write(path, new Memory(Matrix.of(BITS, 2), Matrix.zeros(2, 2), "hebbian", 0));
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 3] ^= 1;
    Files.write(path, bytes);
    assertTrue(refused().contains("checksum mismatch"));
  }

  @Test
  void filesOfOthersAreRefused() throws IOException {
    assertEquals(
        "letters.memory: is no memory (made by hopfield store)",
        refused(Map.of("format", "pt"), new Tensor("patterns", new int[] {2, 2}, BITS)));
    assertTrue(refused(metadata("format_version", "2"), bits()).contains("format version 2"));
    assertTrue(refused(metadata("width", "3"), bits()).contains("divisor of 2"));
    assertTrue(refused(metadata("width", "99999999999"), bits()).contains("divisor of 2"));
    assertTrue(refused(metadata("width", "0")).contains("no tensor patterns"));
    assertTrue(refused(metadata("width", "0"), bits()).contains("no tensor weight"));
    Tensor odd = new Tensor("patterns", new int[] {1, 2}, new float[] {1, Float.NaN});
    assertTrue(refused(metadata("width", "0"), odd).contains("has the element NaN"));
    Tensor flat = new Tensor("patterns", new int[] {4}, BITS);
    assertTrue(refused(metadata("width", "0"), flat).contains("must be a matrix"));
    Tensor none = new Tensor("patterns", new int[] {0, 5}, new float[0]);
    assertTrue(refused(metadata("width", "0"), none).contains("must be a matrix"));
  }

  @Test
  void weightsThatAreNoneAreRefused() throws IOException {
    float[][] wrong = {
      {0, 1, 2, 0},
      {0, Float.NaN, Float.NaN, 0},
      {1, 0, 0, 0},
      {0, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, 0}
    };
    for (float[] weights : wrong) {
      Tensor tensor = new Tensor("weight", new int[] {2, 2}, weights);
      String message = refused(metadata("width", "0"), bits(), tensor);
      assertTrue(message.contains("must be finite and symmetric"), message);
    }
    Tensor large = new Tensor("weight", new int[] {1, 2}, new float[2]);
    assertTrue(refused(metadata("width", "0"), bits(), large).contains("[1, 2] instead of [2, 2]"));
  }

  private static Tensor bits() {
    return new Tensor("patterns", new int[] {2, 2}, BITS);
  }

  private static Map<String, String> metadata(String key, String value) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "elman-memory");
    metadata.put("format_version", "1");
    metadata.put("rule", "hebbian");
    metadata.put("width", "0");
    metadata.put(key, value);
    return metadata;
  }

  private String refused(Map<String, String> metadata, Tensor... tensors) throws IOException {
    new Safetensors(metadata, List.of(tensors)).write(path);
    return refused();
  }

  private String refused() {
    return assertThrows(FormatException.class, () -> MemoryFile.read(path)).getMessage();
  }
}
