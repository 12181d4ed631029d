package elman.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.io.AtomicFile;
import elman.io.FormatException;
import elman.io.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TailTest {
  private static final String HEADER = "step\tgrad_norm\tclipped\n";

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path path = files.getPath("/logs/run.tsv");

  TailTest() throws IOException {
    Files.createDirectory(path.getParent());
  }

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private void append(String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static long steps(Tail tail) {
    return tail.reading().statistics().steps();
  }

  @Test
  void waitsForTheFileAndForHalfALine() throws IOException {
    try (FileTail tail = new FileTail(path, Logs.USUAL)) {
      assertFalse(tail.poll());
      append(HEADER + "1\t0.5");
      assertTrue(tail.poll());
      assertEquals(0, steps(tail));
      append("5\t0\n2\t3\t");
      assertTrue(tail.poll());
      assertEquals(1, steps(tail));
      assertEquals(0.55, tail.reading().statistics().norms().greatest());
      append("1\n");
      assertTrue(tail.poll());
      assertEquals(2, steps(tail));
      assertFalse(tail.poll());
      tail.reading().end();
      assertFalse(tail.reading().isCut());
    }
  }

  @Test
  void beginsAnewWithAFileThatTakesThePlace() throws IOException {
    try (FileTail tail = new FileTail(path, Logs.USUAL)) {
      append(HEADER + "1\t9\t1\n2\t9\t1\n");
      tail.poll();
      assertEquals(2, steps(tail));
      AtomicFile.write(path, out -> out.write(Logs.bytes(HEADER + "1\t4\t1\n")));
      assertTrue(tail.poll());
      assertEquals(1, steps(tail));
      append("2\t5\t1\n");
      tail.poll();
      assertEquals(5, tail.reading().statistics().norms().greatest());
      Files.writeString(path, HEADER);
      tail.poll();
      assertEquals(0, steps(tail));
    }
  }

  @Test
  void saysWhichLineIsNone() throws IOException {
    try (FileTail tail = new FileTail(path, Logs.USUAL)) {
      append(HEADER + "1\tx\t1\n");
      Exception e = assertThrows(FormatException.class, tail::poll);
      assertEquals("/logs/run.tsv: line 2: 'x' is not a number", e.getMessage());
    }
  }

  @Test
  void readsAStreamToItsEnd() throws IOException {
    Source source = Source.of("pipe", new ByteArrayInputStream(Logs.bytes("1\n2\n3")));
    try (StreamTail tail = new StreamTail(source, Logs.USUAL)) {
      while (!tail.isEnded()) {
        tail.poll();
        Thread.onSpinWait();
      }
      assertEquals(2, steps(tail));
      tail.reading().end();
      assertTrue(tail.reading().isCut());
    }
  }
}
