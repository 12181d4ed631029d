package elman.manual;

import java.util.List;

/**
 * An option.
 *
 * @param names each with its hyphens, the shortest first
 * @param label what its value is called, empty if it has none
 * @param arity how many values it takes
 * @param description what it does
 * @param values what its value may be
 */
public record Flag(
    List<String> names, String label, Arity arity, String description, Values values) {
  private static final int SHORT = 72;

  /** Numbers of values. */
  public enum Arity {
    /** No value. */
    NONE,
    /** A value that may be left out. */
    OPTIONAL,
    /** One value. */
    ONE,
    /** One value or more, as words of their own. */
    MANY
  }

  /** Returns the longest name. */
  public String longest() {
    return names.get(names.size() - 1);
  }

  /** Returns whether it takes a value. */
  public boolean takesValue() {
    return arity != Arity.NONE;
  }

  /** Returns the beginning of the description, for a line of a list. */
  public String brief() {
    return brief(description);
  }

  /** Returns the beginning of a description: its first clause, or as much as goes on a line. */
  static String brief(String description) {
    String clause = description.split("(?<=\\w)[.;](?: |$)| \\(default", 2)[0];
    if (clause.length() <= SHORT) {
      return clause;
    }
    String start = clause.substring(0, SHORT);
    return start.substring(0, start.lastIndexOf(' ')) + " ...";
  }
}
