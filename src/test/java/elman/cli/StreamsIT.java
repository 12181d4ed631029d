package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import elman.faults.Faults;
import elman.faults.Specimens;
import elman.manual.Topic;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard streams that are full, closed, or that nobody reads. */
class StreamsIT {
  /** A command that writes data. */
  private static final List<String> DATA =
      List.of(
          "sample lm --length 30",
          "score lm text",
          "tokenize --words text",
          "synth xor --count 5",
          "forecast series.csv --method naive",
          "--help",
          "sample lm --count 2 --length 3",
          "clip-stats log",
          "clip-stats --by-lag --model lm text",
          "tokenize --words --counts text",
          "train-word2vec text --print-pairs",
          "analogy vectors.txt abba",
          "analogy vectors.txt --index-of abba 'abba:baab::baba:?'",
          "forecast series.csv --method naive --backtest 2",
          "inspect lm",
          "inspect lm --gates text",
          "inspect lm --spectrum",
          "predict seq reviews.tsv",
          "predict seq --eval reviews.tsv",
          "hopfield recall memory bits.pbm",
          "hopfield --capacity --size 20 --count 1",
          "train-lm --help",
          "--version");

  /** A command that says something. */
  private static final List<String> TALK =
      List.of(
          "train-lm text -o out.elman --hidden 2 --steps 1",
          "forecast series.csv --method naive",
          "train-seq --shape many-to-one reviews.tsv -o out.elman --hidden 2 --epochs 1",
          "train-word2vec text -o out.txt --dim 2 --epochs 1 --sample 0",
          "hopfield store bits.pbm -o out.memory",
          "tokenize --bpe --train out.json --vocab-size 260 text",
          "score lm text",
          "hopfield recall memory bits.pbm",
          "install --prefix there");

  /** A command that reads standard input. */
  private static final List<String> READING =
      List.of(
          "score lm",
          "train-lm -o out.elman --steps 1",
          "sample lm -",
          "tokenize --words",
          "clip-stats",
          "clip-stats --follow -",
          "train-word2vec -o out.txt",
          "analogy vectors.txt",
          "forecast",
          "inspect lm --gates -",
          "train-seq --shape many-to-one -o out.elman",
          "predict seq",
          "hopfield store -o out.memory",
          "hopfield recall memory");

  /** A command that never ends by itself. */
  private static final List<String> ENDLESS =
      List.of(
          "sample lm --length 2000000000",
          "yes 'abba baab' | elman score lm",
          "yes 'abba baab' | elman tokenize --words",
          "yes 'abba baab' | elman train-word2vec --print-pairs",
          "yes 'abba' | elman predict seq",
          "yes 'abba + baab' | elman analogy vectors.txt",
          "synth xor --count 2000000000");

  @TempDir static Path folder;

  @BeforeAll
  static void make() throws Exception {
    Specimens.make(folder);
    Path examples = Elman.BASE.resolve("testdata/corpora/reviews.tsv");
    Files.copy(examples, folder.resolve("reviews.tsv"));
  }

  /** All of a list in the long form, else the first ones. */
  private static List<String> some(List<String> commands, int light) {
    return commands.subList(0, Faults.HEAVY ? commands.size() : light);
  }

  /** A shell line in which the program is called elman. */
  static List<String> shell(String line) {
    String program = "'" + String.join("' '", Elman.command(false)) + "'";
    return List.of("bash", "-c", "elman() { " + program + " \"$@\"; }; " + line);
  }

  /** Runs a shell line that is about a command, whose exit code it prints last of all. */
  private Elman.Result run(String line) throws Exception {
    return Elman.start(folder, Elman.NOTHING, shell(line)).await();
  }

  @Test
  void aFullStandardOutputIsToldOf() throws Exception {
    List<String> commands = some(DATA, 3);
    for (String command : commands) {
      Elman.Result result = run("elman " + command + " > /dev/full");
      assertEquals(1, result.code(), command);
      String name = command.startsWith("-") ? "" : " " + command.split(" ", -1)[0];
      String told = "elman" + name + ": standard output: No space left on device\n";
      assertTrue(result.err().endsWith(told), command + ": " + result.err());
    }
    Faults.report("standard output full", commands.size(), "exit 1 and the message");
  }

  @Test
  void aClosedStandardOutputIsToldOf() throws Exception {
    List<String> commands = some(DATA, 2);
    for (String command : commands) {
      Elman.Result result = run("elman " + command + " >&-");
      assertEquals(1, result.code(), command);
      String name = command.startsWith("-") ? "" : " " + command.split(" ", -1)[0];
      String told = "elman" + name + ": standard output: is closed\n";
      assertTrue(result.err().endsWith(told), command + ": " + result.err());
    }
    String unused = "elman tokenize --words text -o words <&- >&- && test -s words";
    assertEquals(new Elman.Result(0, "", ""), run(unused));
    Faults.report("standard output closed", commands.size(), "exit 1 and the message");
  }

  @Test
  void aFullStandardErrorLeavesTheExitStatus() throws Exception {
    List<String> names = Pages.program().commands().stream().map(Topic::name).toList();
    List<String> commands = some(names, 2);
    for (String command : commands) {
      assertEquals(2, run("elman " + command + " --no-such-option 2> /dev/full").code(), command);
    }
    Faults.report("standard error full, a command used wrongly", commands.size(), "exit 2");
  }

  @Test
  void aFullStandardErrorIsAFailure() throws Exception {
    List<String> commands = some(TALK, 2);
    for (String command : commands) {
      assertEquals(1, run("elman " + command + " 2> /dev/full").code(), command);
      assertEquals(0, run("elman " + command + " --quiet 2> /dev/full").code(), command);
    }
    Faults.report(
        "standard error full", commands.size(), "exit 1 where something is to be said, else 0");
  }

  @Test
  void aClosedPipeIsNoFailure() throws Exception {
    List<String> commands = some(DATA, 3);
    for (String command : commands) {
      Elman.Result result = run("{ sleep 0.1; elman " + command + "; echo $? >&2; } | :");
      assertTrue(
          result.err().endsWith("0\n")
              && !result.err().contains("elman " + command.split(" ", -1)[0] + ":"),
          result.err());
    }
    Faults.report("standard output closed by its reader", commands.size(), "exit 0, quiet");
  }

  @Test
  void endlessCommandsEndWithTheirReader() throws Exception {
    List<String> commands = some(ENDLESS, 2);
    long slowest = 0;
    for (String command : commands) {
      String line = command.startsWith("yes") ? command : "elman " + command;
      ProcessBuilder builder = new ProcessBuilder(shell("set -o pipefail; " + line));
      builder.directory(folder.toFile()).redirectError(folder.resolve("said").toFile());
      Process process = builder.start();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        assertNotNull(reader.readLine(), command);
      }
      long closed = System.nanoTime();
      if (!process.waitFor(Elman.TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        fail(command + " goes on");
      }
      slowest = Math.max(slowest, System.nanoTime() - closed);
      assertEquals("", Files.readString(folder.resolve("said")), command);
    }
    Faults.report(
        "endless output, | head -n 1",
        commands.size(),
        "ended after " + slowest / 1_000_000 + " ms at most");
  }

  @Test
  void aClosedStandardInputIsToldOf() throws Exception {
    List<String> commands = some(READING, 2);
    for (String command : commands) {
      Elman.Result result = run("elman " + command + " <&-");
      String told = "elman " + command.split(" ", -1)[0] + ": standard input: is closed\n";
      assertEquals(1, result.code(), command + result);
      assertTrue(result.err().endsWith(told), command + ": " + result.err());
    }
    Faults.report("standard input closed", commands.size(), "exit 1 and the message");
  }

  /** What reads a file reads it from a pipe too, compressed or not, by whatever name. */
  @Test
  void namedPipesAreRead() throws Exception {
    List<String> lines = new ArrayList<>();
    String words = "tokenize --words --counts ";
    String expected = run("elman " + words + "text").out();
    for (String source :
        List.of(
            "<(gzip -c text)", "<(cat text)", "< <(xz -c text)", "/dev/stdin < <(bzip2 -c text)")) {
      lines.add(words + source);
    }
    for (String line : lines.subList(0, Faults.HEAVY ? 4 : 2)) {
      assertEquals(new Elman.Result(0, expected, ""), run("elman " + line), line);
    }
    String train = "elman train-lm -q --cell elman --hidden 2 --embed 2 --steps 2 ";
    String pipes =
        train
            + "text -o plain && "
            + train
            + "<(gzip -c text) -o piped && cmp plain piped && elman clip-stats <(cat log) --format tsv | wc -l";
    assertEquals(new Elman.Result(0, "2\n", ""), run(pipes));
    Faults.report("named pipes and process substitutions", lines.size() + 2, "read as files are");
  }

  @Test
  void namedPipesAreWritten() throws Exception {
    String line =
        "mkfifo fifo && { cat fifo > got & } && elman tokenize --bytes text -o fifo && wait"
            + " && elman tokenize --bytes text | cmp - got && test -p fifo";
    assertEquals(new Elman.Result(0, "", ""), run(line));
  }
}
