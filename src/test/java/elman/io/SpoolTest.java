package elman.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpoolTest {
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path folder = files.getPath("spool");

  @BeforeEach
  void open() throws IOException {
    Files.createDirectory(folder);
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private long filesInFolder() throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.count();
    }
  }

  @Test
  void keepsPiecesInMemoryAndBeyondTheLimitInAFileWithoutAName() throws IOException {
    try (Spool spool = new Spool(folder, 5)) {
      Spool.Piece first = spool.keep(new byte[] {1, 2, 3});
      Spool.Piece second = spool.keep(new byte[] {4, 5, 6, 7});
      Spool.Piece third = spool.keep(new byte[] {8, 9, 10});
      byte[] to = new byte[4];
      first.read(1, to, 2);
      assertArrayEquals(new byte[] {2, 3, 0, 0}, to);
      second.read(0, to, 4);
      assertArrayEquals(new byte[] {4, 5, 6, 7}, to);
      third.read(2, to, 1);
      assertArrayEquals(new byte[] {10, 5, 6, 7}, to);
      assertEquals(0, filesInFolder());
    }
  }

  @Test
  void namesTheFolderThatCannotBeWritten() throws IOException {
    Path missing = folder.resolve("missing");
    try (Spool spool = new Spool(missing, 0)) {
      IOException e = assertThrows(IOException.class, () -> spool.keep(new byte[1]));
      assertTrue(e.getMessage().startsWith("a copy of the text in spool/missing: "), e::getMessage);
    }
  }

  @Test
  void asksForNoFileWithinTheLimit() throws IOException {
    try (Spool spool = new Spool(folder.resolve("missing"), 3)) {
      byte[] to = new byte[3];
      spool.keep(new byte[] {7, 8, 9}).read(0, to, 3);
      assertArrayEquals(new byte[] {7, 8, 9}, to);
    }
  }

  /** What is no longer there when the file is closed, was in the file. */
  @Test
  void memoryTakesPiecesUpToTheLimitInAll() throws IOException {
    Spool spool = new Spool(folder, 5);
    Spool.Piece three = spool.keep(new byte[3]);
    Spool.Piece two = spool.keep(new byte[2]);
    Spool.Piece one = spool.keep(new byte[1]);
    spool.close();
    byte[] to = new byte[3];
    three.read(0, to, 3);
    two.read(0, to, 2);
    IOException e = assertThrows(IOException.class, () -> one.read(0, to, 1));
    assertTrue(e.getMessage().startsWith("a copy of the text in spool: "), e::getMessage);
  }

  @Test
  void memoryAloneNeedsNoFolder() throws IOException {
    try (Spool spool = Spool.inMemory()) {
      byte[] to = new byte[2];
      spool.keep(new byte[] {7, 8, 9}).read(1, to, 2);
      assertArrayEquals(new byte[] {8, 9}, to);
    }
  }
}
