package elman.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.io.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  private static LineReader reader(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new LineReader(Source.of("text", new ByteArrayInputStream(bytes)), true);
  }

  private static List<String> lines(LineReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    try (reader) {
      for (byte[] line = reader.next(); line != null; line = reader.next()) {
        lines.add(new String(line, StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  @Test
  void aMarkAtTheBeginningIsNoPartOfText() throws IOException {
    assertEquals(List.of("a", "\ufeffb"), lines(reader("\ufeffa\n\ufeffb")));
    assertEquals(List.of(""), lines(reader("\ufeff")));
    byte[] bytes = "\ufeffa\n".getBytes(StandardCharsets.UTF_8);
    Source source = Source.of("bytes", new ByteArrayInputStream(bytes));
    assertEquals(List.of("\ufeffa"), lines(new LineReader(source, false)));
  }

  @Test
  void linesEndWithNewline() throws IOException {
    assertEquals(List.of(), lines(reader("")));
    assertEquals(List.of(""), lines(reader("\n")));
    assertEquals(List.of("a"), lines(reader("a")));
    assertEquals(List.of("a"), lines(reader("a\n")));
    assertEquals(List.of("", "", "a"), lines(reader("\n\na")));
    assertEquals(List.of("a", "", "b"), lines(reader("a\n\nb")));
  }

  @Test
  void linesLongerThanABlockAreOneLine() throws IOException {
    String longest = "x".repeat(200_000);
    String exactly = "y".repeat(1 << 16);
    assertEquals(
        List.of(longest, exactly, "", "end"),
        lines(reader(longest + "\n" + exactly + "\n\nend\n")));
  }

  @Test
  void carriageReturnsBelongToTheLine() throws IOException {
    assertEquals(List.of("a\r", "b\rc"), lines(reader("a\r\nb\rc")));
  }

  @Test
  void countsLinesForMessages() throws IOException {
    try (LineReader reader = reader("a\nb\n")) {
      reader.next();
      reader.next();
      assertEquals(2, reader.count());
      assertEquals(
          "text: line 2: is not valid UTF-8, which the model needs",
          reader.notText(reader.count()).getMessage());
    }
  }

  @Test
  void knowsWhetherTheNextLineWouldKeepItWaiting() throws IOException {
    InputStream slow =
        new ByteArrayInputStream("one\ntwo\nthr".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int available() {
            return 0;
          }
        };
    try (LineReader reader = new LineReader(Source.of("pipe", slow), true)) {
      reader.next();
      assertTrue(reader.isReady());
      reader.next();
      assertFalse(reader.isReady());
    }
  }
}
