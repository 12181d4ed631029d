package elman.seq;

import elman.io.FormatException;
import elman.seq.Head.Answer;
import elman.seq.data.Example;
import elman.seq.data.Pitches;
import elman.seq.data.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
   * @param number if that is said, else NaN; the output has its first digits
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Said(List<String> output, float[][] probabilities, double number) {}

  /**
   * What the model says of examples, whatever belongs to them.
   *
   * @param width hypotheses of the beam search for a text
   * @throws FormatException if an example is not what the model reads
   */
  public List<Said> said(List<Example> examples, String source, int width) throws FormatException {
    Batch batch = batch(examples, false, source);
    return model.network() instanceof LabelNetwork network
        ? said(network.answers(batch))
        : texts(batch, width);
  }

  private List<Said> said(List<Answer> answers) {
    List<Said> said = new ArrayList<>();
    for (Answer answer : answers) {
      said.add(new Said(output(answer), answer.probabilities(), number(answer)));
    }
    return said;
  }

  private List<String> output(Answer answer) {
    if (model.settings().regress()) {
      return List.of(String.format(Locale.ROOT, "%.6g", number(answer)));
    }
    if (model.settings().frames()) {
      Stream<String> steps = Arrays.stream(answer.probabilities()).map(Pitches::step);
      return List.of(steps.collect(Collectors.joining(" ")));
    }
    return Arrays.stream(answer.labels()).mapToObj(model.labels()::get).toList();
  }

  private double number(Answer answer) {
    return model.codec().unit().number(answer.value());
  }

  private List<Said> texts(Batch batch, int width) {
    return written(batch, width).stream()
        .map(tokens -> new Said(List.of(text(tokens)), new float[0][], Double.NaN))
        .toList();
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
   * How examples are judged.
   *
   * @param said what is said of each
   * @param loss in nats, summed
   * @param count number of predictions that the loss is of
   */
  public record Judged(List<Said> said, double loss, long count) {}

  /**
   * Judges examples by what belongs to them.
   *
   * @param width hypotheses of the beam search for a text
   * @throws FormatException if an example is not what the model reads, or its label is none of the
   *     model's
   */
  public Judged judged(List<Example> examples, String source, int width) throws FormatException {
    Batch batch = batch(examples, true, source);
    int count = model.network().count(batch);
    if (model.network() instanceof LabelNetwork network) {
      LabelNetwork.Judged judged = network.judged(batch);
      return new Judged(said(judged.answers()), judged.loss(), count);
    }
    return new Judged(texts(batch, width), model.network().loss(batch), count);
  }

  /**
   * How a text was written.
   *
   * @param read the symbols that were read
   * @param written the symbols that were written
   * @param weights for each of these, and for the end, how much the decoder looked at each that was
   *     read
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Alignment(List<String> read, List<String> written, float[][] weights) {}

  /**
   * How the most probable texts of examples are written by a model with attention.
   *
   * @param width hypotheses of the beam search
   * @throws FormatException if an example is not what the model reads
   */
  public List<Alignment> alignments(List<Example> examples, String source, int width)
      throws FormatException {
    TextNetwork network = (TextNetwork) model.network();
    Batch batch = batch(examples, false, source);
    List<int[]> texts = written(batch, width);
    List<Alignment> alignments = new ArrayList<>();
    for (int b = 0; b < batch.size(); b++) {
      Coded one = batch.examples().get(b).withTarget(texts.get(b));
      float[][] weights = network.alignment(new Batch(List.of(one)));
      alignments.add(new Alignment(names(one.words()), names(one.target()), weights));
    }
    return alignments;
  }

  /** The symbols of the most probable texts. */
  private List<int[]> written(Batch batch, int width) {
    TextNetwork network = (TextNetwork) model.network();
    int[] longest = new int[batch.size()];
    Arrays.setAll(
        longest,
        b ->
            model.settings().shape() != Shape.SEQ2SEQ
                ? LONGEST
                : LENGTH_FACTOR * batch.lengths()[b] + LENGTH_ROOM);
    Beam beam = new Beam(width, network.begin(), network.end(), 1);
    return beam.search(network.stepper(batch), longest).stream()
        .map(best -> best.isEmpty() ? new int[0] : best.get(0).tokens())
        .toList();
  }

  private String text(int[] tokens) {
    return new String(model.codec().tokenizer().decode(tokens), StandardCharsets.UTF_8);
  }

  private List<String> names(int[] tokens) {
    return Arrays.stream(tokens).mapToObj(token -> text(new int[] {token})).toList();
  }
}
