package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manual pages and completions in the programs that they are made for, where these are. */
class ShellsIT {
  private static final Path SCRIPT = Elman.BASE.resolve("src/test/python/try_completions.py");

  @TempDir static Path folder;

  /** Every command, option, value and place of a file, with TAB on a terminal. */
  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void completes(String shell) throws Exception {
    assumeTrue(isThere("python3"), "python3 is not installed");
    assumeTrue(isThere(shell), shell + " is not installed");
    List<String> probes = Probes.of(Pages.program());
    Path file = Files.write(folder.resolve("probes"), probes);
    Elman.Result result = tryOut(shell, file);
    String all = "%s: %d of %2$d probes\n".formatted(shell, probes.size());
    assertEquals(new Elman.Result(0, all, ""), result);
  }

  /** What is not offered is noticed. */
  @Test
  void probesCanFail() throws Exception {
    assumeTrue(isThere("python3") && isThere("bash"), "python3 or bash is not installed");
    Path file = Files.writeString(folder.resolve("wrong"), "elman score --\t--nonsense\n");
    Elman.Result result = tryOut("bash", file);
    assertEquals(1, result.code());
    assertTrue(result.out().contains("'elman score --' does not offer --nonsense"), result.out());
  }

  private static Elman.Result tryOut(String shell, Path probes) throws Exception {
    String script = Elman.BASE.resolve("completions/elman." + shell).toString();
    return Elman.start(folder, probes, List.of("python3", SCRIPT.toString(), shell, script))
        .await();
  }

  @Test
  void manRendersPagesWithoutWarning() throws Exception {
    assumeTrue(isThere("man") && isThere("groff"), "man or groff is not installed");
    for (Path page : pages()) {
      Elman.Result groff = run("groff", "-man", "-ww", "-z", "-Tutf8", page.toString());
      assertEquals(new Elman.Result(0, "", ""), groff, page.toString());
      Elman.Result man = run("man", "--warnings", "-P", "cat", "-l", page.toString());
      assertEquals("", man.err(), page.toString());
      assertEquals(0, man.code(), page.toString());
    }
  }

  @Test
  void mandocFindsNothingToComplainAbout() throws Exception {
    assumeTrue(isThere("mandoc"), "mandoc is not installed");
    for (Path page : pages()) {
      Elman.Result lint = run("mandoc", "-T", "lint", page.toString());
      assertEquals(new Elman.Result(0, "", ""), lint, page.toString());
    }
  }

  private static List<Path> pages() throws Exception {
    try (Stream<Path> files = Files.list(Elman.BASE.resolve("man"))) {
      List<Path> pages = files.sorted().toList();
      assertFalse(pages.isEmpty());
      return pages;
    }
  }

  private static boolean isThere(String program) throws Exception {
    return run("sh", "-c", "command -v " + program).code() == 0;
  }

  private static Elman.Result run(String... command) throws Exception {
    return Elman.start(folder, Elman.NOTHING, List.of(command)).await();
  }
}
