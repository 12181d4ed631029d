package elman.cli;

import java.util.Iterator;
import java.util.List;

/** The values of {@code --tokenizer} that are not files. */
final class TokenizerKinds implements Iterable<String> {
  /** Their names. */
  static final List<String> NAMES = List.of("chars", "bytes", "words");

  @Override
  public Iterator<String> iterator() {
    return NAMES.iterator();
  }
}
