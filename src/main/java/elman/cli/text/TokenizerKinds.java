package elman.cli.text;

import java.util.Iterator;
import java.util.List;

/** The values of {@code --tokenizer} that are not files. */
public final class TokenizerKinds implements Iterable<String> {
  /** Their names. */
  public static final List<String> NAMES = List.of("chars", "bytes", "words");

  @Override
  public Iterator<String> iterator() {
    return NAMES.iterator();
  }
}
