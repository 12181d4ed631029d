package elman.seq.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What goes in and what comes out: the shapes of a recurrent network's tasks. */
public enum Shape {
  /** A sequence and one label. */
  MANY_TO_ONE,
  /** A sequence and a label for each of its steps. */
  MANY_TO_MANY,
  /** A text and another one of another length. */
  SEQ2SEQ,
  /** A vector, or a word, and a text. */
  ONE_TO_MANY,
  /** A vector and a label. */
  ONE_TO_ONE,
  /** A tree of words, and a label for each of its nodes. */
  TREE;

  /** As on the command line, e.g. {@code many-to-one}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether a text is written, and not labels. */
  public boolean writesText() {
    return this == SEQ2SEQ || this == ONE_TO_MANY;
  }

  /** Whether an example has one label. */
  public boolean hasOneLabel() {
    return this == MANY_TO_ONE || this == ONE_TO_ONE;
  }

  /** The shape of that label, if there is one. */
  public static Optional<Shape> of(String label) {
    return Arrays.stream(values()).filter(shape -> shape.label().equals(label)).findFirst();
  }
}
