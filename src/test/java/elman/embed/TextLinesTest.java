package elman.embed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import elman.token.plain.CharModel;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lines and their words, however the bytes come. */
class TextLinesTest {
  private static final String BLANKS = "[ \t\n\u000b\f\r\0]+";

  /** A stream that gives as many bytes as it likes, at least one. */
  private static final class Dripping extends FilterInputStream {
    private final Random random;
    private final int most;

    Dripping(InputStream in, int most) {
      super(in);
      random = new Random(most);
      this.most = most;
    }

    @Override
    public int read(byte[] to, int offset, int n) throws IOException {
      return super.read(to, offset, Math.min(n, 1 + random.nextInt(most)));
    }
  }

  /** The words of each line; a line without words is left out. */
  private static List<List<String>> read(InputStream... streams) throws IOException {
    List<Source> sources = Arrays.stream(streams).map(in -> Source.of("text", in)).toList();
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    TextLines.read(
        sources,
        (text, from, to, ended) -> {
          WordCutter.atBlanks()
              .cut(
                  text, from, to, (word, a, b) -> line.add(new String(word, a, b - a, ISO_8859_1)));
          if (ended && !line.isEmpty()) {
            lines.add(List.copyOf(line));
            line.clear();
          }
        });
    assertEquals(List.of(), line, "words of a line that never ended");
    return lines;
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(ISO_8859_1));
  }

  private static List<List<String>> split(String text) {
    return Arrays.stream(text.split("\n"))
        .map(line -> Arrays.stream(line.split(BLANKS)).filter(word -> !word.isEmpty()).toList())
        .filter(words -> !words.isEmpty())
        .toList();
  }

  /** Words and blanks of random lengths, some longer than a buffer, with any bytes. */
  private static String random(Random random, int size, int longest) {
    StringBuilder text = new StringBuilder();
    while (text.length() < size) {
      int length = 1 + random.nextInt(random.nextInt(5) == 0 ? longest : 12);
      for (int i = 0; i < length; i++) {
        text.append((char) ('!' + random.nextInt(256 - '!')));
      }
      text.append(" \t\u000b\f\r\0".charAt(random.nextInt(6)));
      if (random.nextInt(1 + longest / 50) == 0) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  @Test
  void anySplitGivesTheSameWords() throws IOException {
    Random random = new Random(1);
    for (int most : new int[] {1, 2, 7, 1000, 65535, 65536, 65537, 1 << 20}) {
      for (int longest : new int[] {20, 3000, 200_000}) {
        String text = random(random, most < 10 ? 20_000 : 600_000, longest);
        assertEquals(split(text), read(new Dripping(stream(text), most)), most + " " + longest);
      }
    }
  }

  /** The buffer's length and what is around it, and those to which it grows. */
  @Test
  void wordsThatEndWhereABufferEnds() throws IOException {
    for (int size : new int[] {1 << 16, 1 << 17, 1 << 19, (1 << 20) - 1}) {
      for (int length = size - 2; length <= size + 1 && length < 1 << 20; length++) {
        String word = "x".repeat(length);
        assertEquals(List.of(List.of(word, "y")), read(stream(word + " y")));
        assertEquals(List.of(List.of("y", word)), read(stream("y " + word + "\n")));
        assertEquals(List.of(List.of(word), List.of("y")), read(stream(word + "\ny\n")));
        assertEquals(List.of(List.of(word)), read(stream(word)));
      }
    }
  }

  @Test
  void lineEndsOfAllKinds() throws IOException {
    List<List<String>> two = List.of(List.of("a", "b"), List.of("c"));
    for (String text : List.of("a b\nc\n", "a b\r\nc\r\n", "\n\n a\tb \n\n\nc", "a\0b\nc\0")) {
      assertEquals(two, read(stream(text)));
    }
    assertEquals(List.of(), read(stream("")));
    assertEquals(List.of(), read(stream("\n \r\n\0")));
  }

  @Test
  void theEndOfASourceEndsALine() throws IOException {
    List<List<String>> two = List.of(List.of("a", "b"), List.of("c"));
    assertEquals(two, read(stream("a b"), stream(""), stream("c")));
    assertEquals(two, read(stream("a b\n"), stream("c\n"), stream("\n")));
  }

  /** What has no blank for a million bytes is no word: it is cut, and nothing is lost. */
  @Test
  void endlessWordsAreCut() throws IOException {
    String piece = "x".repeat(1 << 20);
    assertEquals(List.of(List.of(piece, piece, "xx")), read(stream(piece + piece + "xx")));
    assertEquals(List.of(List.of(piece), List.of("y")), read(stream(piece), stream("y")));
    assertEquals(List.of(List.of(piece, piece)), read(stream(piece + piece + "\n")));
  }

  /** Not within a character, for the sake of scripts that have no blanks. */
  @Test
  void endlessWordsAreCutBetweenCharacters() throws IOException {
    for (String unit : List.of("é", "語", "𝄞")) {
      String bytes = new String(unit.getBytes(UTF_8), ISO_8859_1);
      for (int shift = 0; shift < 4; shift++) {
        String text = "x".repeat(shift) + bytes.repeat((1 << 21) / bytes.length());
        List<String> parts = read(stream(text)).get(0);
        assertTrue(parts.size() >= 2, parts.size() + " parts");
        for (String part : parts) {
          byte[] raw = part.getBytes(ISO_8859_1);
          assertArrayEquals(raw, new String(raw, UTF_8).getBytes(UTF_8));
        }
        assertEquals(text, String.join("", parts));
      }
    }
  }

  @Test
  void whatATokenizerCannotReadIsNamedByItsLine() {
    WordCutter chars = WordCutter.tokens(new CharModel());
    Source good = Source.of("good", stream("a\nb\n"));
    Source bad = Source.of("bad", stream("a\n\nb \u00ff c\nd"));
    FormatException e =
        assertThrows(
            FormatException.class,
            () -> CountedText.read(List.of(good, bad), chars, Spool.inMemory()));
    assertEquals("bad: line 3: is not valid UTF-8, which the tokenizer needs", e.getMessage());
  }
}
