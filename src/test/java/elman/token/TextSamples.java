package elman.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Text for property tests: what tokenizers meet, and what they would rather not. */
public final class TextSamples {
  private static final String[] BITS = {
    "the", " quick", "Brown", "FOX", "'s", "'LL", "'ſ", "don't", " ", "  ", "   ", "\n", "\r\n",
        "\r", "\t",
    "\u00a0", "\u3000", "\u2003", "\u0085", "\u0000", "1", "42", "12345", "½", "Ⅷ", "٣", "!", "...",
        "?!", "/",
    "//", "_", "€", "é", "e\u0301", "Straße", "Ǆ", "ǅ", "ʰ", "мир", "Мир", "你好", "世界", "ひらがな",
        "カタカナ",
    "한국어", "ไทย", "שלום", "नमस्ते", "😀", "👨\u200d👩\u200d👧", "🇫🇷", "\ufeff", "\u200b",
        "\u0301", "a", "b", "A"
  };

  private TextSamples() {}

  /** Random texts, each of a few of these bits. */
  public static List<String> texts(int count, long seed) {
    Random rng = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      int bits = 1 + rng.nextInt(12);
      for (int k = 0; k < bits; k++) {
        text.append(BITS[rng.nextInt(BITS.length)]);
      }
      texts.add(text.toString());
    }
    return texts;
  }

  /** Random bytes, most of them no UTF-8. */
  public static List<byte[]> bytes(int count, long seed) {
    Random rng = new Random(seed);
    List<byte[]> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] text = new byte[1 + rng.nextInt(40)];
      for (int k = 0; k < text.length; k++) {
        text[k] = (byte) rng.nextInt(256);
      }
      texts.add(text);
    }
    return texts;
  }

  /** A text in UTF-8. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The ids of a whole text. */
  public static int[] ids(Encoder encoder, byte[] text) {
    TokenBuffer ids = new TokenBuffer();
    encoder.encode(text, 0, text.length, ids);
    return ids.toArray();
  }
}
