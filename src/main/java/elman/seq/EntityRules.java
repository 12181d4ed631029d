package elman.seq;

import elman.nn.Potentials;
import elman.seq.measure.EntityLabel;
import elman.seq.measure.EntityScore;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which label of entities can follow which in IOB2 and in IOBES, see {@link EntityLabel}: what goes
 * on with an entity comes behind its beginning; in IOBES what has begun goes on until its end.
 *
 * @param closed whether entities have an end of their own, as in IOBES
 */
record EntityRules(List<EntityLabel> labels, boolean closed) {

  /**
   * Potentials of 0, or minus infinity where forbidden; some sequence of each length is allowed.
   *
   * @return null if labels are not of entities, or of another scheme
   */
  static Potentials of(List<String> names) {
    if (!EntityScore.isEntities(names)) {
      return null;
    }
    List<EntityLabel> labels = names.stream().map(EntityLabel::of).toList();
    boolean closed = labels.stream().anyMatch(label -> label.place() == 'E');
    EntityRules rules = new EntityRules(labels, closed);
    return rules.areWhole() ? rules.potentials() : null;
  }

  /** Whether each type has a beginning and, in IOBES, an end; and a word may be alone there. */
  private boolean areWhole() {
    for (EntityLabel label : labels) {
      String type = label.type();
      boolean begins = any(l -> l.place() == 'B' && l.type().equals(type));
      boolean ends = any(l -> l.place() == 'E' && l.type().equals(type));
      if ((label.goesOn() && !begins) || (closed && label.isOpen() && !ends)) {
        return false;
      }
    }
    return !closed || any(label -> label.place() == 'S');
  }

  private boolean any(Predicate<EntityLabel> test) {
    return labels.stream().anyMatch(test);
  }

  private Potentials potentials() {
    int count = labels.size();
    Potentials rules = Potentials.none(count);
    for (int j = 0; j < count; j++) {
      EntityLabel label = labels.get(j);
      rules.start()[j] = label.goesOn() ? Double.NEGATIVE_INFINITY : 0;
      rules.end()[j] = isUnfinished(label) ? Double.NEGATIVE_INFINITY : 0;
      for (int i = 0; i < count; i++) {
        EntityLabel before = labels.get(i);
        boolean allowed = label.goesOn() ? label.continues(before) : !isUnfinished(before);
        rules.transitions()[i * count + j] = allowed ? 0 : Double.NEGATIVE_INFINITY;
      }
    }
    return rules;
  }

  /** Whether a label asks for another one behind it. */
  private boolean isUnfinished(EntityLabel label) {
    return closed && label.isOpen();
  }
}
