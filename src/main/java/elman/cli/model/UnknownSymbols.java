package elman.cli.model;

import elman.io.Messages;
import elman.text.Tokenizer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Warns, once, of what a model never saw. */
final class UnknownSymbols {
  private static final int MOST_NAMED = 10;

  private final Tokenizer tokenizer;
  private final PrintStream err;
  private boolean silent;

  /**
   * @param tokenizer knows what the model saw
   * @param err where the warning goes
   * @param silent whether there shall be none
   */
  UnknownSymbols(Tokenizer tokenizer, PrintStream err, boolean silent) {
    this.tokenizer = tokenizer;
    this.err = err;
    this.silent = silent;
  }

  /** Looks through a text in UTF-8 and its tokens; names unknown characters, or words. */
  void look(byte[] utf8, int[] ids) {
    if (silent || !isAnyUnknown(ids)) {
      return;
    }
    silent = true;
    String text = new String(utf8, StandardCharsets.UTF_8);
    List<String> pieces =
        tokenizer.kind() == Tokenizer.Kind.CHARS
            ? text.codePoints().mapToObj(Character::toString).toList()
            : List.of(text.split("\\s+", -1));
    Set<String> unknown = new LinkedHashSet<>();
    for (String piece : pieces) {
      if (unknown.size() < MOST_NAMED && isAnyUnknown(tokenizer.encode(piece))) {
        unknown.add("'" + piece + "'");
      }
    }
    String names = unknown.isEmpty() ? "all of the text" : String.join(", ", unknown);
    err.println(Messages.printable("elman sample: the model does not know " + names));
  }

  private boolean isAnyUnknown(int[] ids) {
    for (int id : ids) {
      if (id == tokenizer.unknown()) {
        return true;
      }
    }
    return false;
  }
}
