package elman.seq.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * BLEU of a corpus (Papineni et al. 2002), as sacreBLEU counts it by default (Post 2018): n-grams
 * up to four of mteval-v13a's words, case as it is, several references, the closest one's length,
 * and exponential smoothing where no n-gram is right.
 */
public final class Bleu {
  private static final int ORDERS = 4;

  private final long[] right = new long[ORDERS];
  private final long[] total = new long[ORDERS];
  private long length;
  private long referenceLength;
  private int fewest = Integer.MAX_VALUE;
  private int most;

  /**
   * A result.
   *
   * @param bleu from 0 to 100
   * @param precisions of the n-grams of 1 to 4 words, from 0 to 100, smoothed
   * @param brevityPenalty from 0 to 1
   * @param length words that were written
   * @param referenceLength words of the references that are closest in length
   */
  public record Result(
      double bleu,
      List<Double> precisions,
      double brevityPenalty,
      long length,
      long referenceLength) {
    /** Copies the list. */
    public Result {
      precisions = List.copyOf(precisions);
    }
  }

  /**
   * Counts a text.
   *
   * @param references one at least
   * @throws IllegalArgumentException if there is none
   */
  public void add(String text, List<String> references) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("no reference");
    }
    fewest = Math.min(fewest, references.size());
    most = Math.max(most, references.size());
    List<String> words = Tokenizer13a.words(text);
    Map<List<String>, Integer> known = new HashMap<>();
    int closest = -1;
    for (String reference : references) {
      List<String> wanted = Tokenizer13a.words(reference);
      ngrams(wanted).forEach((ngram, count) -> known.merge(ngram, count, Math::max));
      closest = closest < 0 ? wanted.size() : closer(words.size(), closest, wanted.size());
    }
    ngrams(words)
        .forEach(
            (ngram, count) -> {
              right[ngram.size() - 1] += Math.min(count, known.getOrDefault(ngram, 0));
              total[ngram.size() - 1] += count;
            });
    length += words.size();
    referenceLength += closest;
  }

  /** What was counted, as sacreBLEU writes it. */
  public String signature() {
    String references = fewest < most ? "var" : Integer.toString(most);
    return "nrefs:" + references + "|case:mixed|eff:no|tok:13a|smooth:exp";
  }

  /** Of two lengths the closer one, or the shorter one of two as close. */
  private static int closer(int length, int one, int other) {
    int gap = Math.abs(length - one) - Math.abs(length - other);
    return gap == 0 ? Math.min(one, other) : gap < 0 ? one : other;
  }

  private static Map<List<String>, Integer> ngrams(List<String> words) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int order = 1; order <= ORDERS; order++) {
      for (int i = 0; i + order <= words.size(); i++) {
        counts.merge(words.subList(i, i + order), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** BLEU of all texts that were counted; 0 if no word is right. */
  public Result result() {
    double penalty =
        length >= referenceLength
            ? 1
            : length == 0 ? 0 : Math.exp(1 - referenceLength / (double) length);
    List<Double> precisions = new ArrayList<>();
    double logs = 0;
    double smooth = 1;
    // An order of which there are no n-grams, or no right word at all, is not smoothed.
    boolean none = right[0] == 0;
    for (int i = 0; i < ORDERS; i++) {
      none |= total[i] == 0;
      smooth = right[i] == 0 ? 2 * smooth : smooth;
      double precision =
          none ? 0 : 100 * (right[i] == 0 ? 1 / smooth : (double) right[i]) / total[i];
      precisions.add(precision);
      logs += Math.log(precision);
    }
    return new Result(
        penalty * Math.exp(logs / ORDERS), precisions, penalty, length, referenceLength);
  }
}
