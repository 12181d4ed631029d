package elman.seq.data;

import java.util.List;
import java.util.Objects;

/**
 * How examples are read.
 *
 * @param gold whether what belongs to an example is there to be read
 * @param strict whether odd sequences of entity labels, and tabs within texts, are refused instead
 *     of repaired
 * @param grouped whether lines one after another of the same input are one example with several
 *     texts as output, as evaluation wants it; else each is an example of its own
 * @param balanced whether trees are built over the words, see {@link Tree#balanced}, and not given
 * @param music whether lines of steps such as {@code 60.64.67 _ 62} are music
 * @param dimensions numbers of a step, or 0 if any number of them will do
 * @param columns names of the CSV columns with those numbers, in the order in which they are
 *     wanted; none if they are all that are left, in the order of the file
 */
public record ExampleOptions(
    Gold gold,
    boolean strict,
    boolean grouped,
    boolean balanced,
    Music music,
    int dimensions,
    List<String> columns) {

  /** Whether labels and texts to be predicted are in the files. */
  public enum Gold {
    /** They are; a row without is refused. */
    REQUIRED,
    /**
     * A file has them in all of its rows or in none, told by its first row: a TSV line of one
     * column is input alone, as is a CoNLL line of one column, a CSV file whose header has no label
     * column, and one without a header that has as many columns as there are dimensions.
     */
    OPTIONAL,
    /** They are not: every column is input. */
    ABSENT
  }

  /** Whether lines of steps are music. */
  public enum Music {
    /** If their first ones look like it. */
    GUESSED,
    /** They are. */
    YES,
    /** They are not. */
    NO
  }

  /** For training. */
  public static final ExampleOptions TRAINING =
      new ExampleOptions(Gold.REQUIRED, false, false, false, Music.GUESSED, 0, List.of());

  /** For predictions. */
  public static final ExampleOptions PREDICTION = TRAINING.withGold(Gold.OPTIONAL);

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there are less than 0 dimensions
   */
  public ExampleOptions {
    Objects.requireNonNull(gold);
    Objects.requireNonNull(music);
    columns = List.copyOf(columns);
    if (dimensions < 0) {
      throw new IllegalArgumentException("dimensions are 0 or more, not " + dimensions);
    }
  }

  /** The same with other gold. */
  public ExampleOptions withGold(Gold other) {
    return new ExampleOptions(other, strict, grouped, balanced, music, dimensions, columns);
  }

  /** The same, strict or not. */
  public ExampleOptions withStrict(boolean other) {
    return new ExampleOptions(gold, other, grouped, balanced, music, dimensions, columns);
  }

  /** The same, grouped or not. */
  public ExampleOptions withGrouped(boolean other) {
    return new ExampleOptions(gold, strict, other, balanced, music, dimensions, columns);
  }

  /** The same, with balanced trees or not. */
  public ExampleOptions withBalanced(boolean other) {
    return new ExampleOptions(gold, strict, grouped, other, music, dimensions, columns);
  }

  /** The same, with music or without. */
  public ExampleOptions withMusic(boolean other) {
    Music known = other ? Music.YES : Music.NO;
    return new ExampleOptions(gold, strict, grouped, balanced, known, dimensions, columns);
  }

  /** The same with a number of dimensions. */
  public ExampleOptions withDimensions(int other) {
    return new ExampleOptions(gold, strict, grouped, balanced, music, other, columns);
  }

  /** The same with names of the columns of numbers. */
  public ExampleOptions withColumns(List<String> other) {
    return new ExampleOptions(gold, strict, grouped, balanced, music, dimensions, other);
  }
}
