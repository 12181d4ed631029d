package elman.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import elman.io.FormatException;
import elman.io.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PatternFilesTest {
  private static List<Pattern> read(byte[] bytes) throws IOException {
    return Patterns.read(List.of(Source.of("in", new ByteArrayInputStream(bytes))));
  }

  private static List<Pattern> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] written(List<Pattern> patterns) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Pattern pattern : patterns) {
      int width = pattern.width() > 0 ? pattern.width() : pattern.bits().length;
      PatternWriter.write(pattern.bits(), width, pattern.form(), out);
    }
    return out.toByteArray();
  }

  @Test
  void rowsComeBackAsTheyWere() throws IOException {
    for (String text :
        List.of("0,1,1\n1,0,0\n", "-1 1 1\n1 1 1\n", "011\n100\n", "1\t0\n", "1;0\n", "1\n0\n")) {
      assertEquals(text, new String(written(read(text)), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void rowsAreReadAsOthersWriteThem() throws IOException {
    float[] expected = {1, -1, 1};
    for (String text :
        List.of(
            "1, 0, 1", "  1  0  1  \r\n\r\n", "1.0,0.0,1e0", "+1,-1,+1", "\u00ef\u00bb\u00bf101")) {
      List<Pattern> patterns = read(text);
      assertEquals(1, patterns.size(), text);
      assertArrayEquals(expected, patterns.get(0).bits(), text);
    }
  }

  @Test
  void picturesComeBackAsTheyWere() throws IOException {
    for (int width : new int[] {1, 7, 8, 9, 16, 17}) {
      for (PatternForm form : List.of(PatternForm.PLAIN_PBM, PatternForm.RAW_PBM)) {
        float[] first = Patterns.random(1, 3 * width, new Rng(width)).toArray();
        float[] second = Patterns.random(1, 3 * width, new Rng(-width)).toArray();
        byte[] bytes =
            written(List.of(new Pattern(first, width, form), new Pattern(second, width, form)));
        List<Pattern> patterns = read(bytes);
        assertEquals(2, patterns.size());
        assertArrayEquals(first, patterns.get(0).bits());
        assertArrayEquals(second, patterns.get(1).bits());
        assertEquals(width, patterns.get(1).width());
        assertEquals(form, patterns.get(1).form());
      }
    }
  }

  @Test
  void picturesAreReadAsOthersWriteThem() throws IOException {
    Pattern plain = read("P1 # letter\n# of two rows\n3\n2 # wide\n1 0 1\n010").get(0);
    assertArrayEquals(new float[] {1, -1, 1, -1, 1, -1}, plain.bits());
    Pattern raw = read("P4\n3 2\n\u00bf@").get(0);
    assertArrayEquals(plain.bits(), raw.bits());
  }

  @Test
  void compressedToo() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write("01\n".getBytes(StandardCharsets.US_ASCII));
    }
    assertArrayEquals(new float[] {-1, 1}, read(bytes.toByteArray()).get(0).bits());
  }

  @Test
  void whatIsNoPatternIsRefusedWithItsPlace() {
    refused("", "in: there are no patterns");
    refused("0,1\n1,2\n", "in: line 2: column 2 is 2; rows of 0 and 1");
    refused("0,,1\n", "in: line 1: column 2 is empty");
    refused("a,b\n0,1\n", "in: line 1: column 1 is a;");
    refused("0,NaN\n", "in: line 1: column 2 is NaN");
    refused("0,1\n\n0,1,1\n", "in: line 3: has 3 bits, and the one before has 2 bits");
    refused("0,1\n-1,1\n", "in: line 2, column 1: there is 0 as well as -1");
    refused("P5\n1 1\n255\n0", "in: picture 1: does not begin with P1 or P4");
    refused("P1\n2 2\n1 0 1", "in: picture 1: is cut short: it has 3 of 4 bits");
    refused("P1\n2 2\n1 0 1 2", "in: picture 1: has something else than 0 and 1");
    refused("P4\n9 2\n\u0000\u0000\u0000", "in: picture 1: is cut short: it has 17 of 18 bits");
    refused("P1\n0 2\n", "in: picture 1: has no width");
    refused("P1\n2 x\n", "in: picture 1: has no height");
    refused("P1\n99999999999 1\n", "in: picture 1: has no width");
    refused("P4\n99999 99999\n", "in: picture 1: has 99999 x 99999 bits");
    refused("P1\n1 2\n1 0\nP1\n2 1\n1 0\n", "in: picture 2: has 2 x 1 bits, and the one before");
    refused("P1\n1 2\n1 0\nrest", "in: picture 2: does not begin with P1 or P4");
  }

  private static void refused(String text, String message) {
    FormatException e = assertThrows(FormatException.class, () -> read(text), text);
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  private static Source source(String text) {
    return Source.of("in", new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void filesOfOtherSizesAreRefused() {
    Source first = source("01");
    Source other = source("011");
    FormatException e =
        assertThrows(FormatException.class, () -> Patterns.read(List.of(first, other)));
    assertEquals("in: line 1: has 3 bits, and the patterns before have 2 bits", e.getMessage());
    Source upright = source("P1 1 2 01");
    Source level = source("P1 2 1 01");
    String message =
        assertThrows(FormatException.class, () -> Patterns.read(List.of(upright, level)))
            .getMessage();
    assertEquals("in: picture 1: has 2 x 1 bits, and the patterns before have 1 x 2 bits", message);
  }

  @Test
  void saysWhatDoesNotFit() {
    assertEquals(null, Patterns.tooLarge(1000, 4_000_000));
    assertTrue(Patterns.tooLarge(1001, 4_000_000).startsWith("1,001 units need 3 MB of weights"));
    String reason = Patterns.tooLarge(40_000, Long.MAX_VALUE);
    assertTrue(reason.contains("32,768 units are the most"), reason);
  }
}
