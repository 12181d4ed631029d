package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A text may be larger than the memory, and come from a pipe. */
class LongTextIT {
  @TempDir Path directory;

  @Test
  void trainsOnATextThatIsLargerThanTheHeap() throws Exception {
    String elman = "'" + String.join("' '", Elman.command(false)).replace("-jar", "-Xmx48m' '-jar");
    String line =
        "yes 'The rain in Spain stays mainly in the plain.' | head -c 150000000 | "
            + elman
            + "' train-lm -o m.elman --hidden 8 --batch 8 --steps 3 2> said; head -n 1 said; rm said";
    Elman.Result result = Elman.start(directory, Elman.NOTHING, List.of("sh", "-c", line)).await();
    String said =
        "text: 149,000,000 tokens to learn from, 1,000,000 to validate on, vocabulary of 18 chars\n";
    assertEquals(new Elman.Result(0, said, ""), result);
    try (var files = Files.list(directory)) {
      assertEquals(List.of(directory.resolve("m.elman")), files.toList());
    }
  }
}
