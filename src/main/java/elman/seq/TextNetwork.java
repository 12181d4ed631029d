package elman.seq;

import elman.core.Matrix;
import elman.core.Rng;
import elman.nn.Linear;
import elman.nn.Param;
import elman.nn.Pool;
import elman.nn.SequenceStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From a sequence to a text of another length: an encoder reads the sequence, a decoder writes the
 * text (Sutskever, Vinyals and Le 2014), beginning with A [ends of reading] + a.
 *
 * <p>A vector is a sequence of one step.
 */
final class TextNetwork implements SequenceNetwork {
  private static final int INPUT = 11;
  private static final int ENCODER = 12;

  private final InputLayer input;
  private final SequenceStack encoder;
  private final Pool ends;
  private final Linear bridge;
  private final TextDecoder decoder;

  /** What the last pass forward left: encoder outputs, and reading's end. */
  private Matrix read;

  private Matrix endings;

  /**
   * @param encoder over what is read
   * @param ends the vector of where its reading ends
   * @param bridge from there to the decoder's first states, all layers' side by side
   */
  TextNetwork(
      InputLayer input, SequenceStack encoder, Pool ends, Linear bridge, TextDecoder decoder) {
    this.input = input;
    this.encoder = encoder;
    this.ends = ends;
    this.bridge = bridge;
    this.decoder = decoder;
  }

  @Override
  public List<Param> params() {
    List<Param> params = new ArrayList<>(input.params());
    params.addAll(encoder.params());
    params.addAll(bridge.params());
    params.addAll(decoder.params());
    return params;
  }

  @Override
  public void start(Learned learned) {
    input.start(learned);
  }

  @Override
  public void refresh() {
    input.refresh();
    encoder.refresh();
    bridge.refresh();
    decoder.refresh();
  }

  /** The symbol before the first. */
  int begin() {
    return decoder.begin();
  }

  /** The symbol behind the last. */
  int end() {
    return decoder.end();
  }

  @Override
  public int count(Batch batch) {
    return batch.examples().stream().mapToInt(example -> example.target().length + 1).sum();
  }

  private static Rng split(Rng rng, int stream) {
    return rng == null ? null : rng.split(stream);
  }

  /** Reads a batch; the decoder is then before the first symbol. */
  private void encode(Batch batch, Rng rng) {
    encoder.reset(batch.size());
    Matrix x = input.forward(batch, split(rng, INPUT));
    read = encoder.forward(x, batch.lengths(), split(rng, ENCODER));
    endings = ends.forward(read, batch.lengths());
    decoder.begin(bridge.forward(endings), read, batch.lengths());
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
    Matrix o = decoder.forward(text.inputs(), text.lengths(), rng);
    Matrix dOutput = Matrix.zeros(o.rows(), o.cols());
    double loss = Rows.of(text.targets()).loss(decoder.output(), o, dOutput);
    Matrix dRead = Matrix.zeros(read.rows(), read.cols());
    Matrix dStart = decoder.backward(text.inputs(), dOutput, dRead, rng);
    Matrix dEnds = Matrix.zeros(endings.rows(), endings.cols());
    bridge.backward(endings, dStart, dEnds);
    ends.backward(dEnds, dRead);
    Matrix dx = Matrix.zeros(read.rows(), input.width());
    encoder.backward(dRead, dx, split(rng, ENCODER));
    input.backward(dx, split(rng, INPUT));
    return loss;
  }

  @Override
  public double loss(Batch batch) {
    Text text = text(batch);
    encode(batch, null);
    Matrix o = decoder.forward(text.inputs(), text.lengths(), null);
    return Rows.of(text.targets()).loss(decoder.output(), o, null);
  }

  /** The decoder of a batch for a beam search, before its first step. */
  Stepper stepper(Batch batch) {
    encode(batch, null);
    return decoder.stepper();
  }

  /**
   * With attention: how much each symbol of one example's text, and its end, looked at each step.
   */
  float[][] alignment(Batch one) {
    loss(one);
    return decoder.alignment();
  }
}
