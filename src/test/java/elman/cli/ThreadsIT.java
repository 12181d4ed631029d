package elman.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import elman.faults.Faults;
import elman.faults.Specimens;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Neither the number of threads nor what is around a run is part of the result, to the last bit.
 */
class ThreadsIT {
  private static final int OLDEST = 17;

  private static final List<String> COMMANDS =
      List.of(
          "train-lm text -o out -q --hidden 4 --steps 3 --log out.tsv --threads N",
          "forecast series.csv -q --method theta,ets -o out --threads N",
          "train-word2vec text -q -o out.txt --dim 4 --epochs 2 --sample 0 --deterministic"
              + " --threads N",
          "train-seq -q --shape many-to-one reviews.tsv -o out --epochs 2 --threads N",
          "tokenize -q --bpe --train out.json --vocab-size 300 text --threads N",
          "sample lm --length 200 --seed 3 --threads N > out",
          "clip-stats log --format tsv > out");

  @TempDir Path directory;

  private void setUp() throws Exception {
    Specimens.make(directory);
    Files.copy(
        Elman.BASE.resolve("testdata/corpora/reviews.tsv"), directory.resolve("reviews.tsv"));
  }

  @ParameterizedTest
  @CsvSource({"lstm, true", "jordan, false", "gru, false"})
  void modelsAreTheSameForOneTwoAndThreeThreads(String cell, boolean simd) throws Exception {
    byte[] one = train(cell, simd, 1);
    assertArrayEquals(one, train(cell, simd, 2));
    assertArrayEquals(one, train(cell, simd, Faults.HEAVY ? 8 : 3));
    Faults.report("1, 2, 3 or 8 threads: " + cell, 3, "the same model");
  }

  /** Nor are the language, the time zone or (to the scalar kernels) the width of a vector. */
  @Test
  void theSurroundingsAreNoPartOfTheResult() throws Exception {
    setUp();
    List<String> surroundings =
        List.of(
            "LC_ALL=tr_TR.UTF-8 TZ=Asia/Kathmandu N=2 V='-Duser.language=tr -XX:UseAVX=2'",
            "LC_ALL=C TZ=America/St_Johns N=1 V=-XX:UseAVX=3",
            "LC_ALL=de_DE.UTF-8 TZ=UTC N=3 V=-Duser.language=ar",
            "LC_ALL=C.UTF-8 TZ=UTC N=8 V=-XX:UseAVX=1");
    int runs = 0;
    for (String command : COMMANDS.subList(0, Faults.HEAVY ? COMMANDS.size() : 1)) {
      byte[] expected = output(command, "N=1 V=-Xshare:auto");
      for (String around : surroundings.subList(0, Faults.HEAVY ? 4 : 1)) {
        assertArrayEquals(expected, output(command, around), command + around);
        runs++;
      }
    }
    Faults.report("other threads, locales, time zones, vector widths", runs, "the same bytes");
  }

  /** Nor is the version of Java, if others are installed beside the one that tests. */
  @Test
  void anotherJavaGivesTheSameBytes() throws Exception {
    List<Path> others = otherJavas();
    assumeTrue(!others.isEmpty(), "there is no other Java of " + OLDEST + " or newer beside");
    setUp();
    int runs = 0;
    for (String command : COMMANDS.subList(0, Faults.HEAVY ? COMMANDS.size() : 2)) {
      byte[] expected = output(command, "N=2");
      for (Path other : others) {
        assertArrayEquals(expected, output(command, "N=2 JAVA='" + other + "'"), command + other);
        runs++;
      }
    }
    Faults.report("other versions of Java", runs, "the same bytes");
  }

  private static List<Path> otherJavas() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> others = new ArrayList<>();
    try (Stream<Path> homes = Files.list(home.getParent())) {
      for (Path other : homes.filter(path -> !Files.isSymbolicLink(path)).sorted().toList()) {
        if (!other.equals(home) && version(other) >= OLDEST) {
          others.add(other.resolve("bin/java"));
        }
      }
    }
    return others;
  }

  /** The version of Java that is in a folder, by the file in which it says so; 0 if none is. */
  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java")) || !Files.exists(release)) {
      return 0;
    }
    Properties said = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      said.load(reader);
    }
    String version = said.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Runtime.Version.parse(version).feature();
  }

  private byte[] output(String command, String around) throws Exception {
    List<String> options = Elman.command(false);
    String java = "\"${JAVA:-" + options.remove(0) + "}\" '";
    String program = java + String.join("' '", options).replace("'-jar'", "$V -jar");
    String line =
        "rm -f out*; export "
            + around
            + "; { "
            + program
            + "' "
            + command.replace(" N", " $N")
            + "; } > /dev/null && cat $(ls out* | grep -v tsv)";
    Elman.start(directory, Elman.NOTHING, List.of("bash", "-c", line + " > result")).await();
    byte[] bytes = Files.readAllBytes(directory.resolve("result"));
    assertTrue(bytes.length > 0, command);
    return bytes;
  }

  private byte[] train(String cell, boolean simd, int threads) throws Exception {
    String model = cell + threads + ".elman";
    List<String> command = Elman.command(simd);
    command.addAll(List.of("train-lm", Elman.TEXT.toString(), "-o", model, "--quiet"));
    command.addAll(List.of("--cell", cell, "--hidden", "72", "--layers", "2", "--batch", "27"));
    command.addAll(List.of("--bptt", "20", "--steps", "6", "--threads", "" + threads));
    Elman.Result result = Elman.start(directory, Elman.NOTHING, command).await();
    assertEquals(new Elman.Result(0, "", ""), result);
    return Files.readAllBytes(directory.resolve(model));
  }
}
