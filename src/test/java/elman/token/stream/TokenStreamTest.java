package elman.token.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Workers;
import elman.io.Source;
import elman.token.TextSamples;
import elman.token.TokenModel;
import elman.token.bpe.BpeLearner;
import elman.token.bpe.SplitPattern;
import elman.token.bpe.WordCounts;
import elman.token.plain.ByteModel;
import elman.token.plain.CharModel;
import elman.token.plain.DictionaryModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenStreamTest {
  private static final TokenFormats.Content IDS = new TokenFormats.Content(false, false);

  /** Text of several chunks: lines, a line longer than a chunk, and a last one without an end. */
  private static byte[] text() {
    String lines = String.join("\nx", TextSamples.texts(20_000, 1));
    String longLine = " of one line".repeat(120_000);
    return TextSamples.utf8(lines + "\n" + longLine + "\r\n\n\nlast");
  }

  private static TokenModel bpe() {
    WordCounts counts = new WordCounts();
    byte[] text = TextSamples.utf8(String.join("", TextSamples.texts(300, 2)));
    counts.addText(SplitPattern.GPT2, text, 0, text.length);
    return new BpeLearner(SplitPattern.GPT2, List.of(), 500, 1).learn(counts).model();
  }

  /** Gives what it has in small pieces, as a slow pipe does. */
  private static InputStream slow(byte[] text) {
    Random random = new Random(3);
    return new ByteArrayInputStream(text) {
      @Override
      public int read(byte[] to, int offset, int length) {
        return super.read(to, offset, Math.min(length, 1 + random.nextInt(1 << 16)));
      }

      @Override
      public int available() {
        return random.nextInt(4) == 0 ? 0 : super.available();
      }
    };
  }

  private static byte[] run(TokenModel model, TokenFormat format, boolean byLine, byte[] text)
      throws IOException {
    try (Workers workers = new Workers(2)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TokenStream.Options options = new TokenStream.Options(byLine, true, false, false, true);
      TokenStream stream = new TokenStream(model, format, workers, options);
      TokenStream.Sums sums = stream.run(List.of(Source.of("in", slow(text))), out);
      assertEquals(text.length, sums.bytes());
      return out.toByteArray();
    }
  }

  private static byte[] decode(TokenModel model, boolean byLine, int width, byte[] ids)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Source source = Source.of("ids", new ByteArrayInputStream(ids));
    new DecodeStream(model, byLine, true).run(List.of(source), width, out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void decodingGivesTheTextBack(boolean byLine) throws IOException {
    for (TokenModel model : List.of(bpe(), new CharModel(), new ByteModel())) {
      byte[] ids = run(model, TokenFormats.text(model, IDS), byLine, text());
      assertArrayEquals(text(), decode(model, byLine, 0, ids));
      byte[] binary = run(model, TokenFormats.binary(4), false, text());
      assertArrayEquals(text(), decode(model, false, 4, binary));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void idsAreThoseOfTheTextAtOnce(boolean byLine) throws IOException {
    byte[] text = text();
    TokenModel model = bpe();
    String expected =
        byLine ? lines(model, new String(text, StandardCharsets.UTF_8)) : line(model, text) + "\n";
    byte[] ids = run(model, TokenFormats.text(model, IDS), byLine, text);
    assertEquals(expected, new String(ids, StandardCharsets.UTF_8));
  }

  private static String lines(TokenModel model, String text) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      out.append(line(model, TextSamples.utf8(text.substring(from, end)))).append('\n');
      from = end + 1;
    }
    return out.append(line(model, TextSamples.utf8(text.substring(from)))).toString();
  }

  private static String line(TokenModel model, byte[] text) {
    StringBuilder out = new StringBuilder();
    for (int id : TextSamples.ids(model.encoder(), text)) {
      out.append(out.length() == 0 ? "" : " ").append(id);
    }
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void jsonIsOneListForEachText(boolean byLine) throws IOException {
    TokenModel model = DictionaryModel.words();
    byte[] out =
        run(model, TokenFormats.json(model, IDS), byLine, TextSamples.utf8("a b\n\n \nb c"));
    assertEquals(
        byLine ? "[1,2]\n[]\n[]\n[2,3]" : "[1,2,2,3]\n", new String(out, StandardCharsets.UTF_8));
  }
}
