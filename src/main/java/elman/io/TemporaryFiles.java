package elman.io;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files in which new content is until it is whole: beside their targets, as {@code
 * .<name>.<pid>.tmp}, with the beginning of a long name and a hash of it.
 */
final class TemporaryFiles {
  private static final String SUFFIX = ".tmp";

  /** Characters of a target's name that are taken: of so many the bytes are few enough, too. */
  private static final int LONGEST_PREFIX = 40;

  private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

  private TemporaryFiles() {}

  /** The file to write, after what killed processes left beside the target is deleted. */
  static Path begin(Path target) {
    sweep(target);
    Path temporary = target.resolveSibling(prefix(target) + ProcessHandle.current().pid() + SUFFIX);
    UNFINISHED.add(temporary);
    return temporary;
  }

  /** What was written has become the target, or is to be deleted. */
  static void end(Path temporary) {
    discard(temporary);
    UNFINISHED.remove(temporary);
  }

  /** Deletes all that is being written. */
  static void discardAll() {
    UNFINISHED.forEach(TemporaryFiles::discard);
  }

  private static String prefix(Path real) {
    String name = real.getFileName().toString();
    String part =
        name.length() <= LONGEST_PREFIX
            ? name
            : name.substring(0, LONGEST_PREFIX) + "~" + Integer.toHexString(name.hashCode());
    return "." + part + ".";
  }

  /** Deletes what killed processes left beside the target. */
  private static void sweep(Path real) {
    String prefix = prefix(real);
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(AtomicFile.directory(real), path -> isLeftover(prefix, path))) {
      leftovers.forEach(TemporaryFiles::discard);
    } catch (IOException | DirectoryIteratorException e) {
      // A directory that may be written but not listed; leftovers do no harm.
    }
  }

  private static boolean isLeftover(String prefix, Path path) {
    String name = path.getFileName().toString();
    if (!name.startsWith(prefix)
        || !name.endsWith(SUFFIX)
        || name.length() <= prefix.length() + SUFFIX.length()) {
      return false;
    }
    String pid = name.substring(prefix.length(), name.length() - SUFFIX.length());
    return pid.matches("[0-9]{1,18}") && !isBusy(Long.parseLong(pid));
  }

  /** This process's own number counts as free: a predecessor in a container had the same. */
  private static boolean isBusy(long pid) {
    return pid != ProcessHandle.current().pid()
        && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static void discard(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The next write sweeps it.
    }
  }
}
