package elman.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.faults.Faults;
import elman.io.Safetensors;
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

/**
 * Runs that are killed at any moment, every second one in the middle of a save, and resumed end as
 * if nothing had happened.
 */
class KillIT {
  private static final String MODEL = "m.elman";
  private static final String CHECKPOINT = MODEL + ".checkpoint";

  @TempDir Path undisturbed;
  @TempDir Path disturbed;

  private final long seed = Faults.seed("KillIT");
  private final Random random = new Random(seed);
  private int inSaves;
  private int ends;

  private static List<String> words(String line, String... more) {
    List<String> words = new ArrayList<>(List.of(line.split(" ", -1)));
    words.addAll(List.of(more));
    return words;
  }

  @Test
  void languageModels() throws Exception {
    String line =
        "train-lm "
            + Elman.TEXT
            + " -o m.elman --log log --hidden 24 --layers 2 --dropout 0.1 --bptt-random --bptt 16"
            + " --batch 8 --steps 240 --eval-every 40 --checkpoint-every 8";
    kill("train-lm", words(line), Faults.tries(4, 140));
    assertEquals(withoutSpeed(undisturbed.resolve("log")), withoutSpeed(disturbed.resolve("log")));
    assertEquals(List.of("log", MODEL), names());
  }

  @Test
  void sequenceModels() throws Exception {
    String line =
        "train-seq --shape many-to-one "
            + Elman.BASE.resolve("testdata/corpora/reviews.tsv")
            + " -o m.elman --hidden 8 --embed 8 --batch 1 --epochs 30 --checkpoint-every 2";
    kill("train-seq", words(line), Faults.tries(2, 60));
    assertEquals(List.of(MODEL), names());
  }

  /** Vectors have no way back to the middle of a run; the old ones stay until the new are there. */
  @Test
  void wordVectors() throws Exception {
    List<String> line =
        words("train-word2vec " + Elman.TEXT + " -o v.txt --dim 8000 --epochs 1 --quiet");
    Path vectors = Files.writeString(disturbed.resolve("v.txt"), "old\n");
    int tries = Faults.tries(1, 20);
    for (int i = 0; i < tries; i++) {
      Elman run = Elman.start(disturbed, line);
      awaitSave(run);
      end(run);
      assertTrue(inSaves > 0, "nothing was written beside its target");
      assertEquals("old\n", Files.readString(vectors));
    }
    assertEquals(0, Elman.run(disturbed, line).code());
    assertTrue(Files.size(vectors) > 100_000);
    assertEquals(List.of("v.txt"), names());
    Faults.report("kill -9, train-word2vec, in a save", tries, "the old vectors stay, no litter");
  }

  private void kill(String command, List<String> line, int tries) throws Exception {
    assertEquals(0, Elman.run(undisturbed, line).code());
    byte[] expected = Files.readAllBytes(undisturbed.resolve(MODEL));
    List<String> resuming = new ArrayList<>(line);
    resuming.add("--resume");
    int killed = 0;
    while (killed < tries) {
      Elman run = Elman.start(disturbed, resuming);
      run.awaitFile(disturbed.resolve(CHECKPOINT));
      run.process().waitFor(random.nextInt(killed % 2 == 0 ? 400 : 100), TimeUnit.MILLISECONDS);
      if (killed % 2 == 1) {
        awaitSave(run);
      }
      if (run.process().isAlive()) {
        killed++;
      }
      end(run);
      assertReadable(killed);
      if (run.process().exitValue() == 0) {
        assertFinished(expected, killed);
      }
    }
    Elman.Result last = Elman.run(disturbed, resuming);
    assertEquals(0, last.code(), last.err());
    assertFinished(expected, killed);
    Faults.report(
        "kill -9 and --resume, " + command,
        killed,
        inSaves + " in a save; " + ends + " runs end with the same bytes, none unreadable");
  }

  private void end(Elman run) throws Exception {
    run.process().destroyForcibly().waitFor();
  }

  /** Waits until a file is being written beside its target. */
  private void awaitSave(Elman run) throws IOException {
    while (run.process().isAlive()) {
      if (names().stream().anyMatch(name -> name.endsWith(".tmp"))) {
        inSaves++;
        return;
      }
    }
  }

  /** Whatever is there under its name is whole. */
  private void assertReadable(int killed) throws IOException {
    for (String name : List.of(MODEL, CHECKPOINT)) {
      Path file = disturbed.resolve(name);
      if (Files.exists(file)) {
        assertTrue(!Safetensors.read(file).tensors().isEmpty(), "kill " + killed);
      }
    }
  }

  /** Compares what a run left that came to its end, and makes room for the next. */
  private void assertFinished(byte[] expected, int killed) throws IOException {
    Path model = disturbed.resolve(MODEL);
    String when = "after " + killed + " kills, seed " + seed;
    assertArrayEquals(expected, Files.readAllBytes(model), when);
    assertTrue(!Files.exists(disturbed.resolve(CHECKPOINT)), when);
    assertTrue(names().stream().noneMatch(name -> name.startsWith(".")), when + names());
    ends++;
  }

  /** The log's rows but for their column of tokens per second. */
  private static List<String> withoutSpeed(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .map(row -> row.replaceFirst("\t[0-9]+\t([^\t]*)$", "\t$1"))
        .toList();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(disturbed)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
