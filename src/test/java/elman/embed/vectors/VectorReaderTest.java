package elman.embed.vectors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Source;
import elman.io.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dialects of the formats, and what is said of damaged files. */
class VectorReaderTest {
  private static final String NEITHER =
      "line 1: neither the numbers of words and of floats nor a word and its floats; files of word"
          + " vectors are text, word2vec's binary format or safetensors";

  @TempDir Path folder;
  private final List<Integer> repeats = new ArrayList<>();

  private WordVectors read(Source source) throws IOException {
    try (Workers workers = new Workers(2)) {
      return VectorReader.read(source, workers, repeats::add, 1 << 10);
    }
  }

  private WordVectors read(byte[] bytes) throws IOException {
    return read(Source.of("v", new ByteArrayInputStream(bytes)));
  }

  private WordVectors read(String latin1) throws IOException {
    return read(latin1.getBytes(ISO_8859_1));
  }

  private String fault(String latin1) {
    String message = assertThrows(FormatException.class, () -> read(latin1)).getMessage();
    assertTrue(message.startsWith("v: "), message);
    return message.substring(3);
  }

  private static String floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return new String(bytes.array(), ISO_8859_1);
  }

  /** An apostrophe stands for a line end, a vertical line for a tab, a dollar for a return. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '"',
      value = {
        "2 2'a 1 2'b 3 4'",
        "2 2'a 1 2'b 3 4",
        "2 2 'a 1 2 'b 3 4 '",
        "2 2$'a 1 2$'b 3 4$'",
        "2|2'a|1|2'b|3|4'",
        "2 2'a  1  2'b  3  4'''",
        "a 1 2'b 3 4'",
        "a 1 2'b 3 4",
        "a 1.0e0 +2 'b 3. .4e1 '",
        "'a 1 2''b 3 4''",
      })
  void dialectsOfText(String text) throws IOException {
    WordVectors found = read(text.replace('\'', '\n').replace('|', '\t').replace('$', '\r'));
    SomeVectors.assertSame(SomeVectors.of(2, new String[] {"a", "b"}, 1, 2, 3, 4), found);
  }

  @Test
  void dialectsOfBinary() throws IOException {
    WordVectors expected = SomeVectors.of(2, new String[] {"a", "b"}, 1, 2, 3, 4);
    for (String end : List.of("", "\n", "\n\n")) {
      for (String last : List.of("", "\n")) {
        String file = "2 2\na " + floats(1, 2) + end + "b " + floats(3, 4) + last;
        SomeVectors.assertSame(expected, read(file));
      }
    }
  }

  /** The bytes of these numbers are characters, and even those of numbers. */
  @Test
  void binaryThatLooksLikeText() throws IOException {
    float printable = Float.intBitsToFloat(0x3d3d3d3d);
    WordVectors found = read("1 2\na " + floats(printable, printable));
    assertArrayEquals(new float[] {printable, printable}, row(found, 0));
    float endOfLine = Float.intBitsToFloat(0x3e9b340a);
    float one = Float.intBitsToFloat(0x3e0a3120);
    for (float number : List.of(0f, endOfLine)) {
      assertArrayEquals(new float[] {number}, row(read("1 1\na " + floats(number)), 0));
    }
    for (float number : List.of(0f, endOfLine, one)) {
      WordVectors three = read("1 3\na " + floats(number, -1, number));
      assertArrayEquals(new float[] {number, -1, number}, row(three, 0));
    }
  }

  private static float[] row(WordVectors vectors, int i) {
    float[] row = new float[vectors.vectors().dim()];
    vectors.vectors().copy(i, row, 0);
    return row;
  }

  @Test
  void theFirstOfARepeatedWordCounts() throws IOException {
    WordVectors expected = SomeVectors.of(1, new String[] {"a", "b"}, 1, 3);
    SomeVectors.assertSame(expected, read("4 1\na 1\na 2\nb 3\na 4\n"));
    SomeVectors.assertSame(expected, read("a 1\na 2\nb 3\na 4\n"));
    String binary = "4 1\na " + floats(1) + "a " + floats(2) + "b " + floats(3) + "a " + floats(4);
    SomeVectors.assertSame(expected, read(binary));
    Path file = Files.write(folder.resolve("v"), binary.getBytes(ISO_8859_1));
    SomeVectors.assertSame(expected, read(Source.of(file)));
    Map<String, String> about = Map.of("format", "elman word vectors 1", "words", "a\na\nb\na");
    Tensor tensor = new Tensor("vectors", new int[] {4, 1}, new float[] {1, 2, 3, 4});
    new Safetensors(about, List.of(tensor)).write(file);
    SomeVectors.assertSame(expected, read(Source.of(file)));
    assertEquals(List.of(2, 2, 2, 2, 2), repeats);
  }

  @Test
  void textThatIsNoWordVectors() {
    assertEquals("is empty; it ought to hold word vectors", fault(""));
    assertEquals("has no vectors", fault("\n\n"));
    assertEquals(NEITHER, fault("Before we proceed any further, hear me speak.\n"));
    assertEquals(NEITHER, fault("word\n"));
    assertEquals(NEITHER, fault("\0\1\2\3"));
  }

  @ParameterizedTest
  @CsvSource({
    "0 5, 0 words",
    "-3 5, -3 words",
    "1000000000000000000 5, 1000000000000000000 words",
    "99999999999999999999999 5, 99999999999999999999999 words",
    "3 0, 0 floats for each",
    "3 -300, -300 floats for each",
    "3 2147483647, 2147483647 floats for each",
  })
  void headersThatCannotBe(String header, String what) {
    String message = fault(header + "\na 1 2\n");
    assertTrue(message.startsWith("line 1: promises " + what + "; there must be 1 to "), message);
  }

  @Test
  void countsThatAreWrong() {
    String few = "; the file was cut short, or its first line is wrong";
    assertEquals("line 4: has 2 of 3 vectors" + few, fault("3 1\na 1\nb 2\n"));
    assertEquals(
        "line 3: has more than the 1 vectors that its first line promises",
        fault("1 1\na 1\nb 2\n"));
    assertEquals("line 2: has 0 of 2147483646 vectors" + few, fault("2147483646 1048576\n"));
    String a = "a " + floats(1, 2, 3, 4);
    assertEquals("word 2, byte 22: has 1 of 3 vectors" + few, fault("3 4\n" + a));
    assertEquals("word 2, byte 22: has 1 of 3 vectors" + few, fault("3 4\n" + a + "b \0\0"));
    assertEquals(
        "word 2, byte 22: has more than the 1 vectors that its first line promises",
        fault("1 4\n" + a + "b"));
    assertEquals(
        "word 1, byte 19: has 0 of 2147483646 vectors" + few,
        fault("2147483646 1048576\n".substring(0, 19) + a));
  }

  @Test
  void linesThatAreWrong() {
    String spaces = "; a word with spaces cannot be in text format";
    assertEquals("line 3: has 2 numbers instead of 3" + spaces, fault("2 3\na 1 2 3\nb 1 2\n"));
    assertEquals(
        "line 2: has 6 numbers instead of 5" + spaces, fault("1 5\nnew york .1 .2 .3 .4 .5\n"));
    assertEquals("line 2: has 4 numbers instead of 3" + spaces, fault("a 1 2 3\nb 1 2 3 4\n"));
    assertEquals("line 2: has 0 numbers instead of 3" + spaces, fault("1 3\na\n"));
    assertEquals("line 2: has 2 numbers instead of 1" + spaces, fault("2 1\na 1 2\nb 3 4\n"));
    assertEquals("line 2: has 2 numbers instead of 3" + spaces, fault("2 3\na 1 2\nb 1 2 3\n"));
    assertEquals("line 2: has 2 numbers instead of 100" + spaces, fault("1 100\na 1 2\n"));
    assertEquals(
        "line 2: has 1 numbers instead of 1048576" + spaces,
        fault("2147483646 1048576\n" + "a 1\n".repeat(1 << 18)));
    assertEquals("line 3: 'x' is no number", fault("a 1 2 3\n\nb 1 x 3\n"));
    assertEquals("line 2: '1,5' is no number", fault("a 1 2 3\nb 1,5 2 3\n"));
    assertEquals("line 2: nan is not a finite number", fault("1 2\na nan 2\n"));
    assertEquals("line 2: -Infinity is not a finite number", fault("a 1\nb -Infinity\n"));
    assertEquals("line 2: 1e39 is not a finite number", fault("a 1\nb 1e39\n"));
  }

  @Test
  void numbersThatAreNotFinite() throws IOException {
    String bad = "2 2\na " + floats(1, 2) + "b " + floats(Float.NaN, 0);
    assertEquals("word b: has a number that is not finite", fault(bad));
    Path file = Files.write(folder.resolve("v"), bad.getBytes(ISO_8859_1));
    FormatException e = assertThrows(FormatException.class, () -> read(Source.of(file)));
    assertEquals(file + ": word b: has a number that is not finite", e.getMessage());
    assertEquals(
        "word a: has a number that is not finite",
        fault("1 1\na " + floats(Float.NEGATIVE_INFINITY)));
  }

  @Test
  void theFirstFaultIsSaidWhicheverThreadFindsIt() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append("w" + i).append(i >= 1000 && i % 7 == 0 ? " x\n" : " 1\n");
    }
    byte[] bytes = text.toString().getBytes(ISO_8859_1);
    for (int k = 0; k < 20; k++) {
      try (Workers workers = new Workers(3)) {
        Source source = Source.of("v", new ByteArrayInputStream(bytes));
        FormatException e =
            assertThrows(
                FormatException.class, () -> VectorReader.read(source, workers, n -> {}, 500));
        assertEquals("v: line 1002: 'x' is no number", e.getMessage());
      }
    }
  }

  /** A word that never ends, a line that never ends. */
  @Test
  void endlessWords() {
    byte[] start = ("3 20\na" + "\1".repeat(100)).getBytes(ISO_8859_1);
    InputStream endless =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return at < start.length ? start[at++] : 'x';
          }

          @Override
          public int read(byte[] to, int offset, int length) {
            Arrays.fill(to, offset, offset + length, (byte) 'x');
            for (int i = offset; i < offset + length && at < start.length; i++) {
              to[i] = start[at++];
            }
            return length;
          }
        };
    FormatException e = assertThrows(FormatException.class, () -> read(Source.of("v", endless)));
    assertTrue(e.getMessage().contains("longer than 67,108,864 bytes"), e.getMessage());
    String binary = "2 1\na " + floats(1) + "x".repeat(3 << 20);
    assertEquals(
        "word 2, byte 10: no space after 1,048,576 bytes of a word; perhaps the first line is wrong",
        fault(binary));
  }

  @Test
  void everyCutIsAFaultOrFewerDigitsOfTheLastNumber() throws IOException {
    WordVectors vectors = SomeVectors.random(4, 3);
    for (VectorFormat format : VectorFormat.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      VectorWriter.write(out, format, vectors);
      byte[] bytes = out.toByteArray();
      int accepted = 0;
      for (int length = 0; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        Path file = Files.write(folder.resolve("cut"), cut);
        boolean whole = isRead(Source.of("cut", new ByteArrayInputStream(cut)));
        assertEquals(whole, isRead(Source.of(file)), format + " cut at " + length);
        accepted += whole ? 1 : 0;
      }
      int most = format == VectorFormat.TEXT ? FloatPrinter.LONGEST : 1;
      assertTrue(accepted <= most, format + ": " + accepted);
    }
  }

  private boolean isRead(Source source) throws IOException {
    try {
      return read(source).words().size() == 4;
    } catch (FormatException e) {
      assertTrue(e.getMessage().contains("cut: "), e.getMessage());
      return false;
    }
  }

  @Test
  void damageGivesNoOtherException() throws IOException {
    Random random = new Random(5);
    WordVectors vectors = SomeVectors.random(3, 2);
    for (VectorFormat format : VectorFormat.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      VectorWriter.write(out, format, vectors);
      for (int i = 0; i < 300; i++) {
        byte[] damaged = out.toByteArray();
        for (int n = random.nextInt(3); n >= 0; n--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        try {
          read(damaged);
        } catch (FormatException e) {
          assertTrue(e.getMessage().startsWith("v: "), e.getMessage());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|a|x|metadata format: is not \"elman word vectors 1\": no word vectors",
        "2|a|elman word vectors 1|metadata words: has 1 words for 2 vectors",
        "1|a!b|elman word vectors 1|metadata words: has 2 words for 1 vectors",
        "0|a|elman word vectors 1|tensor vectors: must have a row for each word, and floats in"
            + " each",
      })
  void safetensorsThatAreNoWordVectors(int rows, String words, String format, String message) {
    Map<String, String> about = Map.of("format", format, "words", words.replace('!', '\n'));
    Tensor tensor = new Tensor("vectors", new int[] {rows, 1}, new float[rows]);
    Safetensors file = new Safetensors(about, List.of(tensor));
    FormatException e = assertThrows(FormatException.class, () -> VectorFile.of(file));
    assertEquals("new file: " + message, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"3-6", "0-6 10", "6-3 10", "3-6 0", "3-6 9999999999", "a-b 1"})
  void subwordsThatCannotBe(String subwords) {
    Map<String, String> about =
        Map.of("format", "elman word vectors 1", "words", "a", "subwords", subwords);
    Tensor tensor = new Tensor("vectors", new int[] {1, 1}, new float[1]);
    Safetensors file = new Safetensors(about, List.of(tensor));
    FormatException e = assertThrows(FormatException.class, () -> VectorFile.of(file));
    assertEquals(
        "new file: metadata subwords: is not like \"3-6 2000000\": " + subwords, e.getMessage());
  }
}
