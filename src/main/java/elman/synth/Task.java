package elman.synth;

import elman.core.Rng;
import java.io.IOException;

/** The tasks, each with the paper that it is from. */
public enum Task {
  /** Temporal XOR (Elman 1990, "A simple recurrent network", pages 185 to 188). */
  XOR(
      "xor",
      "A stream of bits in which every third is the exclusive or of the two before it; the label is"
          + " the next bit, which can be known at every third step only (Elman 1990).",
      Form.STEPS,
      1,
      3000,
      3000),

  /** The adding problem (Hochreiter and Schmidhuber 1997, experiment 4). */
  ADDING(
      "adding",
      "Numbers between 0 and 1, of which one in each half is marked; the label is the sum of these"
          + " two (Hochreiter and Schmidhuber 1997, in the form of Le et al. 2015). Guessing 1 has"
          + " a mean squared error of 0.167.",
      Form.NUMBERS,
      1000,
      100,
      100),

  /** The copying problem (Hochreiter and Schmidhuber 1997; Arjovsky et al. 2016, section 5.1). */
  COPY(
      "copy",
      "--span symbols, then --length steps of waiting of which the last says go, then as many blanks,"
          + " at which the symbols are the labels, in their order (Hochreiter and Schmidhuber 1997,"
          + " Arjovsky et al. 2016).",
      Form.STEPS,
      1000,
      20,
      20),

  /** Delayed recall (the latch of Bengio et al. 1994, with distractors). */
  RECALL(
      "recall",
      "A capital letter and small ones, --length words in all; the label is the capital (the latch"
          + " of Bengio et al. 1994; Hochreiter and Schmidhuber 1997, experiment 2).",
      Form.TEXT,
      1000,
      50,
      50),

  /** Counting open brackets (Suzgun et al. 2019, the language Dyck-1). */
  COUNTING(
      "counting",
      "Brackets; the label is how many are open (Suzgun et al. 2019).",
      Form.STEPS,
      1000,
      1,
      40),

  /** The language of n times a, n times b (Gers and Schmidhuber 2001; Weiss et al. 2018). */
  ANBN(
      "anbn",
      "n times a and n times b, n from --min-length to --length; the label is the next symbol, . at"
          + " the end (Gers and Schmidhuber 2001, Weiss et al. 2018).",
      Form.STEPS,
      1000,
      1,
      50),

  /** The same with n times c behind it. */
  ANBNCN("anbncn", "The same with n times c behind it (both papers).", Form.STEPS, 1000, 1, 50),

  /** "I went to Nepal in 2009" (Goodfellow et al. 2016, chapter 10): where is the year? */
  NEPAL(
      "nepal",
      "\"I went to Nepal in 2009\" and \"In 2009 , I went to Nepal\" with up to --length words"
          + " around their parts; the label of the year is B-YEAR, of other words and numbers O"
          + " (Goodfellow et al. 2016, chapter 10).",
      Form.STEPS,
      1000,
      1,
      6),

  /** The same: which year is it? */
  NEPAL_YEAR(
      "nepal-year",
      "The same sentences; the label is the year, wherever it is, so that a window at a fixed"
          + " place does not see it.",
      Form.TEXT,
      1000,
      1,
      6);

  /** What sequences are written as. */
  public enum Form {
    /** A line {@code word<TAB>label} for each step, an empty line between two sequences. */
    STEPS,
    /** A line {@code label<TAB>text} for each sequence, with spaces between its words. */
    TEXT,
    /** A table {@code id,t,value,marker,label} with a row for each step. */
    NUMBERS
  }

  private static final int SYMBOLS = 8;
  private static final int SPAN = 10;

  private final String label;
  private final String description;
  private final Form form;
  private final long count;
  private final int shortest;
  private final int longest;

  Task(String label, String description, Form form, long count, int shortest, int longest) {
    this.label = label;
    this.description = description;
    this.form = form;
    this.count = count;
    this.shortest = shortest;
    this.longest = longest;
  }

  /** The name on a command line. */
  public String label() {
    return label;
  }

  /** What the task is, in a sentence, with its paper. */
  public String description() {
    return description;
  }

  /** What its sequences are written as. */
  public Form form() {
    return form;
  }

  /**
   * Settings, with the task's own in the place of those that are null. A length without a least
   * length is that of every sequence, where the task has sequences of one length.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Settings settings(
      Long count, Integer shortest, Integer longest, Integer symbols, Integer span, long seed) {
    int most = longest == null ? Math.max(this.longest, or(shortest, 0)) : longest;
    int least = this.shortest == this.longest ? most : this.shortest;
    Settings settings =
        new Settings(
            count == null ? this.count : count,
            or(shortest, least),
            most,
            or(symbols, SYMBOLS),
            or(span, SPAN),
            seed);
    if (this == ADDING && settings.shortest() < 2) {
      throw new IllegalArgumentException("two numbers are added: lengths must be 2 at least");
    }
    if ((this == NEPAL || this == NEPAL_YEAR) && settings.longest() > Nepal.MOST_FILLERS) {
      throw new IllegalArgumentException(
          "--length must be at most " + Nepal.MOST_FILLERS + " for sentences");
    }
    return settings;
  }

  private static int or(Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }

  /**
   * Writes sequences as they are made. The first n of them are the same for every count.
   *
   * @param out takes text line by line
   * @throws IOException if that fails
   */
  public void write(Settings settings, Appendable out) throws IOException {
    if (form == Form.NUMBERS) {
      out.append(Adding.HEADER);
    }
    Rng rng = new Rng(settings.seed());
    for (long id = 1; id <= settings.count(); id++) {
      if (form == Form.STEPS && id > 1) {
        out.append('\n');
      }
      write(id, settings, rng.split(id), out);
    }
  }

  /** Makes up a sequence piece by piece, so that its length is not bounded by memory. */
  private void write(long id, Settings settings, Rng rng, Appendable out) throws IOException {
    switch (this) {
      case XOR -> Symbols.xor(settings, rng, out);
      case ADDING -> Adding.write(id, settings, rng, out);
      case COPY -> Symbols.copy(settings, rng, out);
      case RECALL -> Symbols.recall(settings, rng, out);
      case COUNTING -> Symbols.counting(settings, rng, out);
      case ANBN -> Symbols.powers("ab", settings, rng, out);
      case ANBNCN -> Symbols.powers("abc", settings, rng, out);
      case NEPAL -> Nepal.tagged(settings, rng, out);
      case NEPAL_YEAR -> Nepal.labelled(settings, rng, out);
    }
  }
}
