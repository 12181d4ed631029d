package elman.cli.train;

import elman.cli.shell.Choice;
import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.Interrupt;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.core.Ops;
import elman.core.Workers;
import elman.io.Messages;
import elman.io.Source;
import elman.lm.CellKind;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Schedule;
import elman.seq.Pretrained;
import elman.seq.SeqCourse;
import elman.seq.SeqData;
import elman.seq.SeqSettings;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.SeqSettings.PoolKind;
import elman.seq.data.Example;
import elman.seq.data.Shape;
import elman.text.FileTokenizer;
import elman.text.Tokenizer;
import elman.train.DivergedException;
import elman.train.Recipe;
import elman.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains a network on sequences and what belongs to them. */
@CommandLine.Command(
    name = "train-seq",
    headerHeading = "Example: elman train-seq --shape many-to-one reviews.tsv -o reviews.elman%n%n",
    header = "Trains a network on sequences and what belongs to them: labels or texts.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman train-seq --shape SHAPE [OPTION...] [FILE...] -o MODEL",
    description = {
      "%nmany-to-one: label<TAB>text, a CSV table id,t,x1..xd,label, a .ts file, or NumPy's array"
          + " n x T x d and a file of labels. many-to-many: a word and its label on each line, a"
          + " blank line between sequences; a CSV table with a label a row; or music, a piece a"
          + " line, such as 60.64.67 _ 62, of which the next step is predicted. seq2seq:"
          + " source<TAB>target. one-to-many: numbers (NumPy, CSV) and row<TAB>text, or"
          + " label<TAB>text. one-to-one: a CSV table, the label last. tree: a tree a line, such"
          + " as (3 (2 The) (2 Rock)), a label at each node or _.%n"
    },
    sortOptions = false)
public final class TrainSeq implements Command {
  private final Streams streams;
  private final Interrupt interrupt;

  @Parameters(
      paramLabel = "FILE",
      description = "Examples, compressed or not (default: standard input, also called -).")
  private List<String> files = new ArrayList<>();

  @Mixin(name = "Data")
  private final SeqDataOptions data = new SeqDataOptions();

  @Mixin(name = "Model")
  private final SeqModelOptions modelOptions = new SeqModelOptions();

  @Mixin(name = "Training")
  private final TrainingOptions trainingOptions = new TrainingOptions();

  @Mixin(name = "Files")
  private final FileOptions to = new FileOptions();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  /** The command, which reads and writes {@code streams}, until it is interrupted. */
  public TrainSeq(Streams streams, Interrupt interrupt) {
    this.streams = streams;
    this.interrupt = interrupt;
  }

  @Override
  public void registerChoices(CommandLine parser) {
    parser.registerConverter(Shape.class, new Choice<>(Shape.class));
    parser.registerConverter(
        SeqDataOptions.TreeKind.class, new Choice<>(SeqDataOptions.TreeKind.class));
    parser.registerConverter(CellKind.class, new Choice<>(CellKind.class));
    RecurrenceOption.registerChoices(parser);
    parser.registerConverter(PoolKind.class, new Choice<>(PoolKind.class));
    parser.registerConverter(AttentionKind.class, new Choice<>(AttentionKind.class));
    parser.registerConverter(Optimizer.Rule.class, new Choice<>(Optimizer.Rule.class));
    parser.registerConverter(Schedule.Shape.class, new Choice<>(Schedule.Shape.class));
    parser.registerConverter(
        TrainingOptions.Start.class, new Choice<>(TrainingOptions.Start.class));
  }

  @Override
  public void run() throws IOException, DivergedException {
    data.check();
    modelOptions.check(data.shape());
    List<Path> inputs = inputs();
    to.check(inputs);
    Inputs.require(inputs);
    List<Source> sources = Inputs.of(files, streams.in());
    SeqDataOptions.Split split = data.read(sources, streams.in());
    sayRepaired(split.repaired());
    try (Workers workers = other.workers()) {
      train(split, other.ops(workers, streams.err()), workers);
    }
  }

  private void sayRepaired(long repaired) {
    if (repaired > 0 && data.shape() == Shape.MANY_TO_MANY) {
      String found = Messages.counted(repaired, "label begins", "labels begin");
      say("%s an entity with I-: taken for B-", found);
    } else if (repaired > 0) {
      String found = Messages.counted(repaired, "line has", "lines have");
      say("%s more than one tab: the first one separates", found);
    }
  }

  private void train(SeqDataOptions.Split split, Ops ops, Workers workers)
      throws IOException, DivergedException {
    Map<String, float[]> vectors = data.vectors(streams.in(), workers);
    Path begin = modelOptions.pretrained();
    Pretrained pretrained = begin == null ? null : Pretrained.read(begin, ops);
    SeqSettings settings = settings(split, vectors, pretrained);
    Recipe recipe =
        trainingOptions.recipe(
            new SeqDefaults(data.shape(), settings.frames(), split.train().size()),
            settings.cell() == CellKind.LSTM && settings.context() == 0,
            settings.cell().canStartOrthogonal() && settings.recurs());
    Tokenizer tokenizer = settings.writesText() ? tokenizer(split.train()) : null;
    SeqData read =
        new SeqData(
            split.source(),
            split.validSource(),
            split.train(),
            split.valid(),
            split.columns(),
            vectors,
            pretrained,
            tokenizer);
    SeqCourse course = new SeqCourse(ops, settings, read, recipe);
    Trainer trainer = new Trainer(ops, course, recipe, to.model(), to.checkpointEvery());
    TrainingRun run = new TrainingRun("elman train-seq", streams, interrupt, to, other);
    long step = run.begin(trainer);
    describe(course, split, recipe, step > 0);
    String unit = settings.writesText() ? "tokens" : settings.frames() ? "steps" : "labels";
    run.run(trainer, step, unit, nats -> String.format(Locale.ROOT, "%.4f", nats));
  }

  private SeqSettings settings(
      SeqDataOptions.Split split, Map<String, float[]> vectors, Pretrained pretrained) {
    Example first = split.train().get(0);
    boolean numbers = first.vectors().length > 0;
    data.checkWords(numbers);
    boolean frames = numbers && first.output().isEmpty();
    int width = vectors.values().stream().mapToInt(v -> v.length).findFirst().orElse(0);
    return modelOptions.settings(
        new SeqModelOptions.Task(
            data.shape(), numbers, frames, data.regress(), data.balanced(), width),
        pretrained == null ? null : pretrained.sizes());
  }

  private List<Path> inputs() {
    List<Path> paths = Inputs.paths(files, data.others());
    if (modelOptions.pretrained() != null) {
      paths.add(modelOptions.pretrained());
    }
    return paths;
  }

  /** A tokenizer of all texts, those that are read included. */
  private Tokenizer tokenizer(List<Example> examples) {
    List<String> texts = new ArrayList<>();
    for (Example example : examples) {
      texts.addAll(example.output());
      if (data.shape() == Shape.SEQ2SEQ) {
        texts.addAll(example.words());
      }
    }
    long characters = texts.stream().mapToLong(String::length).sum();
    return FileTokenizer.learn(texts, data.vocabularySize(characters));
  }

  private void describe(
      SeqCourse course, SeqDataOptions.Split split, Recipe recipe, boolean resumed) {
    boolean same = split.train().equals(split.valid());
    say(
        "examples: %,d to learn from, %s; %s",
        split.train().size(),
        same
            ? "the same to validate on"
            : String.format(Locale.ROOT, "%,d to validate on", split.valid().size()),
        course.describeData());
    say(
        "model: %s; %,d parameters",
        course.model().settings().describe(), course.model().parameters());
    if (!resumed && !course.describeStart().isEmpty()) {
      say("begins with: %s", course.describeStart());
    }
    say("training: %s", recipe.describe(Messages.counted(recipe.batch(), "example", "examples")));
  }

  private void say(String format, Object... values) {
    other.say(streams.err(), format, values);
  }
}
