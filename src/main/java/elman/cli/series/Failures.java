package elman.cli.series;

import elman.cli.shell.IncompleteException;
import elman.io.FormatException;
import elman.io.Messages;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Series of which something is missing, and why. */
final class Failures {
  private final Map<String, Set<String>> reasons = new LinkedHashMap<>();

  /** Adds a series; the same reason again counts once. */
  void add(String id, String reason) {
    reasons.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(reason);
  }

  /**
   * Fails with the first reason, if there is one, for all: nothing could be done.
   *
   * @param source what was read
   */
  void throwFirst(String source) throws FormatException {
    for (Map.Entry<String, Set<String>> one : reasons.entrySet()) {
      String place = one.getKey().isEmpty() ? null : "series " + one.getKey();
      throw new FormatException(source, place, one.getValue().iterator().next());
    }
  }

  /**
   * Reports each series in a line of its own.
   *
   * @param command what the lines begin with
   * @param all how many series there were
   * @throws IncompleteException if there is something to report
   */
  void report(PrintStream err, String command, int all) {
    if (reasons.isEmpty()) {
      return;
    }
    reasons.forEach(
        (id, some) ->
            some.forEach(
                reason ->
                    err.println(
                        Messages.printable(command + ": series " + id + " left out: " + reason))));
    throw new IncompleteException(
        reasons.size() + " of " + all + " series left out; the others are done");
  }
}
