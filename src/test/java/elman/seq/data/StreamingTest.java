package elman.seq.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import elman.io.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamingTest {
  private static final int MOST = 1 << 20;

  /** The same text again and again, until too much of it was read. */
  private static final class Endless extends InputStream {
    private final byte[] text;
    private int at;

    Endless(String text) {
      this.text = Reading.bytes(text);
    }

    @Override
    public int read() throws IOException {
      if (at == MOST) {
        throw new IOException("read on and on");
      }
      return text[at++ % text.length] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      for (int i = 0; i < length; i++) {
        to[offset + i] = (byte) read();
      }
      return length;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MANY_TO_ONE  | '1;text/'
          MANY_TO_ONE  | 'id;t;x;label/a;1;2;l/b;1;2;l/'
          MANY_TO_ONE  | '@classLabel true a/@data/1,2:a/1,2:a/1,2:a/'
          MANY_TO_MANY | 'a;O/b;O//'
          MANY_TO_MANY | '60.64 _ 62/'
          SEQ2SEQ      | 'a;b/'
          ONE_TO_MANY  | 'a;b/'
          ONE_TO_ONE   | '1,2,3/'
          """)
  void anExampleIsThereBeforeTheEnd(Shape shape, String text) throws IOException {
    InputStream in = new Endless(text.replace(';', '\t').replace('/', '\n'));
    try (ExampleReader reader =
        Examples.open(shape, List.of(Source.of("in", in)), ExampleOptions.TRAINING)) {
      assertNotNull(reader.next());
      assertEquals("in", reader.source());
    }
  }

  @Test
  void compressedFilesAreReadAsWell() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Reading.npy("<f4", "1, 2", Reading.floats(1, 2)));
    }
    Reading.All all =
        Reading.all(Shape.MANY_TO_ONE, Reading.TRAINING, packed.toByteArray(), Reading.bytes("up"));
    assertEquals(2, all.only().steps());
  }
}
