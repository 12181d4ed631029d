package elman.seq;

import elman.io.FormatException;
import elman.seq.Head.Answer;
import elman.seq.data.Example;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a model says of examples. Not for several threads at once. */
public final class Predictor {
  /** Symbols that a text may have, as a multiple of the steps that were read, and beyond that. */
  private static final int LENGTH_FACTOR = 2;

  private static final int LENGTH_ROOM = 20;

  /** Symbols that a text may have that is not made of another. */
  private static final int LONGEST = 200;

  private final SeqModel model;

  /** Predicts with a model. */
  public Predictor(SeqModel model) {
    this.model = model;
  }

  /**
   * What is said of an example.
   *
   * @param output one label, a label for each step, one for each node of a tree, a number, or the
   *     most probable text
   * @param probabilities of each of the model's labels, for each label that is said; none of texts
   *     and numbers
   * @param alignment for each symbol of a text how much the decoder looked at each step that was
   *     read; none without attention
   * @param read the symbols that were read, where there is an alignment
   * @param written the symbols that were written, where there is one
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Said(
      List<String> output,
      float[][] probabilities,
      float[][] alignment,
      List<String> read,
      List<String> written) {}

  /**
   * What the model says of examples, whatever belongs to them.
   *
   * @param width hypotheses of the beam search for a text
   * @throws FormatException if an example is not what the model reads
   */
  public List<Said> said(List<Example> examples, String source, int width) throws FormatException {
    Batch batch = batch(examples, false, source);
    if (model.network() instanceof TextNetwork network) {
      return texts(network, batch, width);
    }
    List<Said> said = new ArrayList<>();
    for (Answer answer : ((LabelNetwork) model.network()).answers(batch)) {
      List<String> output =
          model.settings().regress()
              ? List.of(String.format(Locale.ROOT, "%.6g", answer.value()))
              : Arrays.stream(answer.labels()).mapToObj(model.labels()::get).toList();
      said.add(new Said(output, answer.probabilities(), new float[0][], List.of(), List.of()));
    }
    return said;
  }

  private Batch batch(List<Example> examples, boolean gold, String source) throws FormatException {
    List<Coded> coded = new ArrayList<>();
    for (Example example : examples) {
      model.checkWidth(example, source);
      coded.add(model.codec().code(example, gold, source));
    }
    return new Batch(coded);
  }

  /**
   * The loss of examples in nats, summed, and the number of predictions that it is of.
   *
   * @throws FormatException if an example is not what the model reads, or its label is none of the
   *     model's
   */
  public double[] loss(List<Example> examples, String source) throws FormatException {
    Batch batch = batch(examples, true, source);
    return new double[] {model.network().loss(batch), model.network().count(batch)};
  }

  private List<Said> texts(TextNetwork network, Batch batch, int width) {
    int[] longest = new int[batch.size()];
    Arrays.setAll(
        longest,
        b ->
            batch.examples().get(b).vectors().length > 0 || batch.lengths()[b] == 1
                ? LONGEST
                : LENGTH_FACTOR * batch.lengths()[b] + LENGTH_ROOM);
    Beam beam = new Beam(width, network.begin(), network.end(), 1);
    List<int[]> tokens = new ArrayList<>();
    for (List<Hypothesis> best : beam.search(network.stepper(batch), longest)) {
      tokens.add(best.isEmpty() ? new int[0] : best.get(0).tokens());
    }
    List<Said> said = new ArrayList<>();
    for (int b = 0; b < batch.size(); b++) {
      int[] written = tokens.get(b);
      Batch alone = new Batch(List.of(batch.examples().get(b).withTarget(written)));
      float[][] alignment = network.alignment(alone);
      said.add(
          new Said(
              List.of(text(written)),
              new float[0][],
              alignment,
              alignment.length == 0 ? List.of() : names(alone.words()),
              names(written)));
    }
    return said;
  }

  private String text(int[] tokens) {
    return new String(model.codec().tokenizer().decode(tokens), StandardCharsets.UTF_8);
  }

  private List<String> names(int[] tokens) {
    return Arrays.stream(tokens).mapToObj(token -> text(new int[] {token})).toList();
  }
}
