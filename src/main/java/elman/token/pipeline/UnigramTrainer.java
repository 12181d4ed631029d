package elman.token.pipeline;

import elman.core.Workers;
import elman.token.ByteTable;
import elman.token.CodePoints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns the tokens of a unigram model and their probabilities (Kudo 2018): from far too many, by
 * expectation maximization, dropping again and again those without which the text is hardly less
 * likely. Characters are never dropped.
 */
public final class UnigramTrainer {
  /** Tokens to begin with, at most. */
  private static final int SEEDS = 1_000_000;

  /** Characters of a token. */
  private static final int LONGEST = 16;

  /** Rounds of expectation maximization between droppings. */
  private static final int ROUNDS = 2;

  /** Share of the tokens that a dropping keeps. */
  private static final double KEPT = 0.75;

  /** Tokens that are kept till the end, for each that is wanted. */
  private static final double SPARE = 1.1;

  /** Tokens that are expected less often are dropped at once. */
  private static final double SELDOM = 0.5;

  /** Parts whose expectations are summed apart, so that threads do not change the sums. */
  private static final int PARTS = 4;

  private final ByteTable words;
  private final long[] counts;
  private final int wanted;
  private final Workers workers;

  private Lattice lattice;

  /**
   * What was learned.
   *
   * @param pieces the tokens, the likeliest first
   * @param scores their log-probabilities
   */
  public record Learned(List<String> pieces, double[] scores) {}

  private UnigramTrainer(ByteTable words, long[] counts, int wanted, Workers workers) {
    this.words = words;
    this.counts = counts;
    this.wanted = wanted;
    this.workers = workers;
  }

  /**
   * Learns from words.
   *
   * @param words in UTF-8, and how often each occurs
   * @param wanted tokens to learn; as many more as there are characters, if these are more
   */
  public static Learned learn(ByteTable words, long[] counts, int wanted, Workers workers) {
    UnigramTrainer trainer = new UnigramTrainer(words, counts, wanted, workers);
    trainer.seed();
    int enough = (int) (SPARE * wanted);
    while (true) {
      for (int round = 0; round < ROUNDS; round++) {
        trainer.maximize(trainer.expect());
      }
      if (trainer.lattice.size() <= enough) {
        return trainer.learned();
      }
      int before = trainer.lattice.size();
      trainer.drop(Math.max(enough, (int) (KEPT * before)));
      if (trainer.lattice.size() == before) {
        return trainer.learned();
      }
    }
  }

  /** Begins with all characters, and the strings that make up most of the text. */
  private void seed() {
    ByteTable strings = new ByteTable();
    long[] found = new long[1 << 16];
    byte[] bytes = words.bytes();
    for (int word = 0; word < words.size(); word++) {
      int end = words.start(word + 1);
      for (int from = words.start(word); from < end; from = CodePoints.next(bytes, from, end)) {
        int to = from;
        for (int length = 0; length < LONGEST && to < end; length++) {
          to = CodePoints.next(bytes, to, end);
          int string = strings.add(bytes, from, to);
          if (string == found.length) {
            found = Arrays.copyOf(found, 2 * string);
          }
          found[string] += counts[word];
        }
      }
    }
    long[] times = found;
    Comparator<Integer> byCover =
        Comparator.comparing(i -> -times[i] * (strings.start(i + 1) - strings.start(i)));
    List<Integer> order =
        IntStream.range(0, strings.size())
            .filter(i -> times[i] > 1 || isCharacter(strings, i))
            .boxed()
            .sorted(byCover.thenComparing(Comparator.naturalOrder()))
            .toList();
    lattice = new Lattice();
    double sum = 0;
    List<Double> kept = new ArrayList<>();
    for (int i : order) {
      if (kept.size() < SEEDS || isCharacter(strings, i)) {
        lattice.add(strings.bytes(), strings.start(i), strings.start(i + 1));
        kept.add((double) times[i]);
        sum += times[i];
      }
    }
    for (int i = 0; i < kept.size(); i++) {
      lattice.scores[i] = Math.log(kept.get(i) / sum);
    }
  }

  private static boolean isCharacter(ByteTable strings, int i) {
    int end = strings.start(i + 1);
    return CodePoints.next(strings.bytes(), strings.start(i), end) == end;
  }

  /** How often each token is to be expected in the text, by the probabilities of now. */
  private double[] expect() {
    double[][] parts = new double[PARTS][lattice.size()];
    workers.split(
        PARTS,
        1,
        (from, to) -> {
          for (int part = from; part < to; part++) {
            Lattice.Pass pass = lattice.pass();
            for (int word = part; word < words.size(); word += PARTS) {
              pass.expect(
                  words.bytes(),
                  words.start(word),
                  words.start(word + 1),
                  (double) counts[word],
                  parts[part]);
            }
          }
        });
    double[] sums = parts[0];
    for (int part = 1; part < PARTS; part++) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += parts[part][i];
      }
    }
    return sums;
  }

  /** Takes the probabilities that make these expectations likeliest, a little less for the rare. */
  private void maximize(double[] expected) {
    Lattice next = new Lattice();
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      if (lattice.isCharacter(i) || expected[i] >= SELDOM) {
        int id = next.add(lattice.bytes(), lattice.start(i), lattice.start(i + 1));
        next.scores[id] = Math.max(SELDOM, expected[i]);
        sum += next.scores[id];
      }
    }
    double total = digamma(sum);
    for (int i = 0; i < next.size(); i++) {
      next.scores[i] = digamma(next.scores[i]) - total;
    }
    lattice = next;
  }

  /** The derivative of ln Gamma, by its recurrence and asymptotic series. */
  private static double digamma(double x) {
    double shifted = x;
    double result = 0;
    for (; shifted < 7; shifted++) {
      result -= 1 / shifted;
    }
    double half = shifted - 0.5;
    double square = 1 / (half * half);
    return result
        + Math.log(half)
        + square * (1 / 24.0 - square * (7 / 960.0 - square * 31 / 8064.0));
  }

  /**
   * Drops tokens down to {@code most}: those first whose text, cut otherwise, makes the whole least
   * unlikelier for as often as they occur.
   */
  private void drop(int most) {
    double[] occurrences = new double[lattice.size()];
    Lattice.Pass pass = lattice.pass();
    for (int word = 0; word < words.size(); word++) {
      pass.countBest(
          words.bytes(),
          words.start(word),
          words.start(word + 1),
          (double) counts[word],
          occurrences);
    }
    double[] losses = new double[lattice.size()];
    for (int i = 0; i < losses.length; i++) {
      double otherwise = lattice.isCharacter(i) ? 0 : pass.bestWithout(i);
      losses[i] =
          lattice.isCharacter(i)
              ? Double.POSITIVE_INFINITY
              : occurrences[i] * (lattice.scores[i] - otherwise);
    }
    Lattice next = new Lattice();
    IntStream.range(0, losses.length)
        .boxed()
        .sorted(Comparator.<Integer, Double>comparing(i -> -losses[i]).thenComparing(i -> i))
        .limit(Math.max(most, Arrays.stream(losses).filter(Double::isInfinite).count()))
        .sorted()
        .forEach(
            i -> {
              int id = next.add(lattice.bytes(), lattice.start(i), lattice.start(i + 1));
              next.scores[id] = lattice.scores[i];
            });
    lattice = next;
  }

  private Learned learned() {
    Comparator<Integer> byScore = Comparator.comparing(i -> -lattice.scores[i]);
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, lattice.size()).boxed().sorted(byScore).toList());
    int characters = (int) order.stream().filter(lattice::isCharacter).count();
    int others = Math.max(0, wanted - characters);
    List<String> pieces = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    for (int i : order) {
      if (lattice.isCharacter(i) || others-- > 0) {
        int from = lattice.start(i);
        int length = lattice.start(i + 1) - from;
        pieces.add(new String(lattice.bytes(), from, length, StandardCharsets.UTF_8));
        scores.add(lattice.scores[i]);
      }
    }
    return new Learned(pieces, scores.stream().mapToDouble(s -> s).toArray());
  }
}
