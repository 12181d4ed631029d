package elman.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new NoSuchFileException("/long/way/to/x"), "x: no such file"),
        Arguments.of(new AccessDeniedException("/long/way/to/x"), "x: permission denied"),
        Arguments.of(
            new FileSystemException("/way/to/x", null, "Too many open files"),
            "x: Too many open files"),
        Arguments.of(new IOException("No space left on device"), "x: No space left on device"),
        Arguments.of(new IOException(), "x: IOException"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failuresAreWordedInTheUsersTerms(IOException cause, String message) {
    IOException named = Messages.named("x", cause);
    assertEquals(message, named.getMessage());
    assertSame(cause, named.getCause());
  }

  @Test
  void numbersAreGroupedInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals("1,234,567", Messages.grouped(1_234_567));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void textsOfThreeHundredSymbolsAreQuotedWhole() {
    String text = "😀".repeat(300);
    assertEquals(text, Messages.shortened(text));
    assertEquals(text + "...", Messages.shortened(text + "x"));
  }

  @Test
  void thingsAreCountedWithTheirNoun() {
    assertEquals("0 rows", Messages.counted(0, "row", "rows"));
    assertEquals("1 row", Messages.counted(1, "row", "rows"));
    assertEquals("1,024 rows", Messages.counted(1024, "row", "rows"));
  }
}
