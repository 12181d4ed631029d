package elman.embed.query;

import elman.io.FormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers expressions: all words, exactly, by their cosine with a sum, or by the score of an
 * analogy's method.
 */
public final class Nearest {
  private final Lookup lookup;
  private final Method method;
  private final float[][] cosines = new float[3][];

  /** Answers by a method; sums of words that make no analogy go with {@link Method#COS_ADD}. */
  public Nearest(Lookup lookup, Method method) {
    this.lookup = lookup;
    this.method = method;
  }

  /**
   * Finds the answer to an expression. It is good until the next one is asked.
   *
   * @throws FormatException if it has a word that is unknown
   * @throws IllegalArgumentException if the method needs an analogy and it is none, or if words
   *     cancel each other out
   */
  public Answer answer(Expression expression) throws FormatException {
    List<Expression.Term> terms =
        method == Method.COS_ADD ? expression.terms() : expression.asAnalogy();
    List<Lookup.Found> found = new ArrayList<>();
    for (Expression.Term term : terms) {
      found.add(lookup.find(term.word()));
    }
    int[] own = found.stream().mapToInt(Lookup.Found::number).filter(i -> i >= 0).toArray();
    float[] scores = method == Method.COS_ADD ? sum(terms, found) : analogy(found);
    return new Answer(lookup.directions(), scores, own);
  }

  /** The words nearest to one, which has been found. */
  public Answer nearestTo(Lookup.Found word) {
    int[] own = word.number() < 0 ? new int[0] : new int[] {word.number()};
    return new Answer(lookup.directions(), cosinesWith(word.unit())[0], own);
  }

  /** Mikolov et al. 2013: the cosine with the sum of the words' unit vectors. */
  private float[] sum(List<Expression.Term> terms, List<Lookup.Found> found) {
    float[] sum = new float[lookup.directions().dim()];
    for (int i = 0; i < terms.size(); i++) {
      float[] unit = found.get(i).unit();
      for (int j = 0; j < sum.length; j++) {
        sum[j] += terms.get(i).minus() ? -unit[j] : unit[j];
      }
    }
    if (terms.size() > 1 && Directions.dot(sum.length, sum, 0, sum, 0) == 0) {
      throw new IllegalArgumentException("nothing is left of this sum, so that nothing is near it");
    }
    Directions.normalize(sum, 0, sum.length);
    return cosinesWith(sum)[0];
  }

  private float[] analogy(List<Lookup.Found> found) {
    float[] a = found.get(0).unit();
    float[] b = found.get(1).unit();
    float[] c = found.get(2).unit();
    float[][] data = cosinesWith(a, b, c);
    method.score(data[0].length, data, new int[data.length], Method.Pair.of(a, b, c), data[0]);
    return data[0];
  }

  private float[][] cosinesWith(float[]... units) {
    float[][] found = new float[units.length][];
    for (int k = 0; k < units.length; k++) {
      cosines[k] = cosines[k] == null ? new float[lookup.directions().size()] : cosines[k];
      found[k] = cosines[k];
    }
    lookup.directions().cosines(units, found);
    return found;
  }
}
