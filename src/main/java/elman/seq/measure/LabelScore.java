package elman.seq.measure;

/**
 * How a label, or the entities of a type, were found.
 *
 * @param name the label or type; empty for all together
 * @param gold how many there are
 * @param predicted how many were found
 * @param right how many of these are right
 */
public record LabelScore(String name, long gold, long predicted, long right) {
  /** The part of what was found that is right; 0 if nothing was. */
  public double precision() {
    return Scores.part(right, predicted);
  }

  /** The part of what is there that was found; 0 if nothing is there. */
  public double recall() {
    return Scores.part(right, gold);
  }

  /** The harmonic mean of precision and recall; 0 if nothing is right. */
  public double f1() {
    return Scores.f1(gold, predicted, right);
  }
}
