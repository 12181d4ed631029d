package elman.token.pipeline;

import elman.token.ByteNames;
import elman.token.CodePoints;
import elman.token.pipeline.Splits.Behavior;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pre-tokenizers of Hugging Face's tokenizers. */
public final class PreTokenizers {
  private static final Pattern WORDS_AND_SYMBOLS =
      Pattern.compile("\\w+|[^\\w\\s]+", Pattern.UNICODE_CHARACTER_CLASS);

  private PreTokenizers() {}

  /** At each match of a pattern. Behaviors are named as in files, e.g. {@code MergedWithNext}. */
  public static Optional<PreTokenizer> split(Pattern pattern, String behavior, boolean invert) {
    return behavior(behavior).map(b -> (text, first) -> Splits.atMatches(text, pattern, b, invert));
  }

  /** At each punctuation character. */
  public static Optional<PreTokenizer> punctuation(String behavior) {
    return behavior(behavior)
        .map(b -> (text, first) -> Splits.atCharacters(text, Characters::isPunctuation, b));
  }

  private static Optional<Behavior> behavior(String name) {
    return Arrays.stream(Behavior.values())
        .filter(b -> b.name().replace("_", "").equals(name.toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** At numbers, all of them or each digit alone. */
  public static PreTokenizer digits(boolean individual) {
    Behavior behavior = individual ? Behavior.ISOLATED : Behavior.CONTIGUOUS;
    return (text, first) ->
        Splits.atCharacters(text, c -> CodePoints.kindOf(c) == CodePoints.NUMBER, behavior);
  }

  /** At a character, which is dropped. */
  public static PreTokenizer delimiter(int delimiter) {
    return (text, first) -> Splits.atCharacters(text, c -> c == delimiter, Behavior.REMOVED);
  }

  /** At white space, which is dropped. */
  public static List<String> whitespaceSplit(String text) {
    return Splits.atCharacters(text, CodePoints::isWhiteSpace, Behavior.REMOVED);
  }

  /** Words, and runs of what is neither word nor white space. */
  public static List<String> whitespace(String text) {
    return Splits.atMatches(text, WORDS_AND_SYMBOLS, Behavior.REMOVED, true);
  }

  /** At white space, and at each punctuation character. */
  public static List<String> bert(String text) {
    List<String> words = new ArrayList<>();
    for (String word : whitespaceSplit(text)) {
      words.addAll(Splits.atCharacters(word, Characters::isPunctuation, Behavior.ISOLATED));
    }
    return words;
  }

  /**
   * The names of the bytes of each word.
   *
   * @param prefixSpace whether a text that begins with none gets a space before it
   * @param pattern splits the text first; null if that was done
   */
  public static PreTokenizer byteLevel(boolean prefixSpace, Pattern pattern) {
    return (text, first) -> {
      String whole = prefixSpace && !text.startsWith(" ") ? " " + text : text;
      List<String> words =
          pattern == null
              ? List.of(whole)
              : Splits.atMatches(whole, pattern, Behavior.ISOLATED, false);
      return words.stream()
          .map(word -> ByteNames.of(word.getBytes(StandardCharsets.UTF_8)))
          .toList();
    };
  }

  /**
   * Spaces become a visible character, as in SentencePiece.
   *
   * @param replacement that character
   * @param scheme where one is put before the text: {@code always}, {@code first} or {@code never}
   * @param split whether to split before each
   */
  public static PreTokenizer metaspace(String replacement, String scheme, boolean split) {
    int mark = replacement.codePointAt(0);
    return (text, first) -> {
      String marked = text.replace(" ", replacement);
      boolean wanted = scheme.equals("always") || (scheme.equals("first") && first);
      if (wanted && !marked.startsWith(replacement)) {
        marked = replacement + marked;
      }
      return split
          ? Splits.atCharacters(marked, c -> c == mark, Behavior.MERGED_WITH_NEXT)
          : List.of(marked);
    };
  }
}
