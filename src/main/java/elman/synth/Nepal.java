package elman.synth;

import elman.core.Rng;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences that say the same with the year at different places. Half of them have a second number,
 * out of the same range, that is no year.
 */
final class Nepal {
  private static final String[] WHO = {"I", "we", "she", "he", "they"};
  private static final String[] WENT = {"went", "travelled", "walked", "flew", "returned"};
  private static final String[] THINGS = {"friends", "rupees", "books", "letters"};
  private static final String[] FILLERS = {
    "then", "later", "slowly", "alone", "happily", "again", "often", "once", "still", "soon",
    "finally", "perhaps"
  };

  /** Words around that there may be: a sentence is made in memory. */
  static final int MOST_FILLERS = 10_000;

  private static final int FIRST_YEAR = 1990;
  private static final int YEARS = 30;

  private final List<String> words = new ArrayList<>();
  private final Settings settings;
  private final Rng rng;
  private int yearAt;

  private Nepal(Settings settings, Rng rng) {
    this.settings = settings;
    this.rng = rng;
    if (Draw.below(2, rng) == 0) {
      yearLast();
    } else {
      yearFirst();
    }
    if (Draw.below(2, rng) == 0) {
      words.addAll(List.of("with", number(), Draw.word(THINGS, rng)));
    }
  }

  /** A step for each word, the year tagged. */
  static void tagged(Settings settings, Rng rng, Appendable out) throws IOException {
    Nepal sentence = new Nepal(settings, rng);
    for (int i = 0; i < sentence.words.size(); i++) {
      Steps.write(out, sentence.words.get(i), i == sentence.yearAt ? "B-YEAR" : "O");
    }
  }

  /** The year, and the sentence. */
  static void labelled(Settings settings, Rng rng, Appendable out) throws IOException {
    Nepal sentence = new Nepal(settings, rng);
    String year = sentence.words.get(sentence.yearAt);
    Steps.write(out, year, String.join(" ", sentence.words));
  }

  private void yearLast() {
    fill();
    clause();
    words.add("in");
    year();
    fill();
  }

  private void yearFirst() {
    words.add("In");
    year();
    words.add(",");
    fill();
    clause();
    fill();
  }

  private void clause() {
    words.addAll(List.of(Draw.word(WHO, rng), Draw.word(WENT, rng), "to", "Nepal"));
  }

  private void year() {
    yearAt = words.size();
    words.add(number());
  }

  private String number() {
    return Integer.toString(FIRST_YEAR + Draw.below(YEARS, rng));
  }

  private void fill() {
    for (int n = Draw.below(settings.longest() + 1, rng); n > 0; n--) {
      words.add(Draw.word(FILLERS, rng));
    }
  }
}
