package elman.cli.shell;

import elman.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a command will write. */
public final class Outputs {
  private Outputs() {}

  /**
   * Finds out early what would go wrong late.
   *
   * @param inputs files that will be read
   * @param outputs files that will be written
   * @throws UsageException if one is named twice
   * @throws IOException if one could not be written
   */
  public static void check(List<Path> inputs, List<Path> outputs) throws IOException {
    List<Path> taken = new ArrayList<>(inputs);
    for (Path output : outputs) {
      if (output.toString().isEmpty()) {
        throw new UsageException("a file to be written has an empty name");
      }
      for (Path other : taken) {
        if (same(output, other)) {
          throw new UsageException(
              output + " is read, or written, as something else too: name another file");
        }
      }
      taken.add(output);
      AtomicFile.check(output);
    }
  }

  /**
   * Checks the name of what is kept in a file, never compressed.
   *
   * @param what it is, such as {@code a model}
   * @param option that named it
   * @param file its name
   * @throws UsageException if it is standard output, or has the ending of a compression
   */
  public static void requireFile(String what, String option, String file) {
    if (file.equals(Inputs.STANDARD)) {
      throw new UsageException(what + " needs a file: " + option + " must not be -");
    }
    requirePlain(what, file);
  }

  /**
   * Checks the name of a file that is never compressed.
   *
   * @param what it is, such as {@code a log}
   * @param file its name
   * @throws UsageException if it has the ending of a compression
   */
  public static void requirePlain(String what, String file) {
    Path path = Path.of(file);
    if (AtomicFile.isCompressed(path)) {
      throw new UsageException(
          what + " is not compressed: name it '" + AtomicFile.plainName(path) + "'");
    }
  }

  private static boolean same(Path a, Path b) throws IOException {
    if (Files.exists(a) && Files.exists(b)) {
      return Files.isSameFile(a, b);
    }
    return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
  }
}
