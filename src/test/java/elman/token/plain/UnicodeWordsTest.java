package elman.token.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.token.TextSamples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnicodeWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "The quick (“brown”) fox can’t jump 32.3 feet, right?"
            + "|The·quick·(·“·brown·”·)·fox·can’t·jump·32.3·feet·,·right·?",
        "This is an example of a sentence in English."
            + "|This·is·an·example·of·a·sentence·in·English·.",
        "L'été, c'est déjà fini.|L'été·,·c'est·déjà·fini·.",
        "Мама мыла раму.|Мама·мыла·раму·.",
        "你好，世界|你·好·，·世·界",
        "カタカナ ひらがな|カタカナ·ひ·ら·が·な",
        "snake_case x1 3,456.78 a.b. 1:2|snake_case·x1·3,456.78·a.b·.·1·:·2",
        "🇫🇷🇩🇪 👨‍👩‍👧 😀😀|🇫🇷·🇩🇪·👨‍👩‍👧·😀·😀",
        "שלום צה\"ל|שלום·צה\"ל"
      })
  void words(String text, String words) {
    assertEquals(List.of(words.split("·")), segments(text, false));
  }

  @Test
  void segmentsJoinedAreTheText() {
    for (String text : TextSamples.texts(5_000, 1)) {
      assertEquals(text, String.join("", segments(text, true)));
    }
  }

  private static List<String> segments(String text, boolean all) {
    byte[] bytes = TextSamples.utf8(text);
    List<String> segments = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int end = UnicodeWords.end(bytes, at, bytes.length);
      if (all || !UnicodeWords.isBlank(bytes, at, end)) {
        segments.add(new String(bytes, at, end - at, StandardCharsets.UTF_8));
      }
      at = end;
    }
    return segments;
  }
}
