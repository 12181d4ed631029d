package elman.seq.data;

import java.util.StringJoiner;

/** The keys of a piano as numbers of a step: 1 for those that sound. */
public final class Pitches {
  /** Keys. */
  public static final int COUNT = 88;

  /** MIDI's number of the lowest. */
  static final int LOWEST = 21;

  private static final String REST = "_";

  private Pitches() {}

  /**
   * The numbers of a step, or null if it has a pitch that is none of the keys'.
   *
   * @param step MIDI's numbers with dots between them, or {@code _} for a rest
   */
  static float[] numbers(String step) {
    float[] numbers = new float[COUNT];
    for (String pitch : step.equals(REST) ? new String[0] : step.split("\\.")) {
      int key = pitch.length() > 3 ? -1 : Integer.parseInt(pitch) - LOWEST;
      if (key < 0 || key >= COUNT) {
        return null;
      }
      numbers[key] = 1;
    }
    return numbers;
  }

  /** The step whose keys sound with a probability of at least a half. */
  public static String step(float[] probabilities) {
    StringJoiner step = new StringJoiner(".");
    step.setEmptyValue(REST);
    for (int key = 0; key < probabilities.length; key++) {
      if (probabilities[key] >= 0.5f) {
        step.add(Integer.toString(LOWEST + key));
      }
    }
    return step.toString();
  }
}
