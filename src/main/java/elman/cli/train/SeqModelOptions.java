package elman.cli.train;

import elman.cli.shell.Inputs;
import elman.cli.shell.UsageException;
import elman.lm.CellKind;
import elman.seq.Pretrained.Sizes;
import elman.seq.SeqSettings;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.SeqSettings.PoolKind;
import elman.seq.data.Shape;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a network for sequence tasks is to be made of. */
final class SeqModelOptions {
  private static final int HIDDEN = 128;
  private static final int TEXT_HIDDEN = 256;
  private static final int EMBED = 100;
  private static final float DROPOUT = 0.5f;
  private static final float LESS_DROPOUT = 0.3f;
  private static final int SPELLING = 25;
  private static final float PROFESSOR = 1;

  @Option(
      names = "--cell",
      paramLabel = "KIND",
      description =
          "elman, irnn, lstm, gru (reset after the product, as in PyTorch), gru-reset-before,"
              + " mingru or ssm (gates see the input alone); jordan (--recurrence output) for --shape"
              + " many-to-many; for trees elman or lstm (default: lstm).")
  private CellKind cell;

  @Mixin private final RecurrenceOption recurrence = new RecurrenceOption();

  @Option(
      names = "--init-from",
      paramLabel = "MODEL",
      description =
          "Begin with those weights of another model, a language model or one of sequences, that"
              + " fit; its --cell, --layers, --hidden and --embed are then the default.")
  private String pretrained;

  @Option(names = "--layers", paramLabel = "N", description = "Recurrent layers (default: 1).")
  private Integer layers;

  @Option(
      names = "--context",
      paramLabel = "N",
      description =
          "No memory: one tanh layer over the last N steps side by side, in the place of recurrent"
              + " layers.")
  private Integer context;

  @Option(
      names = "--hidden",
      paramLabel = "N",
      description =
          "Hidden units of each layer, in each direction (default: 128, to write texts 256).")
  private Integer hidden;

  @Option(
      names = "--embed",
      paramLabel = "N",
      description = "Dimensions of a word's vector (default: 100, to write texts --hidden).")
  private Integer embed;

  @Option(
      names = "--one-direction",
      description = "Read forwards alone; else what is read is read in both directions.")
  private boolean oneDirection;

  @Option(
      names = "--bidirectional",
      description = "Read in both directions, as is usual but for --shape one-to-one and tree.")
  private boolean bidirectional;

  @Option(
      names = "--pool",
      paramLabel = "HOW",
      description =
          "One vector of a sequence: last (where reading ends), mean, max or attention (default:"
              + " max for words, last for numbers and --context).")
  private PoolKind pool;

  @Option(
      names = "--attention",
      paramLabel = "KIND",
      description =
          "How the writer of a text looks back: none, additive or dot (default: dot for"
              + " seq2seq).")
  private AttentionKind attention;

  @Option(
      names = "--crf",
      description = "Judge the labels of a sequence together, for --shape many-to-many.")
  private boolean crf;

  @Option(
      names = "--char-words",
      arity = "0..1",
      fallbackValue = "" + SPELLING,
      paramLabel = "N",
      description =
          "Read words by their characters too, with N units in each direction (25 if N is not"
              + " said).")
  private Integer letters;

  @Option(names = "--lower", description = "Read words in lower case.")
  private boolean lower;

  @Option(
      names = "--dropout",
      paramLabel = "RATE",
      description =
          "Dropout on vectors and after each layer while training (default: 0.5, for a label a step"
              + " and to write texts 0.3).")
  private Float dropout;

  @Mixin private final SkipOption skip = new SkipOption();

  @Option(
      names = "--scheduled-sampling",
      paramLabel = "RATE",
      description =
          "How often, at the end of training, the writer of a text goes on with its own symbol and"
              + " not the true one; from 0 at the start (default: ${DEFAULT-VALUE}).")
  private float sampling;

  @Option(
      names = "--professor-forcing",
      arity = "0..1",
      fallbackValue = "" + PROFESSOR,
      paramLabel = "WEIGHT",
      description =
          "Have the writer of a text, when it goes on with its own symbols, do what it does with"
              + " the true ones: a network learns to tell which it reads, and the writer to deceive"
              + " it, with this weight beside the text's own loss, 1 if WEIGHT is not said"
              + " (default: none of this).")
  private float professor;

  /** The model to begin with, or null. */
  Path pretrained() {
    return pretrained == null ? null : Inputs.file(pretrained);
  }

  /**
   * Refuses what the shape has no use for.
   *
   * @throws UsageException naming the option
   */
  void check(Shape shape) {
    if (pool != null && shape != Shape.MANY_TO_ONE) {
      throw new UsageException("--pool is for --shape many-to-one");
    }
    if ((letters != null || lower) && shape == Shape.SEQ2SEQ) {
      throw new UsageException(
          (lower ? "--lower" : "--char-words")
              + " is of whole words, and --shape seq2seq reads parts of them");
    }
    if (skip.isSaid() && shape == Shape.TREE) {
      throw new UsageException("--skip is of the layers of sequences, and --shape tree has none");
    }
    if (bidirectional && shape == Shape.ONE_TO_ONE) {
      throw new UsageException("--bidirectional is of sequences, and --shape one-to-one has none");
    }
  }

  /**
   * What a network is to be for.
   *
   * @param shape what goes in and comes out
   * @param numbers whether numbers are read, and not words
   * @param frames whether the next step is predicted
   * @param regress whether a number is predicted
   * @param balanced whether balanced trees are built over words
   * @param vectors dimensions of words' vectors that are there already, or 0
   */
  record Task(
      Shape shape,
      boolean numbers,
      boolean frames,
      boolean regress,
      boolean balanced,
      int vectors) {}

  /**
   * Returns the settings, what was not said being chosen.
   *
   * @param task what it is to be for
   * @param begun what {@link #pretrained} is made of, or null
   * @throws UsageException if there is no such network
   */
  SeqSettings settings(Task task, Sizes begun) {
    checkTask(task);
    Shape shape = task.shape();
    int vectors = task.vectors();
    boolean text = shape.writesText();
    Sizes usual = begun == null ? usual(shape) : begun;
    int units = hidden == null ? usual.hidden() : hidden;
    int dimensions = vectors > 0 ? vectors : usual.embed() > 0 ? usual.embed() : units;
    boolean usesLess = text || (shape == Shape.MANY_TO_MANY && !task.frames());
    AttentionKind looking = shape == Shape.SEQ2SEQ ? AttentionKind.DOT : AttentionKind.NONE;
    CellKind kind = recurrence.cell(cell, usual.cell());
    boolean forwards =
        oneDirection
            || task.frames()
            || kind == CellKind.JORDAN
            || context != null
            || shape == Shape.ONE_TO_ONE
            || shape == Shape.TREE;
    boolean drops = kind != CellKind.JORDAN || !task.numbers();
    if (!drops && dropout != null && dropout > 0) {
      throw new UsageException("--dropout has no place in --cell jordan that reads numbers");
    }
    float usualDropout = !drops ? 0 : usesLess ? LESS_DROPOUT : DROPOUT;
    SeqSettings settings =
        UsageException.check(
            () ->
                new SeqSettings(
                    shape,
                    kind,
                    layers == null ? usual.layers() : layers,
                    units,
                    embed == null ? dimensions : embed,
                    letters == null ? 0 : letters,
                    bidirectional || !forwards,
                    pool == null ? usualPool(task.numbers()) : pool,
                    attention == null ? looking : attention,
                    crf,
                    task.regress(),
                    task.frames(),
                    lower,
                    skip.isSaid(),
                    task.balanced(),
                    dropout == null ? usualDropout : dropout,
                    context == null ? 0 : context,
                    sampling,
                    professor));
    skip.check(settings.layers());
    return settings;
  }

  /** Refuses options that do not go together, or with the examples. */
  private void checkTask(Task task) {
    int vectors = task.vectors();
    if (bidirectional && oneDirection) {
      throw new UsageException("--bidirectional and --one-direction do not go together");
    }
    if (context != null && (context < 1 || cell != null || recurrence.isSaid())) {
      throw new UsageException(
          context < 1
              ? "--context must be at least 1, not " + context
              : "--context has no recurrent layers: no --cell, no --recurrence");
    }
    if (task.numbers() && (letters != null || lower)) {
      throw new UsageException(
          (lower ? "--lower" : "--char-words") + " is of words, and the examples are numbers");
    }
    if (task.numbers() && embed != null && !task.shape().writesText()) {
      throw new UsageException("--embed is of words, and the examples are numbers");
    }
    if (embed != null && vectors > 0 && embed != vectors) {
      throw new UsageException("--embed " + embed + " is not that of --embeddings: " + vectors);
    }
  }

  private static Sizes usual(Shape shape) {
    return shape.writesText()
        ? new Sizes(CellKind.LSTM, 1, TEXT_HIDDEN, 0)
        : new Sizes(CellKind.LSTM, 1, HIDDEN, EMBED);
  }

  private PoolKind usualPool(boolean numbers) {
    return numbers || context != null ? PoolKind.LAST : PoolKind.MAX;
  }
}
