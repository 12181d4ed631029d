package elman.manual;

import java.util.List;

/**
 * A program of several commands.
 *
 * @param overview the program itself, whose name is the program's
 * @param commands the commands in the order of the help
 */
public record Program(Topic overview, List<Topic> commands) {
  /** The program's name. */
  public String name() {
    return overview.name();
  }

  /** Returns whether a topic is the program itself, and not one of its commands. */
  public boolean isOverview(Topic topic) {
    return topic.name().equals(name());
  }

  /** What the manual page of a command is called, such as {@code elman-score}. */
  public String page(Topic topic) {
    return isOverview(topic) ? name() : name() + "-" + topic.name();
  }
}
