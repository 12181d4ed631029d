package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import elman.faults.Faults;
import elman.faults.Specimens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs of 1 GB and a heap of 256 MB: done, or a line that says what to raise. */
class LargeInputIT {
  /** What timeout exits with: so long a run has shown that it needs no more memory. */
  private static final int CUT_SHORT = 124;

  private static final long BYTES = Long.getLong("elman.faults.bytes", 1_000_000_000);

  private static final int SECONDS = 120;

  /** The input as lines, as one line that does not end, as a table of one series, as a log. */
  private static final List<String> MAKING =
      List.of(
          "yes 'abba baab baba abab' | head -c BYTES > lines",
          "yes 'abba baab baba abab' | head -c BYTES | tr '\\n' ' ' > line",
          "{ echo t,y; seq 80000000 | sed 's/\\(.*\\)\\(.\\)$/\\1\\2,\\2/' | head -c BYTES; } > table",
          "{ printf 'step\\tgrad_norm\\n'; seq 80000000 | sed 's/\\(.*\\)\\(.\\)$/\\1\\2\\t\\2.5/'"
              + " | head -c BYTES; } > log");

  private static final List<String> COMMANDS =
      List.of(
          "tokenize --words INPUT",
          "tokenize --words --counts INPUT",
          "tokenize --bytes INPUT",
          "tokenize --tokenizer bpe.json INPUT",
          "tokenize --bpe --train out.json --vocab-size 300 INPUT",
          "tokenize --unigram --train out.json --vocab-size 300 INPUT",
          "train-lm INPUT -o out --hidden 4 --steps 2",
          "train-word2vec INPUT -o out.txt --dim 2 --epochs 1 --window 1",
          "train-word2vec INPUT --print-pairs --window 1",
          "score lm INPUT",
          "sample lm --length 3 - < INPUT",
          "analogy vectors.txt < INPUT",
          "analogy INPUT abba",
          "forecast INPUT --method naive",
          "clip-stats INPUT",
          "inspect INPUT",
          "inspect lm --gates INPUT",
          "train-seq --shape many-to-one INPUT -o out",
          "predict seq INPUT",
          "hopfield store INPUT -o out",
          "hopfield recall memory INPUT");

  @TempDir Path folder;

  @Test
  void isReadOrRefused() throws Exception {
    assumeTrue(Faults.HEAVY, "takes long; mvn -Pfaults has it");
    Specimens.make(folder);
    for (String line : MAKING) {
      Elman.start(folder, Elman.NOTHING, List.of("bash", "-c", line.replace("BYTES", "" + BYTES)))
          .await(900);
    }
    for (String input : List.of("lines", "line")) {
      for (String command : COMMANDS) {
        check(command, input);
      }
    }
    check("forecast INPUT --method naive", "table");
    check("train-seq --shape one-to-one INPUT -o out", "table");
    check("clip-stats INPUT", "log");
  }

  private void check(String command, String input) throws Exception {
    String program =
        "'" + String.join("' '", Elman.command(true)).replace("-jar", "-Xmx256m' '-jar");
    // One message for each of many lines would be as large as the input.
    String line = program + "' " + command.replace("INPUT", input) + " 2>&1 > /dev/null";
    String whole = "set -o pipefail; timeout " + SECONDS + " " + line + " | tail -n 1000 > said";
    Elman.Result result =
        Elman.start(folder, Elman.NOTHING, List.of("bash", "-c", whole)).await(2 * SECONDS);
    String said = Files.readString(folder.resolve("said"));
    assertTrue(
        result.code() <= 1 || result.code() == CUT_SHORT, command + " " + input + result + said);
    assertTrue(!said.contains("internal error") && !said.contains("\tat "), command + said);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.filter(file -> file.toString().endsWith(".tmp")).count(), command);
    }
    String name = said.isEmpty() ? "" : said.lines().toList().get((int) said.lines().count() - 1);
    Faults.report(
        "1 GB, -Xmx256m: " + command.replace("INPUT", input),
        1,
        result.code() == 0
            ? "done"
            : result.code() == CUT_SHORT ? "goes on after " + SECONDS + " s" : name);
    for (String out : List.of("out", "out.txt", "out.json")) {
      Files.deleteIfExists(folder.resolve(out));
    }
  }
}
