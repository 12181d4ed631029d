package elman.seq;

import elman.core.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Beam search for the most probable sequences of tokens: after each step the best hypotheses that
 * go on are kept, and the best that ended are put aside. The search of a sentence stops when as
 * many have ended as are wanted and none that goes on is more probable than they are. A beam of
 * width 1 is greedy search.
 *
 * @param width hypotheses that are kept, and found at most
 * @param start the symbol that stands before the first token
 * @param end the symbol that stands after the last token, -1 if there is none
 * @param alpha exponent of the length penalty ((5 + n) / 6)^alpha by which the log-probability of n
 *     tokens, the end symbol included, is divided (Wu et al. 2016, equation 14); 0 for none
 */
public record Beam(int width, int start, int end, double alpha) {
  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the width is not positive, or alpha negative or no number
   */
  public Beam {
    if (width < 1 || !(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a beam of width " + width + " with alpha " + alpha);
    }
  }

  /**
   * For each sentence the best hypotheses, best first, as many as the beam is wide or fewer; none
   * if nothing has a probability. One that the maximal length cuts counts as it is.
   *
   * @param stepper the decoder, before its first step
   * @param maxLengths tokens, the end symbol included, that a sentence may have at most
   */
  public List<List<Hypothesis>> search(Stepper stepper, int[] maxLengths) {
    List<BeamSentence> sentences = new ArrayList<>();
    for (int s = 0; s < maxLengths.length; s++) {
      sentences.add(new BeamSentence(this, s, maxLengths.length, maxLengths[s]));
    }
    for (int rows = rows(sentences); rows > 0; rows = rows(sentences)) {
      int[] lastTokens = new int[rows * maxLengths.length];
      int[] parents = new int[lastTokens.length];
      for (BeamSentence sentence : sentences) {
        sentence.ask(lastTokens, parents, rows);
      }
      Matrix logProbabilities = stepper.logProbabilities(lastTokens, parents, rows);
      sentences.stream()
          .filter(sentence -> !sentence.done())
          .forEach(sentence -> sentence.advance(logProbabilities));
    }
    return sentences.stream().map(BeamSentence::best).toList();
  }

  /** The rows that the sentence with the most hypotheses needs. */
  private static int rows(List<BeamSentence> sentences) {
    return sentences.stream().mapToInt(BeamSentence::width).max().orElse(0);
  }

  /** What a sequence of so many tokens, the end symbol included, is ranked by. */
  double score(double logProbability, int tokens) {
    return logProbability / Math.pow((5.0 + tokens) / 6, alpha);
  }
}
