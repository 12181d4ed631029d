package elman.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every folder {@code testdata/cli/<command>/<case>} is a test: the shell line in {@code cmd}, run
 * with the standard input in {@code in} (nothing, if that is missing) in a directory of its own
 * with copies of what {@code setUp} makes, has to give the {@code out}, {@code err} and {@code
 * code} that are there. {@code -Delman.cli.rewrite=true} writes these three anew instead; {@code
 * -Delman.cli.cases=train-seq/init} takes only those whose names begin so.
 *
 * <p>The kernels are the scalar ones, so that numbers do not depend on the width of a vector.
 */
class CasesIT {
  private static final Path CASES = Elman.BASE.resolve("testdata/cli");

  /** Vectors of 11 words, made by hand. */
  private static final Path VECTORS = Elman.BASE.resolve("testdata/corpora/royal.vec");

  /** Examples for the shapes of sequences, made by hand. */
  private static final List<String> EXAMPLES =
      List.of("reviews.tsv", "tags.conll", "pairs.tsv", "curves.csv");

  private static final boolean REWRITE = Boolean.getBoolean("elman.cli.rewrite");
  private static final String ONLY = System.getProperty("elman.cli.cases", "");

  @TempDir static Path fixtures;
  @TempDir static Path programs;

  @BeforeAll
  static void setUp() throws Exception {
    Path program = programs.resolve("elman");
    StringBuilder line = new StringBuilder("#!/bin/sh\nexec");
    Elman.command(false).forEach(word -> line.append(" '").append(word).append('\''));
    Files.writeString(program, line.append(" \"$@\"\n"));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(Elman.TEXT, fixtures.resolve("weather.txt"));
    Files.copy(VECTORS, fixtures.resolve("royal.vec"));
    for (String examples : EXAMPLES) {
      Files.copy(VECTORS.resolveSibling(examples), fixtures.resolve(examples));
    }
    String train = "elman train-lm weather.txt --quiet --hidden 24 --tokenizer ";
    String models =
        train
            + "chars -o chars.elman --steps 100 && "
            + train
            + "bytes -o bytes.elman --steps 1 && "
            + train
            + "words -o words.elman --steps 1 --min-count 1 && "
            + "elman train-seq --shape many-to-one reviews.tsv -o reviews.elman --epochs 30 --lr 0.03"
            + " --batch 1 --hidden 8 --embed 8 --dropout 0 -q && "
            + "elman train-seq --shape many-to-many tags.conll -o tags.elman --epochs 30 --lr 0.03"
            + " --batch 1 --hidden 8 --embed 8 --dropout 0 -q && "
            + "elman train-seq --shape seq2seq pairs.tsv -o pairs.elman --epochs 150 --lr 0.01"
            + " --batch 1 --hidden 32 --dropout 0 -q";
    Elman.Result made = shell(fixtures, models, Elman.NOTHING);
    assertEquals(new Elman.Result(0, "", ""), made);
  }

  /** Two at once: each is a process of its own, in a directory of its own. */
  @TestFactory
  @Execution(ExecutionMode.CONCURRENT)
  Stream<DynamicTest> cases() throws IOException {
    List<Path> folders = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CASES)) {
      files
          .filter(file -> file.endsWith("cmd"))
          .map(Path::getParent)
          .filter(folder -> CASES.relativize(folder).toString().startsWith(ONLY))
          .sorted()
          .forEach(folders::add);
    }
    return folders.stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(CASES.relativize(folder).toString(), () -> check(folder)));
  }

  private static void check(Path folder) throws Exception {
    Path directory = Files.createTempDirectory(programs, "case");
    try (Stream<Path> files = Files.list(fixtures)) {
      for (Path file : files.toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    Path in = folder.resolve("in");
    String command = Files.readString(folder.resolve("cmd"));
    Elman.Result result = shell(directory, command, Files.exists(in) ? in : Elman.NOTHING);
    if (REWRITE) {
      Files.writeString(folder.resolve("out"), result.out());
      Files.writeString(folder.resolve("err"), result.err());
      Files.writeString(folder.resolve("code"), result.code() + "\n");
    }
    assertAll(
        () -> assertEquals(Files.readString(folder.resolve("err")), result.err()),
        () -> assertEquals(Files.readString(folder.resolve("out")), result.out()),
        () -> assertEquals(Files.readString(folder.resolve("code")), result.code() + "\n"));
  }

  private static Elman.Result shell(Path directory, String line, Path in) throws Exception {
    String path = "PATH='" + programs + "':\"$PATH\"\n";
    return Elman.start(directory, in, List.of("sh", "-c", path + line)).await();
  }
}
