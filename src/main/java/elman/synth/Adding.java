package elman.synth;

import elman.core.Rng;
import java.io.IOException;

/**
 * The adding problem: a row {@code id,t,value,marker,label} for each of T steps. Values are
 * millionths, so that the label is the exact sum of the two that are marked.
 */
final class Adding {
  static final String HEADER = "id,t,value,marker,label\n";
  private static final int MILLION = 1_000_000;
  private static final int DIGITS = 6;

  private Adding() {}

  static void write(long id, Settings settings, Rng rng, Appendable out) throws IOException {
    int length = Draw.length(settings, rng);
    int first = Draw.below(length / 2, rng);
    int second = length / 2 + Draw.below(length - length / 2, rng);
    Rng values = rng.split(0);
    String label = number(value(values, first) + value(values, second));
    for (int t = 0; t < length; t++) {
      out.append(Long.toString(id)).append(',').append(Integer.toString(t)).append(',');
      out.append(number(value(values, t))).append(t == first || t == second ? ",1," : ",0,");
      out.append(label).append('\n');
    }
  }

  /** The value of a step, in millionths: the label stands in the first row, before most of them. */
  private static int value(Rng values, int t) {
    return Draw.below(MILLION, values.split(t));
  }

  private static String number(int millionths) {
    String digits = Integer.toString(millionths % MILLION);
    return millionths / MILLION + "." + "0".repeat(DIGITS - digits.length()) + digits;
  }
}
