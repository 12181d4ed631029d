package elman.token.file;

import elman.token.CodePoints;
import elman.token.pipeline.Normalizer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SentencePiece's compiled normalization: a trie of what is replaced, as a double array (Yata's
 * Darts-clone), and the replacements, each with a zero behind it. SentencePiece replaces the
 * longest match at each place; Hugging Face looks up each grapheme, or else each character, and
 * takes the shortest.
 */
final class CharacterMap implements Normalizer {
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  /** Longer graphemes are looked up character by character. */
  private static final int LONGEST_GRAPHEME = 5;

  private final int[] units;
  private final byte[] replacements;
  private final boolean longest;

  /** Where the replacement that was last found begins, and how many bytes it replaces. */
  private record Found(int replacement, int length) {}

  /**
   * @param longest whether it is SentencePiece's way to use it
   * @throws IllegalArgumentException if the bytes are none
   */
  CharacterMap(byte[] bytes, boolean longest) {
    this.longest = longest;
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int size = bytes.length < Integer.BYTES ? -1 : buffer.getInt();
    if (size < 0 || size > buffer.remaining() || size % Integer.BYTES != 0) {
      throw new IllegalArgumentException("it does not hold the trie that it says");
    }
    units = new int[size / Integer.BYTES];
    for (int i = 0; i < units.length; i++) {
      units[i] = buffer.getInt();
    }
    replacements = Arrays.copyOfRange(bytes, buffer.position(), bytes.length);
  }

  @Override
  public String normalize(String text) {
    return units.length == 0 ? text : longest ? normalizeLongest(text) : normalizeGraphemes(text);
  }

  private String normalizeLongest(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder normalized = new StringBuilder(text.length());
    for (int at = 0; at < bytes.length; ) {
      Found found = find(bytes, at, bytes.length, true);
      int end = found == null ? CodePoints.next(bytes, at, bytes.length) : at + found.length;
      normalized.append(
          found == null
              ? new String(bytes, at, end - at, StandardCharsets.UTF_8)
              : replacementAt(found.replacement));
      at = end;
    }
    return normalized.toString();
  }

  private String normalizeGraphemes(String text) {
    StringBuilder normalized = new StringBuilder(text.length());
    Matcher graphemes = GRAPHEME.matcher(text);
    while (graphemes.find()) {
      String grapheme = graphemes.group();
      byte[] bytes = grapheme.getBytes(StandardCharsets.UTF_8);
      String whole = bytes.length <= LONGEST_GRAPHEME ? replacement(bytes) : null;
      if (whole != null) {
        normalized.append(whole);
      } else {
        grapheme.codePoints().forEach(c -> append(Character.toString(c), normalized));
      }
    }
    return normalized.toString();
  }

  private void append(String character, StringBuilder normalized) {
    String replacement = replacement(character.getBytes(StandardCharsets.UTF_8));
    normalized.append(replacement == null ? character : replacement);
  }

  /** What the shortest beginning in the trie is replaced by, or null if there is none. */
  private String replacement(byte[] key) {
    Found found = find(key, 0, key.length, false);
    return found == null ? null : replacementAt(found.replacement);
  }

  /** The longest, or the shortest, key of the trie at a place, or null. */
  private Found find(byte[] text, int from, int to, boolean wantsLongest) {
    Found found = null;
    int node = offset(units[0]);
    for (int i = from; i < to; i++) {
      int label = text[i] & 0xff;
      node ^= label;
      if (node >= units.length || (units[node] & 0x800000ff) != label) {
        break;
      }
      boolean hasLeaf = (units[node] >>> 8 & 1) == 1;
      node ^= offset(units[node]);
      if (hasLeaf && node < units.length) {
        found = new Found(units[node] & 0x7fffffff, i + 1 - from);
        if (!wantsLongest) {
          break;
        }
      }
    }
    return found;
  }

  private static int offset(int unit) {
    return unit >>> 10 << ((unit & 1 << 9) >>> 6);
  }

  private String replacementAt(int from) {
    int to = from;
    while (to < replacements.length && replacements[to] != 0) {
      to++;
    }
    return to <= from ? "" : new String(replacements, from, to - from, StandardCharsets.UTF_8);
  }
}
