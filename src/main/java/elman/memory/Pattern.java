package elman.memory;

import elman.io.Messages;

/**
 * Bits as a file had them.
 *
 * @param bits N values, +1 or -1
 * @param width bits in a row of the picture; 0 where the file does not say
 * @param form how they were written
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Pattern(float[] bits, int width, PatternForm form) {
  /** How many bits there are, for messages. */
  public String extent() {
    return width == 0
        ? Messages.counted(bits.length, "bit", "bits")
        : width + " x " + bits.length / width + " bits";
  }
}
