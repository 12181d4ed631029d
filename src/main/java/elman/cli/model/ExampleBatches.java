package elman.cli.model;

import elman.seq.data.Example;
import elman.seq.data.ExampleReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Examples that are looked at together; all of them are of one file, which messages name. */
final class ExampleBatches {
  private static final int MOST = 32;

  private final ExampleReader reader;
  private String source;

  /** The first example of the next file; null unless it was read already. */
  private Example ahead;

  /** Takes the examples of a reader. */
  ExampleBatches(ExampleReader reader) {
    this.reader = reader;
  }

  /** What messages call the file of the last batch. */
  String source() {
    return source;
  }

  /** The next examples; none behind the last. */
  List<Example> next() throws IOException {
    List<Example> some = new ArrayList<>();
    Example one = ahead == null ? reader.next() : ahead;
    ahead = null;
    source = reader.source();
    while (one != null) {
      some.add(one);
      one = some.size() < MOST ? reader.next() : null;
      if (one != null && !reader.source().equals(source)) {
        ahead = one;
        one = null;
      }
    }
    return some;
  }
}
