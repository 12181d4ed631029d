package elman.faults;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import elman.io.FormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Every parser under Jazzer, which looks at the branches that an input takes: the first byte says
 * which of them reads the rest. A parser may refuse, and throw nothing else.
 *
 * <p>What it keeps in {@code .cifuzz-corpus}, inputs that took branches which no other did, is in
 * {@code testdata/fuzz/inputs.txt}, a line of Base64 each, for the test without Jazzer.
 */
class ParsersFuzz {
  private static final Parsers PARSERS = parsers();

  private static Parsers parsers() {
    try {
      Path folder = Files.createTempDirectory("elman-fuzz");
      Specimens.make(folder);
      return new Parsers(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @FuzzTest(maxDuration = "30m")
  void parse(byte[] input) throws IOException {
    assertNotNull(input);
    if (input.length == 0) {
      return;
    }
    try {
      PARSERS.read(input);
    } catch (FormatException e) {
      assertNotNull(e.getMessage());
    }
  }
}
