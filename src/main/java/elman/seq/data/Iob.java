package elman.seq.data;

import elman.seq.measure.EntityLabel;
import java.util.ArrayList;
import java.util.List;

/**
 * Labels of entities made IOB2, see {@link EntityLabel}.
 *
 * @param labels in IOB2, or as they were if they are of another kind
 * @param repaired how many {@code I-} became {@code B-}
 */
record Iob(List<String> labels, int repaired) {
  /** Turns IOB1 and what was meant to be IOB2 into it; other labels stay as they are. */
  static Iob repair(List<String> labels) {
    if (!EntityLabel.areAll(labels) || isIobes(labels)) {
      return new Iob(labels, 0);
    }
    List<String> repaired = new ArrayList<>(labels.size());
    EntityLabel before = EntityLabel.of("O");
    int count = 0;
    for (String label : labels) {
      EntityLabel now = EntityLabel.of(label);
      boolean begins = now.goesOn() && !now.continues(before);
      count += begins ? 1 : 0;
      repaired.add(begins ? "B" + label.substring(1) : label);
      before = now;
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
    if (!EntityLabel.areAll(labels)) {
      return -1;
    }
    boolean ends = isIobes(labels);
    EntityLabel before = EntityLabel.of("O");
    for (int i = 0; i < labels.size(); i++) {
      EntityLabel now = EntityLabel.of(labels.get(i));
      if (!now.continues(before) && (now.goesOn() || (ends && before.isOpen()))) {
        return i;
      }
      before = now;
    }
    return ends && before.isOpen() ? labels.size() : -1;
  }

  private static boolean isIobes(List<String> labels) {
    return labels.stream().map(EntityLabel::of).anyMatch(l -> l.place() == 'S' || l.place() == 'E');
  }
}
