package elman.embed.query;

import elman.io.Decimal;
import elman.io.FormatException;
import elman.io.Source;
import elman.io.Utf8;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs of words and how alike people find them, as in WordSim-353 and SimLex-999, against the
 * cosines of the words' vectors.
 *
 * @param source where they are from
 * @param pairs at least one
 */
public record Judgements(String source, List<Pair> pairs) {
  /**
   * A pair.
   *
   * @param first a word
   * @param second another one
   * @param judged how alike they are, on any scale
   */
  public record Pair(String first, String second, double judged) {}

  /**
   * How well the cosines agree with the judgements.
   *
   * @param found pairs whose words are known
   * @param unknown the others
   * @param spearman the correlation of ranks; NaN if there is none
   * @param pearson the correlation; NaN if there is none
   */
  public record Agreement(int found, int unknown, double spearman, double pearson) {}

  /**
   * Reads lines of two words and a number, with tabs between them, or commas; a letter for the
   * words' part of speech may stand before the number. Lines that are empty or begin with # are
   * skipped, and so is a first line without a number.
   *
   * @throws FormatException if a line is another, or if there is none
   * @throws IOException if the source cannot be read
   */
  public static Judgements read(Source source) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    boolean first = true;
    long number = 0;
    try (BufferedReader lines = new BufferedReader(Utf8.reader(source))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] fields = line.split(line.indexOf('\t') >= 0 ? "\t" : ",", -1);
        int place = fields.length > 3 && fields[2].strip().matches("[A-Za-z]") ? 3 : 2;
        double judged = fields.length < 3 ? Double.NaN : Decimal.parseOrNaN(fields[place].strip());
        if (Double.isFinite(judged)) {
          pairs.add(new Pair(fields[0].strip(), fields[1].strip(), judged));
        } else if (!first || fields.length < 3) {
          throw new FormatException(
              source.name(),
              "line " + number,
              "is not two words and a number with tabs or commas between them");
        }
        first = false;
      }
    }
    if (pairs.isEmpty()) {
      throw new FormatException(source.name(), null, "has no pairs of words");
    }
    return new Judgements(source.name(), pairs);
  }

  /** Compares them with the cosines; words count as they are written, or else in lower case. */
  public Agreement with(Lookup lookup) {
    List<Double> judged = new ArrayList<>();
    List<Double> cosines = new ArrayList<>();
    for (Pair pair : pairs) {
      Lookup.Found first = lookup.findFolded(pair.first);
      Lookup.Found second = lookup.findFolded(pair.second);
      if (first != null && second != null) {
        judged.add(pair.judged);
        cosines.add(first.cosine(second));
      }
    }
    double[] x = judged.stream().mapToDouble(Double::doubleValue).toArray();
    double[] y = cosines.stream().mapToDouble(Double::doubleValue).toArray();
    return new Agreement(
        x.length, pairs.size() - x.length, Correlation.spearman(x, y), Correlation.pearson(x, y));
  }
}
