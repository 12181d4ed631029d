package elman.gradient;

/**
 * Some steps in a row.
 *
 * @param first number of the first
 * @param last number of the last
 * @param steps how many
 * @param norms how many of them have a finite norm
 * @param least of these norms; infinite if there are none
 * @param mean of these norms; 0 if there are none
 * @param greatest of these norms; negative and infinite if there are none
 * @param clipped how many of the steps were clipped
 */
public record Block(
    long first,
    long last,
    long steps,
    long norms,
    double least,
    double mean,
    double greatest,
    long clipped) {

  /** A single step. */
  static Block of(NormRow row, boolean clipped) {
    boolean finite = Double.isFinite(row.norm());
    return new Block(
        row.step(),
        row.step(),
        1,
        finite ? 1 : 0,
        finite ? row.norm() : Double.POSITIVE_INFINITY,
        finite ? row.norm() : 0,
        finite ? row.norm() : Double.NEGATIVE_INFINITY,
        clipped ? 1 : 0);
  }

  /** These steps and those that follow. */
  Block plus(Block next) {
    long all = norms + next.norms;
    double share = all == 0 ? 0 : (double) next.norms / all;
    return new Block(
        first,
        next.last,
        steps + next.steps,
        all,
        Math.min(least, next.least),
        mean * (1 - share) + next.mean * share,
        Math.max(greatest, next.greatest),
        clipped + next.clipped);
  }
}
