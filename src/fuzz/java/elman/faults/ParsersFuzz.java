package elman.faults;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import elman.io.FormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Every parser under Jazzer, which looks at the branches that an input takes: the first byte says
 * which of them reads the rest. A parser may refuse, and throw nothing else.
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
    Parsers.Parser parser = PARSERS.all().get((input[0] & 0xff) % PARSERS.all().size());
    byte[] file = Arrays.copyOfRange(input, 1, input.length);
    try {
      parser.reading().read(file);
    } catch (FormatException e) {
      assertNotNull(e.getMessage());
    }
  }
}
