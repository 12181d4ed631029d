package elman.seq.measure;

import elman.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Cases by their names, with what another program made of them, in a file of JSON. */
final class GoldenCases {
  private GoldenCases() {}

  /** A test for each case of a file. */
  static Stream<DynamicTest> of(String file, Consumer<Map<?, ?>> check) throws IOException {
    Path path = Path.of(System.getProperty("elman.basedir", ""), "testdata", "golden", "seq", file);
    Map<?, ?> golden = (Map<?, ?>) Json.parse(file, Files.readString(path));
    return golden.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    (String) entry.getKey(), () -> check.accept((Map<?, ?>) entry.getValue())));
  }
}
