package elman.seq.data;

import elman.io.FormatException;
import java.util.List;
import java.util.function.IntFunction;

/** Labels of sequences of one text; of those of entities, odd ones are repaired, or refused. */
final class GoldEntities {
  private final String source;
  private final boolean strict;
  private long repaired;

  /**
   * @param source what messages call the text
   * @param strict whether odd sequences are refused
   */
  GoldEntities(String source, boolean strict) {
    this.source = source;
    this.strict = strict;
  }

  /** How many {@code I-} became {@code B-} so far. */
  long repaired() {
    return repaired;
  }

  /**
   * Reads the labels of a sequence: IOB1, and what was meant to be IOB2, becomes IOB2.
   *
   * @param places where each of them is, and the end
   * @throws FormatException if they are odd, and that is refused
   */
  List<String> read(List<String> labels, IntFunction<String> places) throws FormatException {
    int odd = strict ? Iob.firstOdd(labels) : -1;
    if (odd >= 0) {
      String what = odd == labels.size() ? "the end" : labels.get(odd);
      String before = odd == 0 ? "the beginning" : labels.get(odd - 1);
      throw new FormatException(
          source,
          places.apply(odd),
          what
              + " follows on "
              + before
              + "; an entity begins with B- (or is S-) in strict labels");
    }
    Iob iob = Iob.repair(labels);
    repaired += iob.repaired();
    return iob.labels();
  }
}
