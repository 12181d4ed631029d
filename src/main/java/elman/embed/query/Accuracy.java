package elman.embed.query;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Packed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many of a set of questions are answered with the right word: by the customary rule, under
 * which a question's own words cannot be the answer (Mikolov et al. 2013), and without it.
 *
 * <p>Cosines of all words with all the words of many questions are one product of matrices; a
 * question takes three rows of it.
 */
public final class Accuracy {
  /** Different words of the questions that are answered together, but for the last of them. */
  private static final int QUERIES = 4096;

  /** Cosines at once: they stay in the processor's cache. */
  private static final int COSINES = 1 << 20;

  private static final int LEAST_WORDS = 256;
  private static final int MOST_WORDS = 4096;
  private static final int QUESTIONS_EACH = 16;

  private final Lookup lookup;
  private final Method method;
  private final int limit;
  private final Matrix candidates;
  private final Packed packed;

  /**
   * A section's result.
   *
   * @param section its name
   * @param asked questions whose four words are all known
   * @param skipped the others
   * @param right answered rightly by the customary rule
   * @param rightOfAll answered rightly though the question's own words may be the answer
   */
  public record Score(String section, int asked, int skipped, int right, int rightOfAll) {
    /** Both together. */
    public Score plus(Score other) {
      return new Score(
          section,
          asked + other.asked,
          skipped + other.skipped,
          right + other.right,
          rightOfAll + other.rightOfAll);
    }
  }

  /** A question's words, and the best that was found. */
  private static final class Question {
    final int[] words;
    final int section;
    final int[] slots = new int[3];
    final float[] own = new float[3];
    Method.Pair pair;
    int best = -1;
    float bestScore = Float.NEGATIVE_INFINITY;

    Question(int[] words, int section) {
      this.words = words;
      this.section = section;
    }

    /** Looks at the scores of words from {@code first} on. */
    void look(float[] scores, int n, int first) {
      for (int i = 0; i < n; i++) {
        if (scores[i] > bestScore && !isOwn(first + i)) {
          bestScore = scores[i];
          best = first + i;
        }
      }
      for (int k = 0; k < own.length; k++) {
        int place = words[k] - first;
        own[k] = place >= 0 && place < n ? scores[place] : own[k];
      }
    }

    private boolean isOwn(int word) {
      return word == words[0] || word == words[1] || word == words[2];
    }

    /** The best word if the question's own count too. */
    int bestOfAll() {
      int all = best;
      float score = bestScore;
      for (int k = 0; k < own.length; k++) {
        if (all < 0 || own[k] > score || (own[k] == score && words[k] < all)) {
          all = words[k];
          score = own[k];
        }
      }
      return all;
    }
  }

  /**
   * Asks among some words.
   *
   * @param restrict only the first so many words are known; 0 for all
   */
  public Accuracy(Lookup lookup, Method method, int restrict) {
    this.lookup = lookup;
    this.method = method;
    int size = lookup.directions().size();
    limit = restrict == 0 ? size : Math.min(restrict, size);
    candidates = Matrix.zeros(Math.min(MOST_WORDS, limit), lookup.directions().dim());
    packed = new Packed(lookup.directions().ops().kernels());
  }

  /** Asks all questions; a word counts as it is written, or else in lower case. */
  public List<Score> of(Questions questions) {
    int sections = questions.sections().size();
    int[] asked = new int[sections];
    int[] right = new int[sections];
    int[] rightOfAll = new int[sections];
    for (List<Question> batch : batches(known(questions))) {
      answer(batch);
      for (Question question : batch) {
        asked[question.section]++;
        right[question.section] += question.best == question.words[3] ? 1 : 0;
        rightOfAll[question.section] += question.bestOfAll() == question.words[3] ? 1 : 0;
      }
    }
    List<Score> scores = new ArrayList<>();
    for (int s = 0; s < sections; s++) {
      Questions.Section section = questions.sections().get(s);
      int skipped = section.questions().size() - asked[s];
      scores.add(new Score(section.name(), asked[s], skipped, right[s], rightOfAll[s]));
    }
    return scores;
  }

  private List<Question> known(Questions questions) {
    List<Question> known = new ArrayList<>();
    for (int s = 0; s < questions.sections().size(); s++) {
      for (List<String> words : questions.sections().get(s).questions()) {
        int[] numbers = words.stream().mapToInt(word -> lookup.number(word, limit)).toArray();
        if (Arrays.stream(numbers).allMatch(number -> number >= 0)) {
          known.add(new Question(numbers, s));
        }
      }
    }
    return known;
  }

  /** Questions that have no more than a number of different words, with their slots. */
  private List<List<Question>> batches(List<Question> questions) {
    List<List<Question>> batches = new ArrayList<>();
    int[] slots = new int[limit];
    int used = QUERIES;
    for (Question question : questions) {
      if (used >= QUERIES) {
        batches.add(new ArrayList<>());
        Arrays.fill(slots, -1);
        used = 0;
      }
      for (int k = 0; k < question.slots.length; k++) {
        int word = question.words[k];
        slots[word] = slots[word] < 0 ? used++ : slots[word];
        question.slots[k] = slots[word];
      }
      batches.get(batches.size() - 1).add(question);
    }
    return batches;
  }

  private void answer(List<Question> batch) {
    Directions directions = lookup.directions();
    Ops ops = directions.ops();
    Matrix queries = queries(batch);
    int most = Math.max(LEAST_WORDS, Math.min(candidates.rows(), COSINES / queries.rows()));
    Matrix cosines = Matrix.zeros(queries.rows(), Math.min(most, candidates.rows()));
    for (int first = 0; first < limit; first += cosines.cols()) {
      int from = first;
      int n = Math.min(cosines.cols(), limit - from);
      directions.copyUnits(from, candidates.rows(0, n));
      ops.packTransposed(packed, candidates.rows(0, n));
      ops.mul(cosines.cols(0, n), queries, packed);
      ops.workers()
          .split(
              batch.size(),
              QUESTIONS_EACH,
              (start, end) -> {
                float[] scores = new float[n];
                for (Question question : batch.subList(start, end)) {
                  score(question, cosines, n, scores);
                  question.look(scores, n, from);
                }
              });
    }
  }

  private void score(Question question, Matrix cosines, int n, float[] scores) {
    int[] offsets = new int[question.slots.length];
    float[][] data = new float[offsets.length][];
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] = cosines.at(question.slots[k]);
      data[k] = cosines.data();
    }
    method.score(n, data, offsets, question.pair, scores);
  }

  /** The unit vectors of all the words of some questions, each once. */
  private Matrix queries(List<Question> batch) {
    Directions directions = lookup.directions();
    int count = 0;
    for (Question question : batch) {
      count = Math.max(count, 1 + Arrays.stream(question.slots).max().getAsInt());
    }
    float[][] units = new float[count][];
    for (Question question : batch) {
      for (int k = 0; k < question.slots.length; k++) {
        int slot = question.slots[k];
        units[slot] = units[slot] == null ? directions.unit(question.words[k]) : units[slot];
      }
      question.pair =
          Method.Pair.of(
              units[question.slots[0]], units[question.slots[1]], units[question.slots[2]]);
    }
    Matrix queries = Matrix.zeros(count, directions.dim());
    for (int i = 0; i < count; i++) {
      System.arraycopy(units[i], 0, queries.data(), queries.at(i), queries.cols());
    }
    return queries;
  }
}
