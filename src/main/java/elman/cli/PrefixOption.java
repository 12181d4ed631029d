package elman.cli;

import elman.cli.shell.UsageException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder that the program is installed below. */
final class PrefixOption {
  private static final Path SYSTEM = Path.of("/usr/local");
  private static final Path USER = Path.of(".local");

  @Option(
      names = "--prefix",
      paramLabel = "DIR",
      description =
          "The folder with bin, lib and share (default: /usr/local for root, ~/.local for others).")
  private String prefix;

  /** Returns the folder, from the root. */
  Path prefix() {
    if (prefix == null) {
      return isRoot() ? SYSTEM : home().resolve(USER);
    }
    if (prefix.isEmpty()) {
      throw new UsageException("--prefix has an empty name");
    }
    if (prefix.indexOf(':') >= 0) {
      throw new UsageException("--prefix must not have a colon: Java takes it for two places");
    }
    return Path.of(prefix).toAbsolutePath().normalize();
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Path home() {
    String home = System.getenv("HOME");
    return Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home)
        .toAbsolutePath();
  }
}
