package elman.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final long OWN = ProcessHandle.current().pid();

  private FileSystem memory;
  private Path target;

  @BeforeEach
  void open() throws IOException {
    memory =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder()
                .setAttributeViews("posix")
                .setBlockSize(1024)
                .setMaxSize(64 * 1024)
                .build());
    target = Files.createDirectory(memory.getPath("out")).resolve("model.elman");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private static AtomicFile.Body text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Set<String> list(Path directory) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  private void assertFails(String message, Path path) {
    IOException early = assertThrows(IOException.class, () -> AtomicFile.check(path));
    assertEquals(message, early.getMessage());
    IOException late = assertThrows(IOException.class, () -> AtomicFile.write(path, text("new")));
    assertEquals(message, late.getMessage());
  }

  @Test
  void createsAndReplaces() throws IOException {
    AtomicFile.check(target);
    AtomicFile.write(target, text("old and longer"));
    assertEquals("old and longer", Files.readString(target));
    AtomicFile.check(target);
    AtomicFile.write(target, text("new"));
    assertEquals("new", Files.readString(target));
    assertEquals(Set.of("model.elman"), list(target.getParent()));
  }

  @Test
  void oldFileStaysUntilTheNewOneIsComplete() throws IOException {
    Files.writeString(target, "old");
    AtomicFile.write(
        target,
        out -> {
          out.write('n');
          out.flush();
          assertEquals("old", Files.readString(target));
          String temporary = ".model.elman." + OWN + ".tmp";
          assertEquals(Set.of("model.elman", temporary), list(target.getParent()));
          assertEquals("n", Files.readString(target.resolveSibling(temporary)));
        });
    assertEquals("n", Files.readString(target));
  }

  @Test
  void failingBodyLeavesTheOldFile() throws IOException {
    Files.writeString(target, "old");
    for (Throwable failure :
        new Throwable[] {
          new IOException("corpus.txt: no such file"),
          new IllegalStateException("a bug"),
          new OutOfMemoryError("heap")
        }) {
      Throwable thrown =
          assertThrows(
              failure.getClass(),
              () ->
                  AtomicFile.write(
                      target,
                      out -> {
                        out.write(new byte[10_000]);
                        out.flush();
                        throwAny(failure);
                      }));
      assertSame(failure, thrown);
      assertEquals("old", Files.readString(target));
      assertEquals(Set.of("model.elman"), list(target.getParent()));
    }
  }

  private static void throwAny(Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    throw (Error) failure;
  }

  @Test
  void fullDiskIsNamedAndLeavesTheOldFile() throws IOException {
    Files.writeString(target, "old");
    IOException e =
        assertThrows(
            IOException.class,
            () -> AtomicFile.write(target, out -> out.write(new byte[1_000_000])));
    assertTrue(e.getMessage().startsWith("out/model.elman: "), e.getMessage());
    assertEquals("old", Files.readString(target));
    assertEquals(Set.of("model.elman"), list(target.getParent()));
  }

  @Test
  void bodyMayCloseItsStream() throws IOException {
    AtomicFile.write(
        target,
        out -> {
          try (OutputStream closed = out) {
            closed.write('x');
          }
        });
    assertEquals("x", Files.readString(target));
  }

  @Test
  void symbolicLinkSurvives() throws IOException {
    Path real = Files.writeString(memory.getPath("real"), "old");
    Files.createSymbolicLink(target, memory.getPath("../real"));
    AtomicFile.check(target);
    AtomicFile.write(target, text("new"));
    assertTrue(Files.isSymbolicLink(target));
    assertEquals("new", Files.readString(real));
    assertEquals(Set.of("model.elman"), list(target.getParent()));
  }

  @Test
  void danglingLinkGetsItsFile() throws IOException {
    Path second = target.resolveSibling("second");
    Files.createSymbolicLink(target, memory.getPath("second"));
    Files.createSymbolicLink(second, memory.getPath("../real"));
    AtomicFile.check(target);
    AtomicFile.write(target, text("new"));
    assertTrue(Files.isSymbolicLink(target));
    assertTrue(Files.isSymbolicLink(second));
    assertEquals("new", Files.readString(memory.getPath("real")));
  }

  @Test
  void loopOfLinksIsRefused() throws IOException {
    Files.createSymbolicLink(target, memory.getPath("model.elman"));
    assertFails("out/model.elman: too many symbolic links", target);
  }

  @Test
  void directoryIsRefused() throws IOException {
    Files.createDirectory(target);
    assertFails("out/model.elman: is a directory", target);
  }

  @Test
  void missingParentIsRefused() throws IOException {
    assertFails("no/model.elman: no such directory: no", memory.getPath("no/model.elman"));
    Files.writeString(memory.getPath("file"), "");
    assertFails("file/x: no such directory: file", memory.getPath("file/x"));
  }

  @Test
  void fileInTheWorkingDirectoryNeedsNoParent() throws IOException {
    Path bare = memory.getPath("model.elman");
    AtomicFile.check(bare);
    AtomicFile.write(bare, text("new"));
    assertEquals("new", Files.readString(bare));
  }

  @Test
  void leftoversOfDeadProcessesAreSwept() throws IOException {
    Process finished = new ProcessBuilder(java(), "-version").redirectErrorStream(true).start();
    finished.getInputStream().readAllBytes();
    long dead = finished.pid();
    finished.onExit().join();
    long alive = ProcessHandle.current().parent().orElseThrow().pid();
    for (String name :
        new String[] {
          ".model.elman." + dead + ".tmp", // swept
          ".model.elman." + OWN + ".tmp", // swept
          ".model.elman." + alive + ".tmp",
          ".model.elman..tmp",
          ".model.elman.x1.tmp",
          ".model.elman.99999999999999999999.tmp",
          ".model.elman.tmp",
          ".model." + dead + ".tmp",
          "model.elman." + dead + ".tmp",
        }) {
      Files.writeString(target.resolveSibling(name), "left");
    }
    AtomicFile.write(target, text("new"));
    assertEquals(
        Set.of(
            ".model.elman." + alive + ".tmp",
            ".model.elman..tmp",
            ".model.elman.x1.tmp",
            ".model.elman.99999999999999999999.tmp",
            ".model.elman.tmp",
            ".model." + dead + ".tmp",
            "model.elman." + dead + ".tmp",
            "model.elman"),
        list(target.getParent()));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Test
  void permissionsAreKept() throws IOException {
    Files.writeString(target, "old");
    Set<PosixFilePermission> secret = PosixFilePermissions.fromString("rw-------");
    Files.setPosixFilePermissions(target, secret);
    AtomicFile.write(target, text("new"));
    assertEquals("new", Files.readString(target));
    assertEquals(secret, Files.getPosixFilePermissions(target));
  }

  @Test
  void writesToTheRealFileSystem(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("model.elman");
    AtomicFile.write(file, text("old"));
    AtomicFile.write(file, text("new"));
    assertEquals("new", Files.readString(file));
    assertEquals(Set.of("model.elman"), list(directory));
  }

  @Test
  void writeProtectionIsRespected(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("model.elman"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assumeFalse(Files.isWritable(file), "may write everything");
    assertFails(file + ": permission denied", file);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    Path other = directory.resolve("other");
    assertFails(other + ": directory not writable: " + directory, other);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void whatADescriptorIsOpenForIsAppendedTo() throws IOException {
    Path proc = Files.createDirectories(memory.getPath("/proc/1/fd"));
    Path real = Files.writeString(memory.getPath("/real"), "old\n");
    Files.createSymbolicLink(proc.resolve("1"), real);
    Path standard = Files.createSymbolicLink(memory.getPath("/stdout"), proc.resolve("1"));
    AtomicFile.check(standard);
    AtomicFile.write(standard, text("new"));
    assertEquals("old\nnew", Files.readString(real));
  }

  @Test
  void longNamesAreKeptAndTooLongOnesRefused() throws IOException {
    Path longest = target.resolveSibling("n".repeat(255));
    AtomicFile.write(longest, text("new"));
    assertEquals("new", Files.readString(longest));
    Path other = target.resolveSibling("n".repeat(254));
    AtomicFile.write(
        longest,
        out -> {
          out.write('1');
          AtomicFile.write(other, text("2"));
        });
    assertEquals("1", Files.readString(longest));
    assertEquals("2", Files.readString(other));
    Path tooLong = target.resolveSibling("n".repeat(256));
    assertFails(tooLong + ": the name is too long", tooLong);
  }

  @Test
  @Tag("devices")
  void devicesAreWrittenDirectly() throws IOException {
    Path nowhere = Path.of("/dev/null");
    assumeTrue(Files.exists(nowhere));
    AtomicFile.check(nowhere);
    AtomicFile.write(nowhere, text("new"));
    assertFalse(Files.isRegularFile(nowhere));
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    IOException e = assertThrows(IOException.class, () -> AtomicFile.write(full, text("new")));
    assertEquals("/dev/full: No space left on device", e.getMessage());
  }
}
