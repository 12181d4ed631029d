package elman.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class of the tests in a Java of its own, the same as this one but for its flags. */
final class ChildJvm {
  /** What the manifest of the jar does. */
  static final String EXPORTS = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";

  private ChildJvm() {}

  /** What {@code main} wrote to stdout and stderr; fails unless it ended with 0. */
  static String run(Class<?> main, List<String> flags, String... arguments)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(home(Kernels.class) + System.getProperty("path.separator") + home(ChildJvm.class));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
