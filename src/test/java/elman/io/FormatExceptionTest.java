package elman.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FormatExceptionTest {
  @Test
  void messageNamesSourcePlaceAndReason() {
    FormatException e = new FormatException("corpus.txt", "line 17", "is too long");
    assertEquals("corpus.txt: line 17: is too long", e.getMessage());
    assertEquals("corpus.txt", e.source());
    assertEquals("line 17", e.place());
    assertEquals("is too long", e.reason());
  }

  @Test
  void placeMayBeMissing() {
    assertEquals("a: b", new FormatException("a", null, "b").getMessage());
    assertEquals("a: b", new FormatException("a", "", "b").getMessage());
    assertEquals("", new FormatException("a", null, "b").place());
  }

  @Test
  void messageIsOnePrintableLine() {
    String hostile = "x\ny\r\u001b[31m\u2028\u202e\ud800é 猫 😀";
    FormatException e = new FormatException(hostile, hostile, hostile);
    String shown = "x\\u000ay\\u000d\\u001b[31m\\u2028\\u202e\\ud800é 猫 😀";
    assertEquals(shown + ": " + shown + ": " + shown, e.getMessage());
  }

  @Test
  void quotedTextIsShortened() {
    FormatException e = new FormatException("a", "tensor " + "😀".repeat(1_000_000), "b");
    assertTrue(e.getMessage().endsWith("😀...: b"), e.getMessage());
    assertTrue(e.getMessage().length() < 1_000, e.getMessage());
  }
}
