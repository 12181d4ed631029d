package elman.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed and resumed ends as if nothing had happened. */
class ResumeIT {
  private static final int KILLS = 4;

  @TempDir Path undisturbed;
  @TempDir Path disturbed;

  private static List<String> arguments(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("train-lm", Elman.TEXT.toString(), "-o", "m.elman", "--log", "log"));
    arguments.addAll(List.of("--hidden", "24", "--layers", "2", "--dropout", "0.1"));
    arguments.addAll(List.of("--bptt-random", "--bptt", "16", "--batch", "8", "--steps", "600"));
    arguments.addAll(List.of("--eval-every", "50", "--checkpoint-every", "5"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  @Test
  void killedRunsEndWithTheSameModel() throws Exception {
    assertEquals(0, Elman.run(undisturbed, arguments()).code());
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      Elman run = Elman.start(disturbed, arguments("--resume"));
      run.awaitFile(disturbed.resolve("m.elman.checkpoint"));
      run.process().waitFor(random.nextInt(700), TimeUnit.MILLISECONDS);
      killed += run.process().isAlive() ? 1 : 0;
      run.process().destroyForcibly().waitFor();
    }
    assertTrue(killed > 0, "no run lasted long enough to be killed");
    Elman.Result last = Elman.run(disturbed, arguments("--resume"));
    assertTrue(last.err().matches("(?s)going on from step [1-9].*"), last.err());
    assertEquals(0, last.code());
    assertArrayEquals(
        Files.readAllBytes(undisturbed.resolve("m.elman")),
        Files.readAllBytes(disturbed.resolve("m.elman")),
        "killed " + killed + " times, seed " + seed);
    assertEquals(withoutSpeed(undisturbed.resolve("log")), withoutSpeed(disturbed.resolve("log")));
    assertFalse(Files.exists(disturbed.resolve("m.elman.checkpoint")));
    assertEquals(List.of("log", "m.elman"), names(disturbed));
  }

  /** The log's rows but for their column of tokens per second. */
  private static List<String> withoutSpeed(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .map(row -> row.replaceFirst("\t[0-9]+\t([^\t]*)$", "\t$1"))
        .toList();
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
