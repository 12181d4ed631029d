package elman.token.bpe;

import elman.token.CodePoints;
import elman.token.Splitter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The published patterns by which text is split, each with its regular expression and the scanner
 * that does the same.
 */
public enum SplitPattern {
  /** GPT-2 (Radford et al. 2019), RoBERTa and many others. */
  GPT2(
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
      "'(?:[sdmt]|ll|ve|re)| ?\\p{L}++| ?\\p{N}++| ?[^\\s\\p{L}\\p{N}]++|\\s++$|\\s+(?!\\S)|\\s"),

  /** GPT-4 and Llama 3. */
  CL100K(
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"),

  /** GPT-4 as tiktoken has it: white space at the end of a text is one word, newlines and all. */
  CL100K_TIKTOKEN(
      "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}+"
          + "| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s"),

  /** Qwen 2: as CL100K, but every digit alone. */
  QWEN2(
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+"),

  /** GPT-4o and what came after it. */
  O200K(
      "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
          + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
          + "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
          + "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
          + "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+");

  private final String regex;

  /** Another regular expression that means the same. */
  private final String other;

  SplitPattern(String regex) {
    this(regex, regex);
  }

  SplitPattern(String regex, String other) {
    this.regex = regex;
    this.other = other;
  }

  /** The pattern that is written so, if it is one of these. */
  public static Optional<SplitPattern> of(String regex) {
    return Arrays.stream(values())
        .filter(pattern -> pattern.regex.equals(regex) || pattern.other.equals(regex))
        .findFirst();
  }

  /** The names of all, as options and files have them. */
  public static String names() {
    return Arrays.stream(values()).map(SplitPattern::label).collect(Collectors.joining(", "));
  }

  /** Its name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The regular expression. */
  public String regex() {
    return regex;
  }

  /** The scanner. */
  Splitter splitter() {
    return switch (this) {
      case GPT2 -> SplitPattern::gpt2;
      case CL100K -> (text, from, to) -> cl100k(text, from, to, 3);
      case CL100K_TIKTOKEN -> SplitPattern::cl100kTiktoken;
      case QWEN2 -> (text, from, to) -> cl100k(text, from, to, 1);
      case O200K -> CasedSplitter::end;
    };
  }

  private static int gpt2(byte[] text, int from, int to) {
    int letters = Runs.spaceAndLetters(text, from, to);
    if (letters > from) {
      return letters;
    }
    if (text[from] == '\'') {
      int end = Runs.contraction(text, from, to);
      if (end > from) {
        return end;
      }
    }
    int at = from;
    int kind = CodePoints.kind(CodePoints.at(text, from, to));
    if (text[from] == ' ' && from + 1 < to) {
      int next = CodePoints.kind(CodePoints.at(text, from + 1, to));
      if (!CodePoints.isSpace(next)) {
        at = from + 1;
        kind = next;
      }
    }
    if (CodePoints.isLetter(kind)) {
      return Runs.letters(text, at, to);
    }
    if (CodePoints.isSpace(kind)) {
      return Runs.space(text, at, to, false);
    }
    return kind == CodePoints.NUMBER
        ? Runs.numbers(text, at, to, Integer.MAX_VALUE)
        : Runs.symbols(text, at, to);
  }

  private static int cl100kTiktoken(byte[] text, int from, int to) {
    return Runs.spaces(text, from, to) == to ? to : cl100k(text, from, to, 3);
  }

  private static int cl100k(byte[] text, int from, int to, int digits) {
    int letters = Runs.spaceAndLetters(text, from, to);
    if (letters > from) {
      return letters;
    }
    if (text[from] == '\'') {
      int end = Runs.contractionOfAnyCase(text, from, to);
      if (end > from) {
        return end;
      }
    }
    int first = CodePoints.at(text, from, to);
    int kind = CodePoints.kind(first);
    if (CodePoints.isLetter(kind)) {
      return Runs.letters(text, from, to);
    }
    if (kind == CodePoints.NUMBER) {
      return Runs.numbers(text, from, to, digits);
    }
    int second = from + (first >> CodePoints.LENGTH);
    if (kind != CodePoints.NEWLINE && second < to) {
      int end = Runs.letters(text, second, to);
      if (end > second) {
        return end;
      }
    }
    int start = text[from] == ' ' ? second : from;
    int end = Runs.symbols(text, start, to);
    if (end > start) {
      return Runs.newlines(text, end, to);
    }
    return Runs.space(text, from, to, true);
  }
}
