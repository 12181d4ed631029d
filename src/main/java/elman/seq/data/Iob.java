package elman.seq.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The labels of entities (Ramshaw and Marcus 1995). In IOB2 the first word of each has {@code B-}
 * and the others {@code I-}; in IOB1 {@code B-} is only where an entity follows on one of the same
 * type. In IOBES the last word has {@code E-} and a word alone {@code S-}.
 *
 * @param labels in IOB2, or as they were if they are of another kind
 * @param repaired how many {@code I-} became {@code B-}
 */
record Iob(List<String> labels, int repaired) {
  private static final Pattern LABEL = Pattern.compile("O|[BIES]-.+");

  /** Turns IOB1 and what was meant to be IOB2 into it; other labels stay as they are. */
  static Iob repair(List<String> labels) {
    if (!isIob(labels) || isIobes(labels)) {
      return new Iob(labels, 0);
    }
    List<String> repaired = new ArrayList<>(labels.size());
    String before = "O";
    int count = 0;
    for (String label : labels) {
      boolean begins = label.startsWith("I") && !continues(before, label);
      count += begins ? 1 : 0;
      repaired.add(begins ? "B" + label.substring(1) : label);
      before = label;
    }
    return new Iob(repaired, count);
  }

  /**
   * Where labels stop to be IOB2 or IOBES.
   *
   * @return the index of the first that should not be behind the one before it, the number of
   *     labels if an entity of IOBES has no end; -1 if all is well or the labels are of another
   *     kind
   */
  static int firstOdd(List<String> labels) {
    if (!isIob(labels)) {
      return -1;
    }
    boolean ends = isIobes(labels);
    String before = "O";
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      boolean inside = label.startsWith("I") || label.startsWith("E");
      boolean goesOn = inside && continues(before, label);
      if (!goesOn && (inside || (ends && isOpen(before)))) {
        return i;
      }
      before = label;
    }
    return ends && isOpen(before) ? labels.size() : -1;
  }

  private static boolean isIob(List<String> labels) {
    return labels.stream().allMatch(label -> LABEL.matcher(label).matches());
  }

  private static boolean isIobes(List<String> labels) {
    return labels.stream().anyMatch(label -> label.startsWith("S") || label.startsWith("E"));
  }

  private static boolean isOpen(String label) {
    return label.startsWith("B") || label.startsWith("I");
  }

  /** Whether a label that is not the first of an entity goes on with the one before it. */
  private static boolean continues(String before, String label) {
    return isOpen(before) && before.substring(1).equals(label.substring(1));
  }
}
