package elman.token.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.token.Splitter;
import elman.token.TextSamples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SplitPatternTest {
  /** Unicode's White_Space, which is not what {@code \s} is in Java. */
  private static final String SPACE =
      "\\t-\\r \\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}";

  @ParameterizedTest
  @EnumSource
  void scannersDoWhatTheRegularExpressionsDo(SplitPattern pattern) {
    Pattern regex = Pattern.compile(inJava(pattern.regex()), Pattern.UNICODE_CASE);
    for (String text : TextSamples.texts(20_000, 1)) {
      assertEquals(byRegex(regex, text), byScanner(pattern.splitter(), text), () -> escaped(text));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyBytesAreCutToTheEnd(SplitPattern pattern) {
    for (byte[] text : TextSamples.bytes(5_000, 2)) {
      int at = 0;
      while (at < text.length) {
        int end = pattern.splitter().end(text, at, text.length);
        assertTrue(end > at && end <= text.length);
        at = end;
      }
    }
  }

  @Test
  void patternsAreFoundByTheirExpressions() {
    for (SplitPattern pattern : SplitPattern.values()) {
      assertEquals(pattern, SplitPattern.of(pattern.regex()).orElseThrow());
    }
    assertTrue(SplitPattern.of("\\w+").isEmpty());
  }

  @Test
  void wordsOfGpt2() {
    assertEquals(
        List.of("Don", "'t", " stop", ",", " 42", "!", " ", " x", "\n"),
        byScanner(SplitPattern.GPT2.splitter(), "Don't stop, 42!  x\n"));
  }

  private static String inJava(String regex) {
    return regex
        .replace("[^\\s\\p{L}\\p{N}]", "[^" + SPACE + "\\p{L}\\p{N}]")
        .replace("(?!\\S)", "(?![^" + SPACE + "])")
        .replace("\\s", "[" + SPACE + "]")
        .replace("$", "\\z");
  }

  private static List<String> byRegex(Pattern regex, String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = regex.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  private static List<String> byScanner(Splitter splitter, String text) {
    byte[] bytes = TextSamples.utf8(text);
    List<String> words = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int end = splitter.end(bytes, at, bytes.length);
      words.add(new String(bytes, at, end - at, StandardCharsets.UTF_8));
      at = end;
    }
    return words;
  }

  private static String escaped(String text) {
    StringBuilder line = new StringBuilder();
    text.chars()
        .forEach(c -> line.append(c > 32 && c < 127 ? "" + (char) c : "\\u%04x".formatted(c)));
    return line.toString();
  }
}
