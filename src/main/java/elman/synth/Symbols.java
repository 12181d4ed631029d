package elman.synth;

import elman.core.Rng;
import java.io.IOException;

/** Tasks of which every word is a character. */
final class Symbols {
  private static final char BLANK = '_';
  private static final char GO = ':';
  private static final char END = '.';

  private Symbols() {}

  /** Bits x of which x[3 k + 2] = x[3 k] xor x[3 k + 1]; the label of x[t] is x[t + 1]. */
  static void xor(Settings settings, Rng rng, Appendable out) throws IOException {
    int length = Draw.length(settings, rng);
    int before = 0;
    int bit = Draw.below(2, rng);
    for (int t = 0; t < length; t++) {
      int next = t % 3 == 1 ? before ^ bit : Draw.below(2, rng);
      Steps.write(out, (char) ('0' + bit), (char) ('0' + next));
      before = bit;
      bit = next;
    }
  }

  /** S symbols, T - 1 blanks, go, S blanks; the labels are blanks until go, then the symbols. */
  static void copy(Settings settings, Rng rng, Appendable out) throws IOException {
    int wait = Draw.length(settings, rng);
    Rng symbols = rng.split(0);
    for (int i = 0; i < settings.span(); i++) {
      Steps.write(out, letter('a', settings, symbols, i), BLANK);
    }
    for (int i = 1; i <= wait; i++) {
      Steps.write(out, i == wait ? GO : BLANK, BLANK);
    }
    for (int i = 0; i < settings.span(); i++) {
      Steps.write(out, BLANK, letter('a', settings, symbols, i));
    }
  }

  private static char letter(char first, Settings settings, Rng symbols, int i) {
    return (char) (first + Draw.below(settings.symbols(), symbols.split(i)));
  }

  /** A capital, which is the label, and small letters. */
  static void recall(Settings settings, Rng rng, Appendable out) throws IOException {
    int length = Draw.length(settings, rng);
    char capital = (char) ('A' + Draw.below(settings.symbols(), rng));
    out.append(capital).append('\t').append(capital);
    for (int t = 1; t < length; t++) {
      out.append(' ').append((char) ('a' + Draw.below(Settings.LETTERS, rng)));
    }
    out.append('\n');
  }

  /** Brackets, of which no one closes what is not open; the label is how many are open. */
  static void counting(Settings settings, Rng rng, Appendable out) throws IOException {
    int length = Draw.length(settings, rng);
    int open = 0;
    for (int t = 0; t < length; t++) {
      boolean opens = open == 0 || Draw.below(2, rng) == 0;
      open += opens ? 1 : -1;
      Steps.write(out, opens ? "(" : ")", Integer.toString(open));
    }
  }

  /** n times each of some letters; the label is what comes next. */
  static void powers(String letters, Settings settings, Rng rng, Appendable out)
      throws IOException {
    int n = Draw.length(settings, rng);
    for (int k = 0; k < letters.length(); k++) {
      char letter = letters.charAt(k);
      char next = k + 1 < letters.length() ? letters.charAt(k + 1) : END;
      for (int i = 1; i <= n; i++) {
        Steps.write(out, letter, i == n ? next : letter);
      }
    }
  }
}
