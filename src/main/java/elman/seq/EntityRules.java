package elman.seq;

import elman.nn.Potentials;
import elman.seq.measure.EntityLabel;
import elman.seq.measure.EntityScore;
import java.util.List;

/**
 * Which label of entities can follow which in IOB2 and in IOBES, see {@link EntityLabel}: what goes
 * on with an entity comes behind its beginning; in IOBES what has begun goes on until its end. Of a
 * type without a label for the beginning, or the end, that is not asked.
 */
record EntityRules(List<EntityLabel> labels) {

  /**
   * Potentials of 0, or minus infinity where forbidden; some sequence of each length is allowed.
   *
   * @return null if labels are not of entities, or of another scheme
   */
  static Potentials of(List<String> names) {
    if (!EntityScore.isEntities(names)) {
      return null;
    }
    EntityRules rules = new EntityRules(names.stream().map(EntityLabel::of).toList());
    boolean any = rules.labels.stream().anyMatch(l -> rules.goesOn(l) || rules.isUnfinished(l));
    boolean alone = rules.labels.stream().anyMatch(l -> !rules.goesOn(l) && !rules.isUnfinished(l));
    return any && alone ? rules.potentials() : null;
  }

  private Potentials potentials() {
    int count = labels.size();
    Potentials rules = Potentials.none(count);
    for (int j = 0; j < count; j++) {
      EntityLabel label = labels.get(j);
      rules.start()[j] = goesOn(label) ? Double.NEGATIVE_INFINITY : 0;
      rules.end()[j] = isUnfinished(label) ? Double.NEGATIVE_INFINITY : 0;
      for (int i = 0; i < count; i++) {
        EntityLabel before = labels.get(i);
        boolean continued = label.continues(before);
        boolean allowed = goesOn(label) ? continued : continued || !isUnfinished(before);
        rules.transitions()[i * count + j] = allowed ? 0 : Double.NEGATIVE_INFINITY;
      }
    }
    return rules;
  }

  /** Whether a label asks for its entity's beginning before it. */
  private boolean goesOn(EntityLabel label) {
    return label.goesOn() && has('B', label.type());
  }

  /** Whether a label asks for another one behind it. */
  private boolean isUnfinished(EntityLabel label) {
    return label.isOpen() && has('E', label.type());
  }

  private boolean has(char place, String type) {
    return labels.stream().anyMatch(l -> l.place() == place && l.type().equals(type));
  }
}
