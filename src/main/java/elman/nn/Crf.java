package elman.nn;

import elman.core.Matrix;
import elman.core.Ops;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * A linear-chain conditional random field over K labels (Lafferty et al. 2001) on the scores of a
 * network (Lample et al. 2016, section 2.2): the probability of a labelling y is proportional to
 * the exponential of
 *
 * <pre>
 *   start(y(1)) + sum over t of score(t, y(t)) + sum over t of transition(y(t-1), y(t)) + end(y(T))
 * </pre>
 *
 * <p>Scores are time-major: step t of sequence b is row t B + b; rows beyond the end of a sequence
 * are not looked at.
 */
public final class Crf {
  private final Ops ops;
  private final int labels;
  private final Param transitions;
  private final Param start;
  private final Param end;

  /**
   * @param name what the names of the parameters begin with
   * @param labels K
   */
  public Crf(Ops ops, String name, int labels) {
    this.ops = ops;
    this.labels = labels;
    transitions = Param.zeros(name + ".transitions", labels, labels);
    start = Param.zeros(name + ".start", 1, labels);
    end = Param.zeros(name + ".end", 1, labels);
  }

  /** Transitions, from the label of the row to that of the column: K x K; start and end: 1 x K. */
  public List<Param> params() {
    return List.of(transitions, start, end);
  }

  private Potentials potentials() {
    return new Potentials(doubles(start), doubles(end), doubles(transitions));
  }

  private static double[] doubles(Param param) {
    double[] values = new double[param.weights().length];
    Arrays.setAll(values, i -> param.weights()[i]);
    return values;
  }

  /**
   * The loss, -log p of the gold labels in nats, summed over all sequences; the gradient of its
   * product with {@code scale} by the parameters is added, that by the scores is written.
   *
   * @param scores T B x K
   * @param lengths of the B sequences
   * @param gold a label for each row of scores; beyond the ends anything
   * @param dScores T B x K; zeros beyond the ends
   * @throws IllegalArgumentException if a sequence is longer than T
   */
  public double lossAndGradient(
      Matrix scores, int[] lengths, int[] gold, float scale, Matrix dScores) {
    Potentials potentials = potentials();
    double[] losses = new double[lengths.length];
    Counts[] counts = new Counts[lengths.length];
    dScores.fill(0);
    eachSequence(
        ops,
        scores,
        lengths,
        b -> {
          CrfChain chain = new CrfChain(potentials, of(b, scores, lengths));
          int[] path = new int[lengths[b]];
          Arrays.setAll(path, t -> gold[t * lengths.length + b]);
          losses[b] = chain.sumForward() - chain.score(path);
          chain.sumBackward();
          counts[b] = new Counts(labels);
          counts[b].add(chain, path);
          writeGradient(chain, path, scale, of(b, dScores, lengths));
        });
    addGradients(counts, scale);
    return Arrays.stream(losses).sum();
  }

  /** By the scores: scale (p - 1 of the gold label). */
  private static void writeGradient(CrfChain chain, int[] path, float scale, Matrix dScores) {
    for (int t = 0; t < path.length; t++) {
      for (int j = 0; j < dScores.cols(); j++) {
        double error = chain.marginal(t, j) - (path[t] == j ? 1 : 0);
        dScores.set(t, j, (float) (scale * error));
      }
    }
  }

  /** Of a sequence: how often each potential is expected, less how often the gold labels use it. */
  private record Counts(double[] transitions, double[] start, double[] end) {
    Counts(int labels) {
      this(new double[labels * labels], new double[labels], new double[labels]);
    }

    void add(CrfChain chain, int[] path) {
      int labels = start.length;
      int last = path.length - 1;
      chain.addExpectedTransitions(transitions);
      for (int t = 1; t <= last; t++) {
        transitions[path[t - 1] * labels + path[t]]--;
      }
      for (int j = 0; j < labels; j++) {
        start[j] = chain.marginal(0, j);
        end[j] = chain.marginal(last, j);
      }
      start[path[0]]--;
      end[path[last]]--;
    }
  }

  /** Adds the sequences' counts, one after the other. */
  private void addGradients(Counts[] counts, float scale) {
    for (Counts of : counts) {
      if (of != null) {
        add(of.transitions, scale, transitions);
        add(of.start, scale, start);
        add(of.end, scale, end);
      }
    }
  }

  private static void add(double[] counts, float scale, Param param) {
    for (int i = 0; i < counts.length; i++) {
      param.gradient()[i] += (float) (scale * counts[i]);
    }
  }

  /**
   * The most probable labels of each sequence, none for an empty one.
   *
   * @param scores T B x K
   * @param lengths of the B sequences
   * @param rules what is forbidden; added to what was learned
   * @throws IllegalArgumentException if a sequence is longer than T
   */
  public int[][] best(Matrix scores, int[] lengths, Potentials rules) {
    return best(ops, scores, lengths, potentials().plus(rules));
  }

  /**
   * The labels of each sequence that score most, none for an empty one.
   *
   * @param ops shares the sequences out
   * @param scores T B x K
   * @param lengths of the B sequences
   * @param potentials that allow a sequence of each length
   * @throws IllegalArgumentException if a sequence is longer than T
   */
  public static int[][] best(Ops ops, Matrix scores, int[] lengths, Potentials potentials) {
    int[][] paths = new int[lengths.length][0];
    eachSequence(
        ops,
        scores,
        lengths,
        b -> paths[b] = new CrfChain(potentials, of(b, scores, lengths)).best());
    return paths;
  }

  /**
   * The probability of each label at each step, all other steps summed over: T B x K, zeros beyond
   * the ends.
   *
   * @param scores T B x K
   * @param lengths of the B sequences
   * @throws IllegalArgumentException if a sequence is longer than T
   */
  public Matrix marginals(Matrix scores, int[] lengths) {
    Potentials potentials = potentials();
    Matrix marginals = Matrix.zeros(scores.rows(), labels);
    eachSequence(
        ops,
        scores,
        lengths,
        b -> {
          CrfChain chain = new CrfChain(potentials, of(b, scores, lengths));
          chain.sumForward();
          chain.sumBackward();
          for (int t = 0; t < lengths[b]; t++) {
            for (int j = 0; j < labels; j++) {
              marginals.set(t * lengths.length + b, j, (float) chain.marginal(t, j));
            }
          }
        });
    return marginals;
  }

  private static Matrix of(int b, Matrix rows, int[] lengths) {
    return rows.rows(b, lengths[b], lengths.length);
  }

  /** Sequences that are not empty, shared out over the workers. */
  private static void eachSequence(Ops ops, Matrix scores, int[] lengths, IntConsumer work) {
    Lengths.checked(lengths, scores);
    ops.workers()
        .split(
            lengths.length,
            1,
            (from, to) -> {
              for (int b = from; b < to; b++) {
                if (lengths[b] > 0) {
                  work.accept(b);
                }
              }
            });
  }
}
