package elman.gradient;

import java.util.List;

/**
 * What the norms of a run's gradients were, and what clipping did to them. Needs the same memory
 * however long the run is.
 */
public final class NormStatistics {
  private final double given;
  private final Clipping.Counter inForce;
  private final List<Clipping.Counter> whatIfs;
  private final NormSketch norms = new NormSketch();
  private final OddSteps notNumbers = new OddSteps();
  private final OddSteps infinite = new OddSteps();
  private final LongestRun run = new LongestRun();
  private final Blocks blocks = new Blocks();
  private final Threshold.Finder finder = new Threshold.Finder();
  private long steps;
  private long toldClipped;
  private boolean told;

  /**
   * @param threshold the one in force; NaN for what the log says
   * @param whatIfs other thresholds, of which it is counted what they would have done
   */
  public NormStatistics(double threshold, List<Double> whatIfs) {
    given = threshold;
    inForce = new Clipping.Counter(threshold);
    this.whatIfs = whatIfs.stream().map(Clipping.Counter::new).toList();
  }

  /** Adds a step. */
  public void add(NormRow row) {
    double norm = row.norm();
    steps++;
    if (Double.isNaN(norm)) {
      notNumbers.add(row.step());
    } else {
      whatIfs.forEach(counter -> counter.add(norm));
      if (Double.isInfinite(norm)) {
        infinite.add(row.step());
      } else {
        norms.add(norm);
      }
    }
    boolean clipped = isClipped(row);
    run.add(row.step(), clipped);
    blocks.add(Block.of(row, clipped));
  }

  private boolean isClipped(NormRow row) {
    if (!Double.isNaN(given)) {
      return !Double.isNaN(row.norm()) && inForce.add(row.norm());
    }
    if (row.clipped() == null) {
      return false;
    }
    told = true;
    if (!Double.isNaN(row.norm())) {
      finder.add(row.norm(), row.clipped());
    }
    toldClipped += row.clipped() ? 1 : 0;
    return row.clipped();
  }

  /** Number of steps, also of those whose norm is NaN or infinite. */
  public long steps() {
    return steps;
  }

  /** The finite norms. */
  public NormSketch norms() {
    return norms;
  }

  /** Steps whose norm is NaN. */
  public OddSteps notNumbers() {
    return notNumbers;
  }

  /** Steps whose norm is infinite. */
  public OddSteps infinite() {
    return infinite;
  }

  /** Whether it is known which steps were clipped. */
  public boolean knowsClipped() {
    return told || !Double.isNaN(given);
  }

  /** The threshold in force. */
  public Threshold threshold() {
    return Double.isNaN(given) ? finder.result() : Threshold.given(given);
  }

  /**
   * What clipping did. Where the threshold is not given but follows from the log, what it did to
   * the norms is true to the error of the sketch.
   */
  public Clipping clipping() {
    if (!Double.isNaN(given)) {
      return inForce.result();
    }
    double threshold = threshold().value();
    if (told && toldClipped == 0) {
      return new Clipping(threshold, 0, 1, 1);
    }
    Clipping estimate = Clipping.estimate(threshold, norms, infinite.count());
    return Double.isNaN(threshold)
        ? new Clipping(threshold, toldClipped, Double.NaN, Double.NaN)
        : new Clipping(threshold, toldClipped, estimate.meanFactor(), estimate.worstFactor());
  }

  /** What the other thresholds would have done, counted exactly, in the order given. */
  public List<Clipping> whatIfs() {
    return whatIfs.stream().map(Clipping.Counter::result).toList();
  }

  /** The longest run of clipped steps. */
  public LongestRun longestRun() {
    return run;
  }

  /**
   * The mean norm of a tenth of the steps, true to one step of a thousand; NaN if there are fewer
   * than ten.
   *
   * @param last whether of the last tenth, not the first
   */
  public double tenth(boolean last) {
    return blocks.tenth(last);
  }

  /** All steps in blocks, {@value Blocks#MOST} at most. */
  public List<Block> blocks() {
    return blocks.list();
  }

  /** A threshold to clip at. */
  public Recommendation recommendation() {
    return Recommendation.of(norms, infinite.count());
  }
}
