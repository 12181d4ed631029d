package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Attention;
import elman.nn.Dropout;
import elman.nn.Embedding;
import elman.nn.Linear;
import elman.nn.Param;
import elman.nn.SequenceStack;
import elman.nn.SoftmaxOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a text symbol by symbol, from a vector of what was read (Sutskever, Vinyals and Le 2014),
 * and looks back at all that was read if there is attention, with its output as Luong, Pham and
 * Manning (2015) have it:
 *
 * <pre>
 *   s(0) = tanh(first)      c(t) = attention(s(t))      o(t) = tanh(C [s(t), c(t)] + c)
 * </pre>
 */
final class TextDecoder {
  private static final int WORDS = 13;
  private static final int DECODER = 14;
  private static final int OUTPUT = 15;

  /**
   * What the decoder is made of.
   *
   * @param symbols the table of what is written; the last two stand for the beginning and the end
   * @param decoder layers in one direction
   * @param attention null for none
   * @param combine from state and context to the output, null without attention
   * @param output the softmax over symbols
   * @param dropout rate in [0, 1) on inputs and outputs
   */
  record Parts(
      Embedding symbols,
      SequenceStack decoder,
      Attention attention,
      Linear combine,
      SoftmaxOutput output,
      List<Param> outputParams,
      float dropout) {}

  private final Ops ops;
  private final Parts parts;
  private final Dropout dropout;
  private final int hidden;

  /** What the last pass forward left: the first states of all layers side by side. */
  private Matrix start;

  /** The decoder's outputs, with the contexts beside them if there is attention. */
  private Matrix joined;

  private Matrix written;

  TextDecoder(Ops ops, Parts parts) {
    this.ops = ops;
    this.parts = parts;
    dropout = new Dropout(parts.dropout());
    hidden = parts.decoder().width();
  }

  List<Param> params() {
    List<Param> params = new ArrayList<>(parts.symbols().params());
    params.addAll(parts.decoder().params());
    if (looksBack()) {
      params.addAll(parts.attention().params());
      params.addAll(parts.combine().params());
    }
    params.addAll(parts.outputParams());
    return params;
  }

  /** As {@link SequenceNetwork#initializeBias}: by the symbols of the texts, and their ends. */
  void initializeBias(List<Coded> examples) {
    long[] counts = Coded.counts(examples, end() + 1);
    counts[end()] = examples.size();
    parts.output().initializeBias(counts);
  }

  /** Takes in the weights, after they were changed. */
  void refresh() {
    parts.decoder().refresh();
    if (looksBack()) {
      parts.attention().refresh();
      parts.combine().refresh();
    }
    parts.output().refresh();
  }

  /** The symbol before the first. */
  int begin() {
    return parts.symbols().table().value().rows() - 2;
  }

  /** The symbol behind the last. */
  int end() {
    return begin() + 1;
  }

  private boolean looksBack() {
    return parts.attention() != null;
  }

  /** The softmax over the outputs. */
  SoftmaxOutput output() {
    return parts.output();
  }

  /**
   * Begins the texts of a batch.
   *
   * @param first what the first states of all L layers are made of, B x L H
   * @param read all that was read, T B x W
   * @param lengths steps of each that were read
   */
  void begin(Matrix first, Matrix read, int[] lengths) {
    start = copy(first);
    tanh(start);
    parts.decoder().reset(lengths.length);
    List<Matrix> states = firstStates(parts.decoder().state());
    for (int l = 0; l < states.size(); l++) {
      states.get(l).copyFrom(start.cols(l * hidden, hidden));
    }
    if (looksBack()) {
      parts.attention().readKeys(read, lengths);
    }
  }

  /** Of the cells' states and whatever else they carry the states. */
  private List<Matrix> firstStates(List<Matrix> all) {
    int layers = parts.decoder().cells().size();
    int each = all.size() / layers;
    List<Matrix> states = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      states.add(all.get(l * each));
    }
    return states;
  }

  /**
   * The outputs o of all steps, T' B x H.
   *
   * @param symbols what stands before each that is to be written, T' B
   * @param lengths of the texts, the end included
   * @param rng source of dropout, or null for none
   */
  Matrix forward(int[] symbols, int[] lengths, Rng rng) {
    Matrix y = Matrix.zeros(symbols.length, parts.symbols().table().value().cols());
    parts.symbols().forward(symbols, y);
    dropout.apply(ops.workers(), y, rng, WORDS);
    Matrix states = parts.decoder().forward(y, lengths, Dropout.split(rng, DECODER));
    return attended(states, rng);
  }

  private Matrix attended(Matrix states, Rng rng) {
    if (!looksBack()) {
      written = states;
      return states;
    }
    Matrix contexts = parts.attention().forward(states);
    joined = Matrix.zeros(states.rows(), hidden + contexts.cols());
    joined.cols(0, hidden).copyFrom(states);
    joined.cols(hidden, contexts.cols()).copyFrom(contexts);
    written = copy(parts.combine().forward(joined));
    tanh(written);
    Matrix dropped = copy(written);
    dropout.apply(ops.workers(), dropped, rng, OUTPUT);
    return dropped;
  }

  /**
   * The way back of the last forward pass: adds the gradients of the parameters.
   *
   * @param symbols as in the forward pass
   * @param dOutput gradients by the outputs; overwritten
   * @param dRead gets those by what was read added
   * @param rng as in the forward pass
   * @return those by {@code first}
   */
  Matrix backward(int[] symbols, Matrix dOutput, Matrix dRead, Rng rng) {
    Matrix dStates = dOutput;
    if (looksBack()) {
      dropout.apply(ops.workers(), dOutput, rng, OUTPUT);
      tanhBackward(dOutput, written);
      Matrix dJoined = Matrix.zeros(joined.rows(), joined.cols());
      parts.combine().backward(joined, written, dJoined);
      dStates = copy(dJoined.cols(0, hidden));
      Matrix dContexts = dJoined.cols(hidden, joined.cols() - hidden);
      parts.attention().backward(copy(dContexts), dStates, dRead);
    }
    Matrix dy = Matrix.zeros(dStates.rows(), parts.symbols().table().value().cols());
    parts.decoder().backward(dStates, dy, Dropout.split(rng, DECODER));
    dropout.apply(ops.workers(), dy, rng, WORDS);
    parts.symbols().backward(symbols, dy);
    Matrix dStart = Matrix.zeros(start.rows(), start.cols());
    List<Matrix> gradients = firstStates(parts.decoder().stateGradients());
    for (int l = 0; l < gradients.size(); l++) {
      dStart.cols(l * hidden, hidden).copyFrom(gradients.get(l));
    }
    tanhBackward(dStart, start);
    return start;
  }

  /** Steps of a beam search, after {@link #begin(Matrix, Matrix, int[])}. */
  Stepper stepper() {
    return (lastTokens, parents, width) -> {
      follow(parents);
      int[] ones = new int[lastTokens.length];
      Arrays.fill(ones, 1);
      return logProbabilities(parts.output().logits(forward(lastTokens, ones, null)));
    };
  }

  /** Makes the decoder's states those of the parents' rows. */
  private void follow(int[] parents) {
    List<Matrix> before = parts.decoder().state().stream().map(TextDecoder::copy).toList();
    parts.decoder().reset(parents.length);
    List<Matrix> states = parts.decoder().state();
    for (int i = 0; i < before.size(); i++) {
      for (int row = 0; row < parents.length; row++) {
        states.get(i).rows(row, 1).copyFrom(before.get(i).rows(parents[row], 1));
      }
    }
  }

  private Matrix logProbabilities(Matrix logits) {
    for (int i = 0; i < logits.rows(); i++) {
      float[] row = logits.rows(i, 1).toArray();
      float normaliser = ops.kernels().softmax(row.length, row, 0);
      for (int j = 0; j < row.length; j++) {
        logits.set(i, j, logits.get(i, j) - normaliser);
      }
      // Nothing goes on from the symbol that stands before the first.
      logits.set(i, begin(), Float.NEGATIVE_INFINITY);
    }
    return logits;
  }

  /** With attention: how much each symbol of the first text, and its end, looked at each step. */
  float[][] alignment() {
    return parts.attention().weights(0);
  }

  private void tanh(Matrix x) {
    for (int i = 0; i < x.rows(); i++) {
      ops.kernels().tanh(x.cols(), x.data(), x.at(i));
    }
  }

  /** Turns y = tanh(x) into the gradient by x, given that by y. */
  private void tanhBackward(Matrix dy, Matrix y) {
    for (int i = 0; i < y.rows(); i++) {
      ops.kernels().tanhBackward(y.cols(), dy.data(), dy.at(i), y.data(), y.at(i));
    }
  }

  private static Matrix copy(Matrix x) {
    return Matrix.of(x.toArray(), x.cols());
  }
}
