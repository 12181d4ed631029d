package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forecasts as jobs that are started by a clock meet the world. */
class ForecastIT {
  private static final String OLD = "old\n";

  @TempDir Path directory;

  @BeforeEach
  void writeTable() throws IOException {
    Files.writeString(directory.resolve("t.csv"), rows(1, 30), StandardOpenOption.CREATE_NEW);
  }

  private static String rows(int first, int last) {
    StringBuilder rows = new StringBuilder(first == 1 ? "t,y\n" : "");
    for (int t = first; t <= last; t++) {
      rows.append(t).append(',').append(t * t % 7).append('\n');
    }
    return rows.toString();
  }

  private Elman start(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("forecast", "t.csv", "--quiet"));
    arguments.addAll(List.of("--method", "naive"));
    arguments.addAll(List.of(options));
    return Elman.start(directory, arguments);
  }

  private List<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".tmp")).toList();
    }
  }

  @Test
  void twoRunsAtOnceLeaveTheFileOfOneOfThem() throws Exception {
    Set<String> whole =
        Set.of(start("--horizon", "3000").await().out(), start("--horizon", "4000").await().out());
    for (int i = 0; i < 3; i++) {
      Elman one = start("--horizon", "3000", "-o", "f.csv");
      Elman other = start("--horizon", "4000", "-o", "f.csv");
      assertEquals(new Elman.Result(0, "", ""), one.await());
      assertEquals(new Elman.Result(0, "", ""), other.await());
      assertTrue(whole.contains(Files.readString(directory.resolve("f.csv"))));
      assertEquals(List.of(), temporary());
    }
  }

  @Test
  void aRunThatIsKilledLeavesTheOldFile() throws Exception {
    Path file = directory.resolve("f.csv");
    Files.writeString(file, OLD);
    Elman run = start("--horizon", "1000000", "-o", "f.csv");
    while (temporary().isEmpty() && run.process().isAlive()) {
      Thread.sleep(1);
    }
    assertFalse(temporary().isEmpty(), "the file is not written beside its target");
    run.process().destroyForcibly();
    assertTrue(run.await().code() != 0, "killed too late");
    assertEquals(OLD, Files.readString(file));
    assertEquals(0, start("-o", "f.csv").await().code());
    assertTrue(Files.readString(file).startsWith("t,forecast,lower_80"));
    assertEquals(List.of(), temporary());
  }

  /** Rows come in pieces, so that the reader meets the end of the file within one. */
  @Test
  void aFileMayGrowWhileItIsRead() throws Exception {
    Elman run = start("--horizon", "2");
    try (OutputStream out =
        Files.newOutputStream(directory.resolve("t.csv"), StandardOpenOption.APPEND)) {
      for (int t = 31; run.process().isAlive(); t++) {
        out.write((t + ",").getBytes(StandardCharsets.US_ASCII));
        Thread.sleep(1);
        out.write((t * t % 7 + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
    Elman.Result result = run.await();
    assertEquals("", result.err());
    assertEquals(0, result.code());
    List<String> lines = result.out().lines().toList();
    assertEquals(3, lines.size());
    int first = Integer.parseInt(lines.get(1).split(",", -1)[0]);
    assertTrue(first > 30 && lines.get(2).startsWith(first + 1 + ","), result.out());
  }
}
