package elman.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  /** A pipe has what was written; without an end nobody takes it for the whole. */
  @ParameterizedTest
  @ValueSource(strings = {".gz", ".bz2", ".xz", ".zst"})
  void whatFailedHasNoEnd(String ending, @TempDir Path folder) throws Exception {
    Path pipe = folder.resolve("pipe" + ending);
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    Path got = folder.resolve("got");
    Process reader =
        new ProcessBuilder("cat", pipe.toString()).redirectOutput(got.toFile()).start();
    AtomicFile.Body failing =
        out -> {
          out.write("line\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
          throw new IOException("no more");
        };
    assertThrows(IOException.class, () -> AtomicFile.writeByName(pipe, failing));
    assertEquals(0, reader.waitFor());
    assertFalse(isWhole(got));
  }

  private static boolean isWhole(Path file) {
    try (InputStream in = Source.of(file).open()) {
      return in.readAllBytes().length == 250_000;
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @Tag("devices")
  @ValueSource(strings = {".gz", ".bz2", ".xz", ".zst"})
  void aFullDiskIsNamed(String ending, @TempDir Path folder) throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    Path target = Files.createSymbolicLink(folder.resolve("full" + ending), full);
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    IOException e =
        assertThrows(
            IOException.class, () -> AtomicFile.writeByName(target, out -> out.write(noise)));
    assertEquals(target + ": No space left on device", e.getMessage());
    Files.delete(target);
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
