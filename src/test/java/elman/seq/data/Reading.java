package elman.seq.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.io.FormatException;
import elman.io.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Files in memory, read to their end. */
final class Reading {
  static final ExampleOptions TRAINING = ExampleOptions.TRAINING;
  static final ExampleOptions PREDICTION = ExampleOptions.PREDICTION;

  private Reading() {}

  /** All that a reader says. */
  record All(
      List<Example> examples,
      ExampleReader.Layout layout,
      List<String> columns,
      long repaired,
      String source) {
    Example only() {
      assertEquals(1, examples.size());
      return examples.get(0);
    }
  }

  static All all(Shape shape, ExampleOptions options, String... texts) throws IOException {
    byte[][] files = new byte[texts.length][];
    for (int i = 0; i < texts.length; i++) {
      files[i] = texts[i].getBytes(StandardCharsets.UTF_8);
    }
    return all(shape, options, files);
  }

  static All all(Shape shape, ExampleOptions options, byte[]... files) throws IOException {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      List<Source> sources = new ArrayList<>();
      for (int i = 0; i < files.length; i++) {
        sources.add(Source.of(Files.write(memory.getPath("f" + i), files[i])));
      }
      try (ExampleReader reader = Examples.open(shape, sources, options)) {
        List<Example> examples = new ArrayList<>();
        for (Example e = reader.next(); e != null; e = reader.next()) {
          examples.add(e);
        }
        return new All(
            examples, reader.layout(), reader.columns(), reader.repaired(), reader.source());
      }
    }
  }

  static void assertRefused(String message, Shape shape, ExampleOptions options, String... texts) {
    FormatException e = assertThrows(FormatException.class, () -> all(shape, options, texts));
    assertEquals(message, e.getMessage());
  }

  static void assertRefused(String message, Shape shape, ExampleOptions options, byte[]... files) {
    FormatException e = assertThrows(FormatException.class, () -> all(shape, options, files));
    assertEquals(message, e.getMessage());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** An array of NumPy. */
  static byte[] npy(String type, String shape, byte[] data) {
    String header =
        "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(NpyArray.MAGIC);
    out.write(1);
    out.write(0);
    out.write(header.length());
    out.write(0);
    out.writeBytes(bytes(header));
    out.writeBytes(data);
    return out.toByteArray();
  }

  static byte[] floats(float... numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      buffer.putFloat(number);
    }
    return buffer.array();
  }

  static byte[] doubles(double... numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double number : numbers) {
      buffer.putDouble(number);
    }
    return buffer.array();
  }
}
