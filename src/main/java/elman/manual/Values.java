package elman.manual;

import java.util.List;

/**
 * What may be completed to.
 *
 * @param words those that are known
 * @param isFile whether it may be a file
 * @param isList whether several words may stand with commas between them
 */
public record Values(List<String> words, boolean isFile, boolean isList) {
  /** Anything, of which nothing is known. */
  public static final Values UNKNOWN = new Values(List.of(), false, false);

  /** Returns whether nothing is known. */
  public boolean isUnknown() {
    return words.isEmpty() && !isFile;
  }
}
