package elman.seq;

import elman.core.Matrix;
import elman.core.Rng;
import elman.lm.SamplingFilter;
import elman.nn.Dropout;
import elman.nn.Linear;
import elman.nn.Param;
import elman.nn.Pool;
import elman.nn.SequenceStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * From a sequence to a text of another length: an encoder reads the sequence, a decoder writes the
 * text (Sutskever, Vinyals and Le 2014), beginning with A [ends of reading] + a.
 *
 * <p>A vector is a sequence of one step.
 */
final class TextNetwork implements SequenceNetwork {
  private static final int INPUT = 11;
  private static final int ENCODER = 12;
  private static final int SAMPLING = 16;
  private static final int OWN = 17;

  /** Draws from the decoder's probabilities as they are. */
  private static final SamplingFilter DRAW = new SamplingFilter(1, 0, 1, 0);

  private final InputLayer input;
  private final SequenceStack encoder;
  private final Pool ends;
  private final Linear bridge;
  private final TextDecoder decoder;
  private final float sampling;

  /** Null if there is none. */
  private final Professor professor;

  /** What the last pass forward left: encoder outputs, and reading's end. */
  private Matrix read;

  private Matrix endings;

  /**
   * @param encoder over what is read
   * @param ends the vector of where its reading ends
   * @param bridge from there to the decoder's first states, all layers' side by side
   * @param sampling how often, at the end of training, the decoder reads its own symbols
   * @param professor makes what the decoder does on its own like what it was taught; null for none
   */
  TextNetwork(
      InputLayer input,
      SequenceStack encoder,
      Pool ends,
      Linear bridge,
      TextDecoder decoder,
      float sampling,
      Professor professor) {
    this.input = input;
    this.encoder = encoder;
    this.ends = ends;
    this.bridge = bridge;
    this.decoder = decoder;
    this.sampling = sampling;
    this.professor = professor;
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
  public void initializeBias(List<Coded> examples) {
    decoder.initializeBias(examples);
  }

  @Override
  public void start(Learned learned, Rng rng) {
    input.start(learned);
    if (professor != null) {
      professor.start(rng);
    }
  }

  @Override
  public List<Matrix> state() {
    return professor == null ? List.of() : professor.state();
  }

  @Override
  public void refresh() {
    input.refresh();
    encoder.refresh();
    bridge.refresh();
    decoder.refresh();
    if (professor != null) {
      professor.refresh();
    }
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

  /** Reads a batch; the decoder is then before the first symbol. */
  private void encode(Batch batch, Rng rng) {
    encoder.reset(batch.size());
    Matrix x = input.forward(batch, Dropout.split(rng, INPUT));
    read = encoder.forward(x, batch.lengths(), Dropout.split(rng, ENCODER));
    endings = ends.forward(read, batch.lengths());
    begin(batch);
  }

  private void begin(Batch batch) {
    decoder.begin(bridge.forward(endings), read, batch.lengths());
  }

  /**
   * Writes the text step by step, and replaces some of the symbols that the decoder reads by those
   * that it thinks best there (Bengio et al. 2015, with the likeliest symbol for a drawn one).
   *
   * @param share of the symbols that are replaced
   */
  private void sample(DecoderText text, double share, Rng draws) {
    write(
        text.inputs(),
        text.lengths().length,
        (i, row) -> {
          int next = text.inputs()[i];
          if (draws.nextFloat() >= share) {
            return next;
          }
          int best = ClassHead.best(row.toArray());
          return best == end() ? next : best;
        });
  }

  /** Says what the decoder reads. */
  @FunctionalInterface
  private interface Choice {
    /**
     * The next symbol of a text.
     *
     * @param i where it is to stand among all that is read
     * @param logProbabilities what the decoder thinks of each symbol there, 1 x V
     */
    int next(int i, Matrix logProbabilities);
  }

  /** Writes the texts of a batch step by step into {@code inputs}, whose first stand there. */
  private void write(int[] inputs, int size, Choice choice) {
    Stepper stepper = decoder.stepper();
    int[] all = IntStream.range(0, size).toArray();
    for (int from = 0; from + size < inputs.length; from += size) {
      int[] last = Arrays.copyOfRange(inputs, from, from + size);
      Matrix logProbabilities = stepper.logProbabilities(last, all, 1);
      for (int b = 0; b < size; b++) {
        int i = from + size + b;
        inputs[i] = choice.next(i, logProbabilities.rows(b, 1));
      }
    }
  }

  /**
   * The texts that the decoder draws by itself, symbol by symbol, to their end, or until they are
   * as long as the true ones.
   */
  private DecoderText own(DecoderText text, Rng draws) {
    int size = text.lengths().length;
    int[] inputs = text.inputs().clone();
    int[] lengths = text.lengths().clone();
    write(
        inputs,
        size,
        (i, row) -> {
          int next = DRAW.draw(row.toArray(), draws);
          if (next == end()) {
            lengths[i % size] = Math.min(lengths[i % size], i / size);
          }
          return next;
        });
    return new DecoderText(inputs, text.targets(), lengths);
  }

  @Override
  public double train(Batch batch, double done, Rng rng) {
    DecoderText text = DecoderText.of(batch, begin(), end());
    encode(batch, rng);
    double share = sampling * done;
    if (share > 0) {
      sample(text, share, rng.split(SAMPLING));
      begin(batch);
    }
    Matrix o = decoder.forward(text.inputs(), text.lengths(), rng);
    Matrix dOutput = Matrix.zeros(o.rows(), o.cols());
    double loss = Rows.of(text.targets()).loss(decoder.output(), o, dOutput);
    Matrix dRead = Matrix.zeros(read.rows(), read.cols());
    if (professor == null) {
      decoderBackward(text, dOutput, dRead, rng);
    } else {
      Matrix taught = Matrix.of(o.toArray(), o.cols());
      decoderBackward(text, dOutput, dRead, rng);
      force(batch, text, taught, dRead, rng);
    }
    Matrix dx = Matrix.zeros(read.rows(), input.width());
    encoder.backward(dRead, dx, Dropout.split(rng, ENCODER));
    input.backward(dx, Dropout.split(rng, INPUT));
    return loss;
  }

  /** From gradients by the decoder's outputs to those by what was read. */
  private void decoderBackward(DecoderText text, Matrix dOutput, Matrix dRead, Rng rng) {
    Matrix dStart = decoder.backward(text.inputs(), dOutput, dRead, rng);
    Matrix dEnds = Matrix.zeros(endings.rows(), endings.cols());
    bridge.backward(endings, dStart, dEnds);
    ends.backward(dEnds, dRead);
  }

  /**
   * Has the decoder write texts of its own, under the same dropout, and adds the gradients of what
   * makes that like what it did when it was taught.
   *
   * @param taught the outputs then
   */
  private void force(Batch batch, DecoderText text, Matrix taught, Matrix dRead, Rng rng) {
    begin(batch);
    DecoderText own = own(text, rng.split(OWN));
    begin(batch);
    Matrix o = decoder.forward(own.inputs(), own.lengths(), rng);
    Matrix dOutput =
        professor.compare(
            new Professor.Behaviour(taught, text.lengths()),
            new Professor.Behaviour(o, own.lengths()));
    if (dOutput != null) {
      decoderBackward(own, dOutput, dRead, rng);
    }
  }

  @Override
  public double loss(Batch batch) {
    DecoderText text = DecoderText.of(batch, begin(), end());
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
