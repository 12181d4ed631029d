package elman.memory;

/**
 * How bits are written.
 *
 * @param kind of file
 * @param signed whether a row has 1 and -1, not 1 and 0
 * @param separator between the values of a row, empty for none
 */
public record PatternForm(Kind kind, boolean signed, String separator) {
  /** Zeros and ones with commas. */
  public static final PatternForm CSV = new PatternForm(Kind.ROWS, false, ",");

  /** A portable bitmap in characters. */
  public static final PatternForm PLAIN_PBM = new PatternForm(Kind.PLAIN_PBM, false, "");

  /** A portable bitmap in bits. */
  public static final PatternForm RAW_PBM = new PatternForm(Kind.RAW_PBM, false, "");

  /** Kinds of files. */
  public enum Kind {
    /** A line for each pattern. */
    ROWS,
    /** Portable bitmaps, P1. */
    PLAIN_PBM,
    /** Portable bitmaps, P4. */
    RAW_PBM
  }
}
