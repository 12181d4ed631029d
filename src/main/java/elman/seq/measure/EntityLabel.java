package elman.seq.measure;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A label of a word by the entity that it is in. In IOB2 the first word of each entity has B and
 * the others I; in IOB1 (Ramshaw and Marcus 1995) B is only where an entity follows on one of the
 * same type. In IOBES the last word has E and a word alone S, which are L and U in BILOU.
 *
 * @param place B, I, E, S, or O outside of entities; L is taken for E, and U for S
 * @param type such as {@code LOC}; empty outside
 */
public record EntityLabel(char place, String type) {
  private static final Pattern FORM = Pattern.compile("O|[BIESLU]-.+");

  /** Reads a label; one without a hyphen has no type. */
  public static EntityLabel of(String label) {
    char first = label.isEmpty() ? 'O' : label.charAt(0);
    char place = first == 'L' ? 'E' : first == 'U' ? 'S' : first;
    int hyphen = label.indexOf('-');
    return new EntityLabel(place, hyphen < 0 ? "" : label.substring(hyphen + 1));
  }

  /** Whether each is {@code O}, or a letter of a place, a hyphen and a type. */
  public static boolean areAll(List<String> labels) {
    return labels.stream().allMatch(label -> FORM.matcher(label).matches());
  }

  /** Whether another word of the entity may follow. */
  public boolean isOpen() {
    return place == 'B' || place == 'I';
  }

  /** Whether the word is not the first of its entity, if all is well. */
  public boolean goesOn() {
    return place == 'I' || place == 'E';
  }

  /** Whether the word is in the entity of the word before it. */
  public boolean continues(EntityLabel before) {
    return goesOn() && before.isOpen() && type.equals(before.type);
  }
}
