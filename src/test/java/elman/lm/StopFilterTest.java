package elman.lm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopFilterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private StopFilter filter(String stop) {
    return new StopFilter(stop.getBytes(UTF_8), out::writeBytes);
  }

  private static void accept(StopFilter filter, String... pieces) throws IOException {
    for (String piece : pieces) {
      filter.accept(piece.getBytes(UTF_8));
    }
  }

  private String passed() {
    return out.toString(UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "stop, one stop two, 'one '",
    "stop, stop, ''",
    "stop, one st|op two, 'one '",
    "stop, s|t|o|p, ''",
    "stop, ststo|stop, ststo",
    "aab, aaab, a",
    "aab, a|a|a|a|b, aa",
    "abac, ababac, ab",
    "abac, a|ba|ba|c, ab",
    "aa, baaa, b",
    "x, axbx, a",
    "é, caf|é|s, caf"
  })
  void endsAtTheFirstStop(String stop, String pieces, String expected) throws IOException {
    StopFilter filter = filter(stop);
    assertFalse(filter.stopped());
    accept(filter, pieces.split("\\|"));
    assertTrue(filter.stopped());
    filter.finish();
    assertEquals(expected, passed());
  }

  @Test
  void withoutStopAllPassesAtOnce() throws IOException {
    StopFilter filter = filter("");
    accept(filter, "a");
    assertEquals("a", passed());
    accept(filter, "b");
    filter.finish();
    assertEquals("ab", passed());
    assertFalse(filter.stopped());
  }

  @Test
  void whatMayBeginAStopWaits() throws IOException {
    StopFilter filter = filter("stop");
    accept(filter, "one s");
    assertEquals("one ", passed());
    accept(filter, "to");
    assertEquals("one ", passed());
  }

  @Test
  void whatTurnsOutToBeNoStopPasses() throws IOException {
    StopFilter filter = filter("stop");
    accept(filter, "sto", "ne");
    assertEquals("stone", passed());
    accept(filter, "stos");
    assertEquals("stonesto", passed());
    assertFalse(filter.stopped());
  }

  @Test
  void beginningOfAStopPassesAtTheEnd() throws IOException {
    StopFilter filter = filter("stop");
    accept(filter, "one sto");
    filter.finish();
    assertEquals("one sto", passed());
    assertFalse(filter.stopped());
  }

  @Test
  void halfACharacterIsNoStop() throws IOException {
    StopFilter filter = filter("é");
    byte[] other = "è".getBytes(UTF_8);
    filter.accept(new byte[] {other[0]});
    assertEquals(0, out.size());
    filter.accept(new byte[] {other[1]});
    assertEquals("è", passed());
  }

  @Test
  void holdsBackNoMoreThanItMust() throws IOException {
    Random random = new Random(1);
    int stops = 0;
    for (int run = 0; run < 2000; run++) {
      String stop = text(random, 1 + random.nextInt(5));
      out.reset();
      StopFilter filter = filter(stop);
      String text = "";
      for (int i = 0; i < 10 && !filter.stopped(); i++) {
        String piece = text(random, random.nextInt(4));
        text += piece;
        accept(filter, piece);
        assertEquals(text.contains(stop), filter.stopped(), text + " with stop " + stop);
        assertEquals(certain(text, stop), passed(), text + " with stop " + stop);
      }
      filter.finish();
      assertEquals(filter.stopped() ? certain(text, stop) : text, passed());
      stops += filter.stopped() ? 1 : 0;
    }
    assertTrue(stops > 500 && stops < 1990, "too alike: a weak test");
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("ab".charAt(random.nextInt(2)));
    }
    return text.toString();
  }

  private static String certain(String text, String stop) {
    int end = 0;
    while (!text.startsWith(stop, end) && !stop.startsWith(text.substring(end))) {
      end++;
    }
    return text.substring(0, end);
  }
}
