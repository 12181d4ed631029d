package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log is followed while it grows and is replaced, until a signal comes. */
class ClipFollowIT {
  private static final int INTERRUPT = 2;

  @TempDir Path directory;

  private List<String> rows() throws IOException {
    Path out = directory.resolve("out.tsv");
    return Files.exists(out) ? Files.readAllLines(out) : List.of();
  }

  private void append(String text) throws IOException {
    Files.writeString(
        directory.resolve("run.tsv"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Waits for a row that ends with this number of steps. */
  private void awaitSteps(Elman run, long steps) throws Exception {
    while (run.process().isAlive()
        && rows().stream().noneMatch(row -> row.startsWith("run.tsv\t" + steps + "\t"))) {
      Thread.sleep(1);
    }
    assertTrue(run.process().isAlive());
  }

  @Test
  void untilASignalComes() throws Exception {
    assumeFalse(SignalIT.isIgnored(INTERRUPT), "whoever started this test has SIGINT ignored");
    StringBuilder line = new StringBuilder("exec");
    Elman.command(false).forEach(word -> line.append(" '").append(word).append('\''));
    line.append(" clip-stats --follow other.tsv run.tsv --max-norm 2 > out.tsv");
    Files.writeString(directory.resolve("other.tsv"), "step\tgrad_norm\n1\t1\n");
    Elman run = Elman.start(directory, Elman.NOTHING, List.of("sh", "-c", line.toString()));
    append("step\tgrad_norm\n1\t1\n2\t");
    awaitSteps(run, 1);
    append("3\n3\t1\n");
    awaitSteps(run, 3);
    Files.writeString(directory.resolve("new"), "step\tgrad_norm\n1\t5\n2\t5\n3\t5\n4\t5\n");
    Files.move(
        directory.resolve("new"), directory.resolve("run.tsv"), StandardCopyOption.ATOMIC_MOVE);
    awaitSteps(run, 4);
    append("5\t1");
    Elman.start(directory, Elman.NOTHING, List.of("kill", "-s", "INT", "" + run.process().pid()));
    Elman.Result result = run.await();
    assertEquals(130, result.code());
    String cut = "run.tsv: the last line has no end and may be cut: left out\n";
    assertTrue(result.err().endsWith(cut), result.err());
    List<String> rows = new ArrayList<>(rows());
    assertTrue(rows.get(0).startsWith("log\tsteps\tthreshold\tclipped\t"), rows.get(0));
    String last = rows.get(rows.size() - 1);
    assertTrue(last.startsWith("run.tsv\t4\t2\t4\t1\t0.4\t"), last);
  }
}
