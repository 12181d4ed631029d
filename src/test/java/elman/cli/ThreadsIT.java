package elman.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number of threads is no part of the result, to the last bit. */
class ThreadsIT {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"lstm, true", "jordan, false", "gru, false"})
  void modelsAreTheSameForOneTwoAndThreeThreads(String cell, boolean simd) throws Exception {
    byte[] one = train(cell, simd, 1);
    assertArrayEquals(one, train(cell, simd, 2));
    assertArrayEquals(one, train(cell, simd, 3));
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
