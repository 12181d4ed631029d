package elman.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedOutputTest {
  private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private List<String> list() throws IOException {
    try (Stream<Path> files = Files.list(memory.getPath(""))) {
      return files.map(Path::toString).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".gz", ".bz2", ".xz", ".zst", ".GZ"})
  void compressesByName(String ending) throws IOException {
    Path compressed = memory.getPath("table.csv" + ending);
    String table = "id,time,forecast\n".repeat(500);
    AtomicFile.writeByName(compressed, out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
    assertTrue(Files.size(compressed) < 200);
    try (InputStream in = Source.of(compressed).open()) {
      assertEquals(table, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertEquals("table.csv", AtomicFile.plainName(compressed));
    AtomicFile.Body failing =
        out -> {
          out.write('x');
          throw new IOException("no more");
        };
    byte[] before = Files.readAllBytes(compressed);
    assertThrows(IOException.class, () -> AtomicFile.writeByName(compressed, failing));
    assertArrayEquals(before, Files.readAllBytes(compressed));
    assertEquals(List.of("table.csv" + ending), list());
  }

  @Test
  void otherNamesAreNotCompressed() throws IOException {
    Path target = memory.getPath("model.elman");
    AtomicFile.writeByName(target, out -> out.write('x'));
    assertEquals("x", Files.readString(target));
    assertEquals("model.elman", AtomicFile.plainName(target));
    assertEquals("", AtomicFile.plainName(memory.getPath("/")));
  }
}
