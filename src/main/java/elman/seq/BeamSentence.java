package elman.seq;

import elman.core.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What a beam search knows of one sentence. */
final class BeamSentence {
  /** A hypothesis that goes on: its last token, and where the others are. */
  private record Node(Node parent, int token, double logProbability, int row) {}

  private final Beam beam;
  private final int sentence;
  private final int sentences;
  private final int maxLength;
  private final List<Hypothesis> finished = new ArrayList<>();
  private List<Node> live;
  private int length;

  /** The best candidates of a step, best first: log-probability, live hypothesis, token. */
  private final double[] bestSums;

  private final int[] bestParents;
  private final int[] bestTokens;
  private int found;

  /** Whether enough have ended, and nothing that goes on is more probable than they are. */
  private boolean settled;

  BeamSentence(Beam beam, int sentence, int sentences, int maxLength) {
    this.beam = beam;
    this.sentence = sentence;
    this.sentences = sentences;
    this.maxLength = maxLength;
    // Each hypothesis ends in one way only, so that as many others as are wanted are among these.
    bestSums = new double[2 * beam.width()];
    bestParents = new int[2 * beam.width()];
    bestTokens = new int[2 * beam.width()];
    live = List.of(new Node(null, beam.start(), 0, sentence));
  }

  /** Whether there is nothing left to find. */
  boolean done() {
    return settled || live.isEmpty() || length >= maxLength;
  }

  /** Number of hypotheses that go on. */
  int width() {
    return done() ? 0 : live.size();
  }

  /** Writes the rows of this sentence for a step; those that it does not need repeat a state. */
  void ask(int[] lastTokens, int[] parents, int width) {
    for (int i = 0; i < width; i++) {
      int row = i * sentences + sentence;
      boolean used = i < width();
      lastTokens[row] = used ? live.get(i).token() : beam.start();
      parents[row] = used ? live.get(i).row() : sentence;
    }
  }

  /** Takes a step from the log-probabilities of the rows asked for. */
  void advance(Matrix logProbabilities) {
    found = 0;
    for (int i = 0; i < live.size(); i++) {
      collect(i, logProbabilities, i * sentences + sentence);
    }
    length++;
    List<Node> next = new ArrayList<>();
    for (int k = 0; k < found && next.size() < beam.width(); k++) {
      Node parent = live.get(bestParents[k]);
      if (bestTokens[k] != beam.end()) {
        int row = bestParents[k] * sentences + sentence;
        next.add(new Node(parent, bestTokens[k], bestSums[k], row));
      } else if (k < beam.width()) {
        finished.add(hypothesis(parent, bestSums[k], true));
      }
    }
    live = next;
    settled = finished.size() >= beam.width() && !next.isEmpty() && isSettled(next.get(0));
  }

  /**
   * Probabilities fall with every token: what is below all that are wanted remains there. (With a
   * length penalty it might still be ranked before them; to wait for that would take every search
   * to the maximal length.)
   */
  private boolean isSettled(Node likeliest) {
    double[] ended = finished.stream().mapToDouble(Hypothesis::logProbability).sorted().toArray();
    return likeliest.logProbability() <= ended[ended.length - beam.width()];
  }

  /** Puts the continuations of a hypothesis in their place among the best so far. */
  private void collect(int parent, Matrix logProbabilities, int row) {
    double before = live.get(parent).logProbability();
    for (int token = 0; token < logProbabilities.cols(); token++) {
      double sum = before + logProbabilities.get(row, token);
      boolean full = found == bestSums.length;
      if (sum > Double.NEGATIVE_INFINITY && (!full || sum > bestSums[found - 1])) {
        insert(sum, parent, token, full ? found - 1 : found++);
      }
    }
  }

  /** Equals stay in the order in which they came. */
  private void insert(double sum, int parent, int token, int free) {
    int k = free;
    for (; k > 0 && sum > bestSums[k - 1]; k--) {
      bestSums[k] = bestSums[k - 1];
      bestParents[k] = bestParents[k - 1];
      bestTokens[k] = bestTokens[k - 1];
    }
    bestSums[k] = sum;
    bestParents[k] = parent;
    bestTokens[k] = token;
  }

  /** The best hypotheses, best first; also those cut at the maximal length. */
  List<Hypothesis> best() {
    List<Hypothesis> all = new ArrayList<>(finished);
    if (!settled) {
      live.forEach(node -> all.add(hypothesis(node, node.logProbability(), false)));
    }
    all.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
    return List.copyOf(all.subList(0, Math.min(beam.width(), all.size())));
  }

  private Hypothesis hypothesis(Node last, double logProbability, boolean ended) {
    int[] tokens = new int[maxLength];
    int from = tokens.length;
    for (Node node = last; node.parent() != null; node = node.parent()) {
      tokens[--from] = node.token();
    }
    int[] found = Arrays.copyOfRange(tokens, from, tokens.length);
    int factors = found.length + (ended ? 1 : 0);
    return new Hypothesis(found, logProbability, beam.score(logProbability, factors), ended);
  }
}
