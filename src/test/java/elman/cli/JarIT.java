package elman.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.faults.Faults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The fat jar holds what it should: whole classes, none of which reads objects. */
class JarIT {
  private static final int MAGIC = 0xCAFEBABE;

  @Test
  void everyClassIsAClass() throws IOException {
    List<String> broken = new ArrayList<>();
    int classes = 0;
    try (ZipFile jar = new ZipFile(Path.of(System.getProperty("elman.jar")).toString())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(".class")) {
          classes++;
          if (!isClass(jar, entry)) {
            broken.add(entry.getName());
          }
        }
      }
    }
    assertTrue(classes > 0);
    assertEquals(List.of(), broken);
  }

  /** What is read is never a serialized object, which could be of any class. */
  @Test
  void noClassOfOursKnowsSerialization() throws IOException {
    List<String> found = new ArrayList<>();
    int classes = 0;
    try (ZipFile jar = new ZipFile(Path.of(System.getProperty("elman.jar")).toString())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith("elman/") && entry.getName().endsWith(".class")) {
          classes++;
          String code = new String(jar.getInputStream(entry).readAllBytes(), ISO_8859_1);
          if (code.contains("java/io/ObjectInput") || code.contains("java/io/ObjectOutput")) {
            found.add(entry.getName());
          }
        }
      }
    }
    assertTrue(classes > 0);
    assertEquals(List.of(), found);
    Faults.report("Java serialization in our classes", classes, "none");
  }

  private static boolean isClass(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] start = in.readNBytes(Integer.BYTES);
      return start.length == Integer.BYTES && ByteBuffer.wrap(start).getInt() == MAGIC;
    }
  }
}
