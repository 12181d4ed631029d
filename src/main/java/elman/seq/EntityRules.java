package elman.seq;

import elman.nn.Potentials;
import elman.seq.measure.EntityScore;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which label of entities can follow which (Ramshaw and Marcus 1995): what goes on with an entity,
 * I, E or L, comes behind B or I of its type; where entities have an end of their own, E or L, what
 * is open goes on until there.
 *
 * <p>A label that would have no place at all, as those before or behind it are not known, may stand
 * anywhere.
 */
final class EntityRules {
  private final List<String> labels;
  private final boolean closed;

  private EntityRules(List<String> labels) {
    this.labels = labels;
    closed = labels.stream().anyMatch(label -> "EL".indexOf(label.charAt(0)) >= 0);
  }

  /** Potentials of 0, or minus infinity where forbidden; null if labels are not of entities. */
  static Potentials of(List<String> labels) {
    return EntityScore.isEntities(labels) ? new EntityRules(labels).potentials() : null;
  }

  private Potentials potentials() {
    int count = labels.size();
    Potentials rules = Potentials.none(count);
    for (int j = 0; j < count; j++) {
      String label = labels.get(j);
      boolean free = goesOn(label) && !any(i -> isFollowed(labels.get(i), label));
      boolean endless = isOpen(label) && !any(i -> isFollowed(label, labels.get(i)));
      rules.start()[j] = forbidden(goesOn(label) && !free);
      rules.end()[j] = forbidden(isOpen(label) && !endless);
      for (int i = 0; i < count; i++) {
        rules.transitions()[i * count + j] += forbidden(!free && !canFollow(labels.get(i), label));
        rules.transitions()[j * count + i] +=
            forbidden(!endless && isOpen(label) && !isFollowed(label, labels.get(i)));
      }
    }
    return rules;
  }

  private boolean any(IntPredicate test) {
    return IntStream.range(0, labels.size()).anyMatch(test);
  }

  private static double forbidden(boolean is) {
    return is ? Double.NEGATIVE_INFINITY : 0;
  }

  private static boolean canFollow(String before, String label) {
    return !goesOn(label) || isFollowed(before, label);
  }

  /** Whether a label goes on with what another one began. */
  private static boolean isFollowed(String before, String label) {
    return goesOn(label)
        && (before.startsWith("B") || before.startsWith("I"))
        && before.substring(1).equals(label.substring(1));
  }

  /** Whether a label is inside an entity, and not the first of it. */
  private static boolean goesOn(String label) {
    return "IEL".indexOf(label.charAt(0)) >= 0;
  }

  /** Whether a label asks for another one behind it. */
  private boolean isOpen(String label) {
    return closed && (label.startsWith("B") || label.startsWith("I"));
  }
}
