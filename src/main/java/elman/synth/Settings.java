package elman.synth;

import elman.core.Check;

/**
 * How much of a task is wanted. What a length is, and which settings count, each {@link Task} says.
 *
 * @param count sequences
 * @param shortest the least length of one
 * @param longest the greatest; lengths are uniform between the two
 * @param symbols different symbols to remember
 * @param span symbols to remember in a row
 * @param seed of the generator; the same settings and seed give the same bytes
 */
public record Settings(long count, int shortest, int longest, int symbols, int span, long seed) {
  /** Steps that a sequence has at most, so that two lengths can be added. */
  public static final int MOST = 1 << 29;

  /** Letters that there are for symbols. */
  static final int LETTERS = 26;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException naming the option that is out of its range
   */
  public Settings {
    Check.that(count >= 0, "--count must not be negative: " + count);
    Check.range("--length", longest, 1, MOST);
    Check.that(
        shortest >= 1 && shortest <= longest,
        "--min-length must be from 1 to the --length, " + longest + ", not " + shortest);
    Check.range("--symbols", symbols, 2, LETTERS);
    Check.range("--span", span, 1, MOST);
  }
}
