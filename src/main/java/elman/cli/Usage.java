package elman.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wording of what the parser complains about. */
final class Usage {
  private Usage() {}

  /** Returns the complaint in one line, with what may have been meant. */
  static String message(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      String message = e.getMessage();
      return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
    List<String> meant = unmatched.getSuggestions();
    return kind(unmatched)
        + " '"
        + unmatched.getUnmatched().get(0)
        + (meant.isEmpty() ? "'" : "'; did you mean " + String.join(" or ", meant) + "?");
  }

  private static String kind(UnmatchedArgumentException e) {
    if (e.isUnknownOption()) {
      return "unknown option";
    }
    return e.getCommandLine().getParent() == null ? "no such command" : "unexpected argument";
  }
}
