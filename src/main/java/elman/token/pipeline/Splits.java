package elman.token.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splitting at matches of something, and what becomes of these. */
final class Splits {
  /** What becomes of a match. */
  enum Behavior {
    /** It is dropped. */
    REMOVED,
    /** It is a word. */
    ISOLATED,
    /** It goes to the word before it. */
    MERGED_WITH_PREVIOUS,
    /** It goes to the word after it. */
    MERGED_WITH_NEXT,
    /** It is a word together with the matches beside it. */
    CONTIGUOUS
  }

  /** A part of a text that is a match, or is between two. */
  private record Part(int from, int to, boolean match) {}

  private Splits() {}

  /** Splits at the matches of a pattern, or with {@code invert} at what is between them. */
  static List<String> atMatches(String text, Pattern pattern, Behavior behavior, boolean invert) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    Matcher matcher = pattern.matcher(text);
    while (find(matcher)) {
      if (matcher.end() > matcher.start()) {
        add(parts, from, matcher.start(), invert);
        add(parts, matcher.start(), matcher.end(), !invert);
        from = matcher.end();
      }
    }
    add(parts, from, text.length(), invert);
    return words(text, parts, behavior);
  }

  private static boolean find(Matcher matcher) {
    try {
      return matcher.find();
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException(
          "the tokenizer's regular expression " + matcher.pattern() + " is too much for this text");
    }
  }

  /** Splits at each character of a kind. */
  static List<String> atCharacters(String text, IntPredicate kind, Behavior behavior) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      int end = at + Character.charCount(c);
      if (kind.test(c)) {
        add(parts, from, at, false);
        add(parts, at, end, true);
        from = end;
      }
      at = end;
    }
    add(parts, from, at, false);
    return words(text, parts, behavior);
  }

  private static void add(List<Part> parts, int from, int to, boolean match) {
    if (to > from) {
      parts.add(new Part(from, to, match));
    }
  }

  private static List<String> words(String text, List<Part> parts, Behavior behavior) {
    List<String> words = new ArrayList<>(parts.size());
    int from = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (behavior == Behavior.REMOVED) {
        if (!part.match) {
          words.add(text.substring(part.from, part.to));
        }
        continue;
      }
      if (i + 1 == parts.size() || !goTogether(part, parts.get(i + 1), behavior)) {
        words.add(text.substring(from, part.to));
        from = part.to;
      }
    }
    return words;
  }

  private static boolean goTogether(Part part, Part next, Behavior behavior) {
    return switch (behavior) {
      case MERGED_WITH_PREVIOUS -> !part.match && next.match;
      case MERGED_WITH_NEXT -> part.match && !next.match;
      case CONTIGUOUS -> part.match == next.match;
      default -> false;
    };
  }
}
