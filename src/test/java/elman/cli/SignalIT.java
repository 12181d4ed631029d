package elman.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import elman.faults.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A signal stops training with a checkpoint, from which it goes on, and other commands at once. */
class SignalIT {
  @TempDir static Path undisturbed;
  @TempDir Path disturbed;

  private static List<String> arguments(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("train-lm", Elman.TEXT.toString(), "-o", "m.elman"));
    arguments.addAll(List.of("--hidden", "24", "--batch", "8", "--bptt", "16", "--steps", "240"));
    arguments.addAll(List.of("--eval-every", "60", "--threads", "2"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  @ParameterizedTest
  @CsvSource({"INT, 2, 130", "TERM, 15, 143", "HUP, 1, 129"})
  void savesACheckpointAndExits(String name, int number, int code) throws Exception {
    assumeFalse(isIgnored(number), "whoever started this test has SIG" + name + " ignored");
    if (!Files.exists(undisturbed.resolve("m.elman"))) {
      assertEquals(0, Elman.run(undisturbed, arguments()).code());
    }
    Elman run = Elman.start(disturbed, arguments("--quiet"));
    run.awaitFile(disturbed.resolve("m.elman"));
    long start = System.nanoTime();
    signal(name, run);
    Elman.Result stopped = run.await();
    Faults.report(
        "SIG" + name + " while training",
        1,
        "exit "
            + code
            + " and a checkpoint after "
            + (System.nanoTime() - start) / 1_000_000
            + " ms");
    assertEquals(
        new Elman.Result(code, "", "elman train-lm: stopped; --resume goes on\n"), stopped);
    assertTrue(Files.exists(disturbed.resolve("m.elman.checkpoint")));
    Elman.Result resumed = Elman.run(disturbed, arguments("--resume"));
    assertTrue(resumed.err().matches("(?s)going on from step [1-9].*"), resumed.err());
    assertEquals(0, resumed.code());
    assertArrayEquals(
        Files.readAllBytes(undisturbed.resolve("m.elman")),
        Files.readAllBytes(disturbed.resolve("m.elman")));
  }

  /** The first signal is obeyed within a step, the second at once, even while a file is saved. */
  @Test
  void theSecondSignalLeavesAtOnce() throws Exception {
    assumeFalse(isIgnored(2), "whoever started this test has SIGINT ignored");
    int tries = Faults.tries(1, 10);
    long slowest = 0;
    for (int i = 0; i < tries; i++) {
      // A named pipe that nobody reads holds up whoever writes to it, as a slow disk does.
      Path model = Files.createTempDirectory(disturbed, "m").resolve("m.elman");
      List<String> command = new ArrayList<>(arguments("--quiet"));
      command.set(command.indexOf("m.elman"), model.toString());
      Elman.start(disturbed, Elman.NOTHING, List.of("mkfifo", model + ".checkpoint")).await();
      Elman run = Elman.start(disturbed, command);
      while (run.process().isAlive() && !Files.exists(model)) {
        Thread.sleep(1);
      }
      signal("INT", run);
      Thread.sleep(300);
      assertTrue(run.process().isAlive());
      long start = System.nanoTime();
      signal("TERM", run);
      assertEquals(143, run.await().code());
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    Faults.report(
        "a second signal", tries, "exit 143 after " + slowest / 1_000_000 + " ms at most");
  }

  private void signal(String name, Elman run) throws Exception {
    List<String> kill = List.of("kill", "-s", name, "" + run.process().pid());
    Elman.start(disturbed, Elman.NOTHING, kill).await();
  }

  /** More minutes would make a larger network; a run that goes on keeps what was chosen for it. */
  @Test
  void goesOnForLongerThanWasPlanned() throws Exception {
    assumeFalse(isIgnored(15), "whoever started this test has SIGTERM ignored");
    String line = "train-lm " + Elman.TEXT + " -o m.elman --hidden 16 --layers 1 --minutes";
    List<String> command = List.of(line.split(" "));
    List<String> first = new ArrayList<>(command);
    first.addAll(List.of("1", "--eval-every", "1", "--quiet"));
    Elman run = Elman.start(disturbed, first);
    run.awaitFile(disturbed.resolve("m.elman.checkpoint"));
    signal("TERM", run);
    assertEquals(143, run.await().code());
    List<String> second = new ArrayList<>(command);
    second.addAll(List.of("10000", "--eval-every", "1", "--log", "run.tsv", "--resume"));
    Elman longer = Elman.start(disturbed, second);
    longer.awaitFile(disturbed.resolve("run.tsv"));
    signal("TERM", longer);
    Elman.Result resumed = longer.await();
    assertEquals(143, resumed.code(), resumed.err());
    assertTrue(resumed.err().startsWith("going on from step "), resumed.err());
  }

  /** Vectors that are not finished are kept apart from those that are. */
  @ParameterizedTest
  @CsvSource({"INT, 2, 130", "TERM, 15, 143"})
  void keepsUnfinishedWordVectors(String name, int number, int code) throws Exception {
    assumeFalse(isIgnored(number), "whoever started this test has SIG" + name + " ignored");
    String text = Elman.TEXT.toString();
    List<String> command = List.of("train-word2vec", text, "--quiet", "-o", "v.bin");
    List<String> first = new ArrayList<>(command);
    first.addAll(List.of("--save-vocab", "words", "--epochs", "100000", "--threads", "2"));
    Elman run = Elman.start(disturbed, first);
    run.awaitFile(disturbed.resolve("words"));
    signal(name, run);
    String told = "elman train-word2vec: stopped; what it has learned is in v.bin.checkpoint\n";
    assertEquals(new Elman.Result(code, "", told), run.await());
    assertFalse(Files.exists(disturbed.resolve("v.bin")));
    List<String> second = new ArrayList<>(command);
    second.addAll(List.of("--continue", "v.bin.checkpoint", "--epochs", "1"));
    assertEquals(new Elman.Result(0, "", ""), Elman.run(disturbed, second));
    assertTrue(Files.exists(disturbed.resolve("v.bin")));
  }

  /** What only reads and writes ends at once, and takes what it was writing with it. */
  @ParameterizedTest
  @CsvSource({"INT, 2, 130", "TERM, 15, 143", "HUP, 1, 129"})
  void leavesNothingThatIsUnfinished(String name, int number, int code) throws Exception {
    assumeFalse(isIgnored(number), "whoever started this test has SIG" + name + " ignored");
    Elman.start(disturbed, Elman.NOTHING, List.of("mkfifo", "text")).await();
    Elman run = Elman.start(disturbed, List.of("tokenize", "--chars", "text", "-o", "ids"));
    run.awaitFile(disturbed.resolve(".ids." + run.process().pid() + ".tmp"));
    signal(name, run);
    assertEquals(new Elman.Result(code, "", ""), run.await());
    try (Stream<Path> left = Files.list(disturbed)) {
      assertEquals(List.of(disturbed.resolve("text")), left.toList());
    }
  }

  /** Whether a signal is ignored here: processes inherit that, and a JVM leaves it so. */
  static boolean isIgnored(int signal) throws Exception {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> (signal - 1) & 1) != 0;
      }
    }
    return false;
  }
}
