package elman.cli;

import elman.cli.shell.Similar;
import java.util.Collection;
import java.util.Locale;
import picocli.CommandLine;
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
    CommandLine command = e.getCommandLine();
    String word = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      return complaint(
          "unknown option", word.split("=", 2)[0], command.getCommandSpec().optionsMap().keySet());
    }
    return command.getParent() == null
        ? complaint("no such command", word, command.getSubcommands().keySet())
        : "unexpected argument '" + word + "'";
  }

  private static String complaint(String what, String word, Collection<String> known) {
    return what + " '" + word + "'" + Similar.question(word, known);
  }
}
