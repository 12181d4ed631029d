package elman.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Charts as they were when somebody last looked at them, in {@code testdata/golden/plot}; with
 * {@code -Delman.plot.rewrite=true} they are written anew.
 */
final class Drawn {
  private static final Path FOLDER =
      Path.of(System.getProperty("elman.basedir", ""), "testdata", "golden", "plot");

  private Drawn() {}

  static void assertSame(String name, String drawn) throws IOException {
    if (Boolean.getBoolean("elman.plot.rewrite")) {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name), drawn);
    }
    assertEquals(Files.readString(FOLDER.resolve(name)), drawn);
  }
}
