package elman.seq;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.nn.Attention;
import elman.nn.Dropout;
import elman.nn.Embedding;
import elman.nn.Linear;
import elman.nn.Param;
import elman.nn.Pool;
import elman.nn.SequenceStack;
import elman.nn.SoftmaxOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From a sequence to a text of another length: an encoder reads the sequence, a decoder writes the
 * text symbol by symbol (Sutskever, Vinyals and Le 2014), and looks back at the encoder's outputs
 * if there is attention, with its output as Luong, Pham and Manning (2015) have it:
 *
 * <pre>
 *   s(0) = tanh(A [ends of reading] + a)      c(t) = attention(s(t))      o(t) = tanh(C [s(t), c(t)] + c)
 * </pre>
 *
 * <p>A vector is a sequence of one step.
 */
final class TextNetwork implements SequenceNetwork {
  private static final int INPUT = 11;
  private static final int ENCODER = 12;
  private static final int WORDS = 13;
  private static final int DECODER = 14;
  private static final int OUTPUT = 15;

  /**
   * What the network is made of.
   *
   * @param encoder over what is read
   * @param ends the vector of where its reading ends
   * @param bridge from there to the decoder's first states, all layers' side by side
   * @param symbols the table of what is written; the last two stand for the beginning and the end
   * @param decoder layers in one direction
   * @param attention null for none
   * @param combine from state and context to the output, null without attention
   * @param output the softmax over symbols
   * @param dropout rate in [0, 1) on the decoder's inputs and outputs
   */
  record Parts(
      InputLayer input,
      SequenceStack encoder,
      Pool ends,
      Linear bridge,
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

  /** What the last pass forward left: encoder outputs, reading's end, first states. */
  private Matrix read;

  private Matrix ends;
  private Matrix start;

  /** The decoder's outputs, with the contexts beside them if there is attention. */
  private Matrix joined;

  private Matrix written;

  TextNetwork(Ops ops, Parts parts) {
    this.ops = ops;
    this.parts = parts;
    dropout = new Dropout(parts.dropout());
    hidden = parts.decoder().width();
  }

  @Override
  public List<Param> params() {
    List<Param> params = new ArrayList<>(parts.input().params());
    params.addAll(parts.encoder().params());
    params.addAll(parts.bridge().params());
    params.addAll(parts.symbols().params());
    params.addAll(parts.decoder().params());
    if (parts.attention() != null) {
      params.addAll(parts.attention().params());
      params.addAll(parts.combine().params());
    }
    params.addAll(parts.outputParams());
    return params;
  }

  @Override
  public void start(Learned learned) {
    parts.input().start(learned);
  }

  @Override
  public void refresh() {
    parts.input().refresh();
    parts.encoder().refresh();
    parts.bridge().refresh();
    parts.decoder().refresh();
    if (parts.attention() != null) {
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

  @Override
  public int count(Batch batch) {
    return batch.examples().stream().mapToInt(example -> example.target().length + 1).sum();
  }

  private static Rng split(Rng rng, int stream) {
    return rng == null ? null : rng.split(stream);
  }

  /** Reads a batch; the decoder's state is then that before the first symbol. */
  private void encode(Batch batch, Rng rng) {
    parts.encoder().reset(batch.size());
    Matrix x = parts.input().forward(batch, split(rng, INPUT));
    read = parts.encoder().forward(x, batch.lengths(), split(rng, ENCODER));
    ends = parts.ends().forward(read, batch.lengths());
    start = copy(parts.bridge().forward(ends));
    tanh(start);
    parts.decoder().reset(batch.size());
    List<Matrix> states = firstStates(parts.decoder().state());
    for (int l = 0; l < states.size(); l++) {
      states.get(l).copyFrom(start.cols(l * hidden, hidden));
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

  /** The outputs o of all steps, T' B x H. */
  private Matrix decode(int[] symbols, int[] lengths, Rng rng) {
    Matrix y = Matrix.zeros(symbols.length, parts.symbols().table().value().cols());
    parts.symbols().forward(symbols, y);
    drop(y, split(rng, WORDS));
    return attended(parts.decoder().forward(y, lengths, split(rng, DECODER)), rng);
  }

  private Matrix attended(Matrix states, Rng rng) {
    if (parts.attention() == null) {
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
    drop(dropped, split(rng, OUTPUT));
    return dropped;
  }

  private void readKeys(int[] lengths) {
    if (parts.attention() != null) {
      parts.attention().readKeys(read, lengths);
    }
  }

  /** What the decoder reads and is to write, each T' B. */
  private record Text(int[] inputs, int[] targets, int[] lengths) {}

  private Text text(Batch batch) {
    int[] lengths =
        batch.examples().stream().mapToInt(example -> example.target().length + 1).toArray();
    int steps = Arrays.stream(lengths).max().orElseThrow();
    int size = batch.size();
    int[] inputs = new int[steps * size];
    int[] targets = new int[steps * size];
    Arrays.fill(targets, Batch.NONE);
    for (int b = 0; b < size; b++) {
      int[] target = batch.examples().get(b).target();
      inputs[b] = begin();
      for (int t = 0; t < target.length; t++) {
        inputs[(t + 1) * size + b] = target[t];
        targets[t * size + b] = target[t];
      }
      targets[target.length * size + b] = end();
    }
    return new Text(inputs, targets, lengths);
  }

  @Override
  public double train(Batch batch, Rng rng) {
    Text text = text(batch);
    encode(batch, rng);
    readKeys(batch.lengths());
    Matrix o = decode(text.inputs(), text.lengths(), rng);
    Rows rows = Rows.of(text.targets());
    Matrix some = rows.of(o);
    float[] losses = new float[some.rows()];
    Matrix dSome = Matrix.zeros(some.rows(), some.cols());
    parts.output().lossesAndGradient(some, rows.targets(), losses, 1f / some.rows(), dSome);
    Matrix dOutput = Matrix.zeros(o.rows(), o.cols());
    rows.spread(dSome, dOutput);
    Matrix dRead = Matrix.zeros(read.rows(), read.cols());
    backward(text, dOutput, dRead, rng);
    Matrix dx = Matrix.zeros(read.rows(), parts.input().width());
    parts.encoder().backward(dRead, dx, split(rng, ENCODER));
    parts.input().backward(dx, split(rng, INPUT));
    return sum(losses);
  }

  /** From the outputs back to the encoder's outputs. */
  private void backward(Text text, Matrix dOutput, Matrix dRead, Rng rng) {
    Matrix dStates = dOutput;
    if (parts.attention() != null) {
      drop(dOutput, split(rng, OUTPUT));
      tanhBackward(dOutput, written);
      Matrix dJoined = Matrix.zeros(joined.rows(), joined.cols());
      parts.combine().backward(joined, written, dJoined);
      dStates = copy(dJoined.cols(0, hidden));
      Matrix dContexts = dJoined.cols(hidden, joined.cols() - hidden);
      parts.attention().backward(copy(dContexts), dStates, dRead);
    }
    Matrix dy = Matrix.zeros(dStates.rows(), parts.symbols().table().value().cols());
    parts.decoder().backward(dStates, dy, split(rng, DECODER));
    drop(dy, split(rng, WORDS));
    parts.symbols().backward(text.inputs(), dy);
    Matrix dStart = Matrix.zeros(start.rows(), start.cols());
    List<Matrix> gradients = firstStates(parts.decoder().stateGradients());
    for (int l = 0; l < gradients.size(); l++) {
      dStart.cols(l * hidden, hidden).copyFrom(gradients.get(l));
    }
    tanhBackward(dStart, start);
    Matrix dEnds = Matrix.zeros(ends.rows(), ends.cols());
    parts.bridge().backward(ends, start, dEnds);
    parts.ends().backward(dEnds, dRead);
  }

  @Override
  public double loss(Batch batch) {
    Text text = text(batch);
    encode(batch, null);
    readKeys(batch.lengths());
    Rows rows = Rows.of(text.targets());
    Matrix some = rows.of(decode(text.inputs(), text.lengths(), null));
    float[] losses = new float[some.rows()];
    parts.output().losses(some, rows.targets(), losses);
    return sum(losses);
  }

  /** The decoder of a batch for a beam search, before its first step. */
  Stepper stepper(Batch batch) {
    encode(batch, null);
    readKeys(batch.lengths());
    return (lastTokens, parents, width) -> {
      follow(parents);
      Matrix y = Matrix.zeros(lastTokens.length, parts.symbols().table().value().cols());
      parts.symbols().forward(lastTokens, y);
      int[] ones = new int[lastTokens.length];
      Arrays.fill(ones, 1);
      Matrix o = attended(parts.decoder().forward(y, ones, null), null);
      return logProbabilities(parts.output().logits(o));
    };
  }

  /** Makes the decoder's states those of the parents' rows. */
  private void follow(int[] parents) {
    List<Matrix> before = parts.decoder().state().stream().map(TextNetwork::copy).toList();
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

  /** How much each symbol of one example's text looked at each step; none without attention. */
  float[][] alignment(Batch one) {
    if (parts.attention() == null) {
      return new float[0][];
    }
    loss(one);
    return parts.attention().weights(0);
  }

  private void drop(Matrix x, Rng rng) {
    if (rng != null && dropout.rate() > 0) {
      dropout.apply(ops.workers(), x, rng);
    }
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

  private static double sum(float[] losses) {
    double sum = 0;
    for (float loss : losses) {
      sum += loss;
    }
    return sum;
  }
}
