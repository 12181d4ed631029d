package elman.seq.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.io.FormatException;
import elman.io.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a file holds, a reader gives examples or one line that says what is wrong. */
class HostileTest {
  private static final String[] PIECES = {
    "\t",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    ",",
    ";",
    ":",
    "\"",
    "(",
    ")",
    "#",
    "@data\n",
    "@classLabel ",
    "@dimensions 2\n",
    "id,t,x1,label\n",
    "id",
    "label",
    "a",
    "1",
    "0.5",
    "-1e300",
    "NaN",
    "?",
    "_",
    "60.64",
    ".",
    "B-A",
    "I-A",
    "E-A",
    "O",
    "-DOCSTART-",
    "\ufeff",
    "\u0000",
    "é",
    "\ud83d\ude00"
  };

  @ParameterizedTest
  @EnumSource(Shape.class)
  void mixturesOfPiecesGetNoOtherException(Shape shape) throws IOException {
    Random random = new Random(shape.label().length());
    int read = 0;
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n >= 0; n--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      byte[] bytes = Reading.bytes(text.toString());
      read += read(shape, options(random), List.of(bytes, bytes)) ? 1 : 0;
    }
    assertTrue(read > 0, "no file was read to its end");
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void bytesThatAreNoTextAreRefused(Shape shape) throws IOException {
    byte[] bytes = {'1', '\t', 'a', '\n', (byte) 0xff, '\n'};
    assertFalse(read(shape, ExampleOptions.TRAINING, List.of(bytes)));
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void aLongLineIsRefusedOrRead(Shape shape) throws IOException {
    byte[] bytes = new byte[1_000_000];
    for (char c : new char[] {'a', '1', '.', '(', ',', '\t', '"', ' ', '#'}) {
      Arrays.fill(bytes, (byte) c);
      read(shape, ExampleOptions.PREDICTION, List.of(bytes));
    }
  }

  private static ExampleOptions options(Random random) {
    ExampleOptions.Gold[] gold = ExampleOptions.Gold.values();
    return ExampleOptions.TRAINING
        .withGold(gold[random.nextInt(gold.length)])
        .withStrict(random.nextBoolean())
        .withGrouped(random.nextBoolean())
        .withDimensions(random.nextInt(3));
  }

  /** Whether files were read to their end. */
  private static boolean read(Shape shape, ExampleOptions options, List<byte[]> files)
      throws IOException {
    List<Source> sources = new ArrayList<>();
    for (byte[] file : files) {
      sources.add(Source.of("in", new ByteArrayInputStream(file)));
    }
    try {
      readExamples(shape, sources, options.withBalanced(options.grouped()));
      return true;
    } catch (FormatException e) {
      assertTrue(e.getMessage().lines().count() == 1 && e.getMessage().startsWith("in: "));
      return false;
    }
  }

  private static void readExamples(Shape shape, List<Source> sources, ExampleOptions options)
      throws IOException {
    try (ExampleReader reader = Examples.open(shape, sources, options)) {
      for (Example e = reader.next(); e != null; e = reader.next()) {
        int steps = e.steps();
        boolean fits =
            shape != Shape.MANY_TO_MANY || e.output().isEmpty() || e.output().size() == steps;
        assertTrue(steps > 0 && fits, e.place());
        assertTrue(shape != Shape.TREE || e.tree().nodes().size() == 2 * steps - 1, e.place());
      }
    }
  }
}
