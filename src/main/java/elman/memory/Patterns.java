package elman.memory;

import elman.core.Matrix;
import elman.core.Rng;
import elman.io.FormatException;
import elman.io.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Many patterns. */
public final class Patterns {
  /** Units that a matrix of weights can have: as many as a file's tensor can. */
  public static final int MOST_UNITS = 1 << 15;

  private static final long MOST_ELEMENTS = 1 << 30;

  private Patterns() {}

  /**
   * Reads all patterns of some sources.
   *
   * @return one at least, all of the same size
   * @throws FormatException if there are none, too many, or such as differ in size
   */
  public static List<Pattern> read(List<Source> sources) throws IOException {
    List<Pattern> patterns = new ArrayList<>();
    for (Source source : sources) {
      try (PatternReader reader = new PatternReader(source)) {
        int before = patterns.size();
        for (Pattern next = reader.next(); next != null; next = reader.next()) {
          check(source, reader.place(), next, patterns);
          patterns.add(next);
        }
        if (patterns.size() == before) {
          throw new FormatException(source.name(), null, "there are no patterns in it");
        }
      }
    }
    return patterns;
  }

  private static void check(Source source, String place, Pattern next, List<Pattern> before)
      throws FormatException {
    int n = next.bits().length;
    Pattern first = before.isEmpty() ? next : before.get(0);
    boolean turned = first.width() > 0 && next.width() > 0 && first.width() != next.width();
    if (first.bits().length != n || turned) {
      throw new FormatException(
          source.name(),
          place,
          "has " + next.extent() + ", and the patterns before have " + first.extent());
    }
    if ((before.size() + 1L) * n > MOST_ELEMENTS) {
      throw new FormatException(
          source.name(), place, "is too much: " + MOST_ELEMENTS + " bits in all can be stored");
    }
  }

  /** Returns patterns as the rows of a matrix. */
  public static Matrix matrix(List<Pattern> patterns) {
    Matrix matrix = Matrix.zeros(patterns.size(), patterns.get(0).bits().length);
    for (int p = 0; p < patterns.size(); p++) {
      float[] bits = patterns.get(p).bits();
      System.arraycopy(bits, 0, matrix.data(), matrix.at(p), bits.length);
    }
    return matrix;
  }

  /** Returns random patterns, P x N, each bit one or the other with the same probability. */
  public static Matrix random(int count, int size, Rng rng) {
    Matrix matrix = Matrix.zeros(count, size);
    for (int i = 0; i < matrix.data().length; i++) {
      matrix.data()[i] = rng.nextLong() < 0 ? -1 : 1;
    }
    return matrix;
  }

  /** Returns a pattern of which each bit has been turned over with some probability. */
  public static float[] noisy(float[] pattern, double probability, Rng rng) {
    float[] noisy = pattern.clone();
    for (int i = 0; i < noisy.length; i++) {
      if (rng.nextDouble() < probability) {
        noisy[i] = -noisy[i];
      }
    }
    return noisy;
  }

  /**
   * Returns why so many units cannot have a matrix of weights, or null if they can.
   *
   * @param memory bytes that there are
   */
  public static String tooLarge(int units, long memory) {
    long bytes = (long) Float.BYTES * units * units;
    if (units <= MOST_UNITS && bytes <= memory) {
      return null;
    }
    long mebi = 1 << 20;
    String most =
        units > MOST_UNITS
            ? "%,d units are the most".formatted(MOST_UNITS)
            : "Java may use %,d MB (java -Xmx says how many)".formatted(memory / mebi);
    return "%,d units need %,d MB of weights, and %s; --modern needs the patterns only"
        .formatted(units, bytes / mebi, most);
  }
}
