package elman.seq;

import elman.core.Check;
import elman.io.Messages;
import elman.lm.CellKind;
import elman.lm.ModelShape;
import elman.seq.data.Shape;
import java.util.Locale;

/**
 * What a network for sequence tasks is made of; checked here, so that one that exists can be built.
 *
 * @param shape what goes in and what comes out
 * @param cell kind of the recurrent layers, of no meaning where there are none
 * @param layers number of them, in the encoder and in the decoder
 * @param hidden units H of each, in each direction
 * @param embed dimensions of a word's vector
 * @param letters units in each direction of the network that spells words; 0 for none
 * @param bidirectional whether what is read is read in both directions
 * @param pool how one vector is made of a sequence
 * @param attention how a decoder looks back
 * @param crf whether the labels of a sequence are judged together
 * @param regress whether numbers are predicted, and not labels
 * @param frames whether what is predicted is the next step, of numbers that are 0 or 1
 * @param lower whether words are read in lower case
 * @param skip whether layers from the second on add their input to their output
 * @param balanced whether balanced trees are built over the words, and not given
 * @param dropout rate in [0, 1) on vectors and on each layer's output while training
 * @param context steps that a layer without memory sees at once, in the place of recurrent layers;
 *     0 for these
 * @param sampling how often, at the end of training, a decoder goes on with the symbol that it
 *     thinks best and not with the true one, in [0, 1]
 * @param professor weight of what makes a decoder do on its own what it does when it reads the true
 *     symbols; 0 for none
 */
public record SeqSettings(
    Shape shape,
    CellKind cell,
    int layers,
    int hidden,
    int embed,
    int letters,
    boolean bidirectional,
    PoolKind pool,
    AttentionKind attention,
    boolean crf,
    boolean regress,
    boolean frames,
    boolean lower,
    boolean skip,
    boolean balanced,
    float dropout,
    int context,
    float sampling,
    float professor) {
  /** No window is longer. */
  static final int MOST_STEPS = 10_000;

  private static final float MOST_WEIGHT = 1000;

  /** How one vector is made of a sequence. */
  public enum PoolKind {
    /** Where reading ends. */
    LAST,
    /** The mean of all steps. */
    MEAN,
    /** Of each unit the largest of all steps. */
    MAX,
    /** The mean with weights that are learned. */
    ATTENTION
  }

  /** How a decoder looks back at what was read. */
  public enum AttentionKind {
    /** It does not. */
    NONE,
    /** By a small network over both states (Bahdanau et al. 2015). */
    ADDITIVE,
    /** By a product of both states (Luong et al. 2015), scaled. */
    DOT
  }

  /**
   * Checks the values and that they go together.
   *
   * @throws IllegalArgumentException naming the option that is wrong and what would be right
   */
  public SeqSettings(
      Shape shape,
      CellKind cell,
      int layers,
      int hidden,
      int embed,
      int letters,
      boolean bidirectional,
      PoolKind pool,
      AttentionKind attention,
      boolean crf,
      boolean regress,
      boolean frames,
      boolean lower,
      boolean skip,
      boolean balanced,
      float dropout,
      int context,
      float sampling,
      float professor) {
    this.shape = shape;
    this.cell = cell;
    this.layers = layers;
    this.hidden = hidden;
    this.embed = embed;
    this.letters = letters;
    this.bidirectional = bidirectional;
    this.pool = pool;
    this.attention = attention;
    this.crf = crf;
    this.regress = regress;
    this.frames = frames;
    this.lower = lower;
    this.skip = skip;
    this.balanced = balanced;
    this.dropout = dropout;
    this.context = context;
    this.sampling = sampling;
    this.professor = professor;
    checkRanges();
    checkLabels();
    checkTree();
    checkWriting();
    checkContext();
  }

  private void checkRanges() {
    Check.range("--layers", layers, 1, ModelShape.MOST_LAYERS);
    Check.range("--hidden", hidden, 1, ModelShape.MOST_UNITS);
    Check.range("--embed", embed, 1, ModelShape.MOST_UNITS);
    Check.range("--char-words", letters, 0, ModelShape.MOST_UNITS);
    Check.that(
        dropout >= 0 && dropout < 1, "--dropout must be at least 0 and below 1, not " + dropout);
    Check.that(
        sampling >= 0 && sampling <= 1,
        "--scheduled-sampling must be from 0 to 1, not " + sampling);
    Check.that(
        professor >= 0 && professor <= MOST_WEIGHT,
        "--professor-forcing must be from 0 to 1000, not " + professor);
    Check.that(
        context >= 0 && context <= MOST_STEPS, "--context must be from 1 to 10000, not " + context);
  }

  private void checkLabels() {
    Check.that(
        !frames || cell != CellKind.JORDAN, "--recurrence output is of labels, not of music");
    if (cell == CellKind.JORDAN) {
      Check.that(
          shape == Shape.MANY_TO_MANY,
          "--cell jordan (--recurrence output) is for --shape many-to-many, a label a step");
      Check.that(
          layers == 1 && letters == 0 && !bidirectional && !skip && !crf,
          "--cell jordan (--recurrence output) is one layer that reads forwards: no --layers,"
              + " --bidirectional, --char-words, --skip, --crf");
    }
    Check.that(!crf || shape == Shape.MANY_TO_MANY, "--crf is for --shape many-to-many");
    Check.that(
        !regress || shape.hasOneLabel(), "--regress is for --shape many-to-one and one-to-one");
    Check.that(
        !frames || (shape == Shape.MANY_TO_MANY && !crf), "--crf is of labels, not of music");
    Check.that(
        !frames || !bidirectional, "--bidirectional would see the next step, which is predicted");
  }

  private void checkTree() {
    Check.that(!balanced || shape == Shape.TREE, "--tree is for --shape tree");
    if (shape == Shape.TREE) {
      Check.that(
          cell == CellKind.LSTM || cell == CellKind.ELMAN,
          "--cell " + cell.label() + " is not for --shape tree: lstm or elman");
      Check.that(layers == 1, "--layers is for sequences; --shape tree has one");
      Check.that(!bidirectional, "--bidirectional is for sequences; --shape tree reads upwards");
    }
  }

  private void checkWriting() {
    Check.that(
        attention == AttentionKind.NONE || shape == Shape.SEQ2SEQ,
        "--attention is for --shape seq2seq");
    Check.that(
        sampling == 0 || shape.writesText(),
        "--scheduled-sampling is for --shape seq2seq and one-to-many");
    Check.that(
        professor == 0 || shape.writesText(),
        "--professor-forcing is for --shape seq2seq and one-to-many");
    Check.that(
        professor == 0 || sampling == 0,
        "--professor-forcing and --scheduled-sampling do not go together");
  }

  private void checkContext() {
    Check.that(
        context == 0 || shape == Shape.MANY_TO_ONE || shape == Shape.MANY_TO_MANY,
        "--context is for --shape many-to-one and many-to-many");
    Check.that(
        context == 0 || (layers == 1 && letters == 0 && !bidirectional && !skip),
        "--context is of one layer that looks back: no --layers, --bidirectional, --char-words,"
            + " --skip");
  }

  /** Whether a text is written, and not labels. */
  public boolean writesText() {
    return shape.writesText();
  }

  /** Whether there are recurrent layers, and not windows or trees. */
  public boolean recurs() {
    return context == 0 && shape != Shape.TREE && shape != Shape.ONE_TO_ONE;
  }

  /** Whether an example has one label. */
  public boolean hasOneLabel() {
    return shape.hasOneLabel();
  }

  /** What has a label. */
  Batch.Unit unit() {
    if (hasOneLabel()) {
      return Batch.Unit.EXAMPLE;
    }
    return shape == Shape.TREE ? Batch.Unit.NODE : Batch.Unit.STEP;
  }

  /** Directions in which is read. */
  int directions() {
    return bidirectional ? 2 : 1;
  }

  /** For people, e.g. {@code lstm, 2 layers of 256 in both directions, words of 100}. */
  public String describe() {
    String size = Messages.counted(layers, "layer", "layers");
    String kind = context > 0 ? "window of " + context + " steps" : cell.label();
    return kind
        + ", "
        + size
        + " of "
        + hidden
        + (bidirectional ? " in both directions" : "")
        + (shape == Shape.TREE ? (balanced ? " over balanced trees" : " over trees") : "")
        + (letters > 0 ? ", words spelled by " + letters : "")
        + (attention == AttentionKind.NONE ? "" : ", " + label(attention) + " attention")
        + (crf ? ", labels judged together" : "")
        + (dropout > 0 ? String.format(Locale.ROOT, ", dropout %.2g", dropout) : "");
  }

  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
