package elman.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LiveOutputTest {
  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  private LiveOutput output(boolean atOnce) {
    return new LiveOutput(new BufferedOutputStream(seen), atOnce);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void terminalsSeeEveryPieceAtOnce() throws IOException {
    output(true).write(bytes("a"));
    assertEquals("a", seen.toString(StandardCharsets.UTF_8));
  }

  @Test
  void othersSeePiecesAfterAWhile() throws Exception {
    LiveOutput out = output(false);
    Thread.sleep(150);
    out.write(bytes("a"));
    assertEquals("a", seen.toString(StandardCharsets.UTF_8));
  }

  @Test
  void textsEndWithOneNewline() throws IOException {
    LiveOutput out = output(true);
    for (String text : new String[] {"", "a", "b\n", "c\n\n"}) {
      out.begin();
      out.write(bytes(text));
      out.end();
    }
    out.flush();
    assertEquals("\na\nb\nc\n\n", seen.toString(StandardCharsets.UTF_8));
  }
}
