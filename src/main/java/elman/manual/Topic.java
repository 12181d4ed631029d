package elman.manual;

import java.util.List;

/**
 * What a page is about: the program, or one of its commands.
 *
 * @param name what is typed
 * @param summary one sentence
 * @param synopsis forms of the command line, one each
 * @param description paragraphs
 * @param operands what stands behind the options, in order
 * @param groups the options, as the help groups them
 * @param terms what the help lists below the options
 * @param article what nobody but people can know
 */
public record Topic(
    String name,
    String summary,
    List<String> synopsis,
    List<String> description,
    List<Operand> operands,
    List<Group> groups,
    List<Terms> terms,
    Article article) {

  /**
   * Options with a title.
   *
   * @param title empty for those without
   * @param options in the order of the help
   */
  public record Group(String title, List<Flag> options) {}

  /**
   * A list of words and what they mean.
   *
   * @param title of the list
   * @param terms each a word, and its meaning
   */
  public record Terms(String title, List<Term> terms) {}

  /**
   * A word of the command line.
   *
   * @param name the word
   * @param meaning what it stands for
   */
  public record Term(String name, String meaning) {}

  /** Returns all options. */
  public List<Flag> options() {
    return groups.stream().flatMap(group -> group.options().stream()).toList();
  }
}
