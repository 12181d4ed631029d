package elman.cli.train;

import elman.cli.shell.Choice;
import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.Interrupt;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.cli.table.Figures;
import elman.core.Ops;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import elman.lm.CellKind;
import elman.lm.Defaults;
import elman.lm.LmCourse;
import elman.lm.ModelShape;
import elman.lm.TrainingText;
import elman.nn.JordanNetwork.Feedback;
import elman.nn.optim.Optimizer;
import elman.nn.optim.Schedule;
import elman.token.bpe.SplitPattern;
import elman.train.DivergedException;
import elman.train.Plan;
import elman.train.Recipe;
import elman.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains a language model on text. */
@CommandLine.Command(
    name = "train-lm",
    headerHeading = "Example: elman train-lm corpus.txt -o corpus.elman%n%n",
    header = "Trains a recurrent language model on text.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman train-lm [OPTION...] [FILE...] -o MODEL",
    description = {
      "%nWhat is not said is chosen by the size of the text, and with --minutes by the time and the"
          + " machine. The model that is kept is the one with the lowest loss on a part of the text"
          + " that it does not learn from.%n"
    },
    sortOptions = false)
public final class TrainLm implements Command {
  /** Size of a text to check the options with before the real one is read. */
  private static final long SOME_TOKENS = 1_000_000;

  private final Streams streams;
  private final Interrupt interrupt;

  @Parameters(
      paramLabel = "FILE",
      description = "Text, compressed or not (default: standard input, also called -).")
  private List<String> files = new ArrayList<>();

  @Mixin(name = "Model")
  private final ModelOptions modelOptions = new ModelOptions();

  @Mixin(name = "Training")
  private final TrainingOptions trainingOptions = new TrainingOptions();

  @Mixin(name = "Truncation")
  private final TruncationOptions truncation = new TruncationOptions();

  @Mixin(name = "Data")
  private final DataOptions data = new DataOptions();

  @Mixin(name = "Files")
  private final FileOptions to = new FileOptions();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  /** The command, which reads and writes {@code streams}, until it is interrupted. */
  public TrainLm(Streams streams, Interrupt interrupt) {
    this.streams = streams;
    this.interrupt = interrupt;
  }

  @Override
  public void registerChoices(CommandLine parser) {
    parser.registerConverter(CellKind.class, new Choice<>(CellKind.class));
    RecurrenceOption.registerChoices(parser);
    parser.registerConverter(Feedback.class, new Choice<>(Feedback.class));
    parser.registerConverter(Optimizer.Rule.class, new Choice<>(Optimizer.Rule.class));
    parser.registerConverter(Schedule.Shape.class, new Choice<>(Schedule.Shape.class));
    parser.registerConverter(
        TrainingOptions.Start.class, new Choice<>(TrainingOptions.Start.class));
    parser.registerConverter(SplitPattern.class, new Choice<>(SplitPattern.class));
  }

  @Override
  public void run() throws IOException, DivergedException {
    check();
    try (Spool spool = to.spool()) {
      train(spool);
    }
  }

  private void train(Spool spool) throws IOException, DivergedException {
    List<Source> sources = Inputs.of(files, streams.in());
    Plan kept = to.resume() ? Trainer.planOf(to.model()) : null;
    try (Workers workers = other.workers()) {
      Ops ops = other.ops(workers, streams.err());
      double power = workers.count() * ops.kernels().panelWidth() / Plan.POWER;
      double minutes = plan(kept, SOME_TOKENS, power).minutes();
      TrainingText text = data.read(sources, streams.in(), spool, Defaults.mostValid(minutes));
      Plan plan = plan(kept, text.train().size(), power);
      Defaults defaults = defaults(text, plan);
      ModelShape shape = modelOptions.shape(defaults);
      Recipe recipe = recipe(defaults, shape);
      LmCourse course;
      try {
        course = new LmCourse(ops, shape, text, recipe);
      } catch (IllegalArgumentException e) {
        throw new FormatException(Inputs.name(sources), null, e.getMessage(), e);
      }
      Trainer trainer = new Trainer(ops, course, recipe, to.model(), to.checkpointEvery());
      TrainingRun run = new TrainingRun("elman train-lm", streams, interrupt, to, other);
      long step = run.begin(trainer);
      describe(text, shape, recipe, trainer.parameters());
      run.run(trainer, step, "tokens", nats -> Figures.loss(nats, data.kind()));
    }
  }

  /** A run that goes on keeps the plan that was chosen for it. */
  private Plan plan(Plan kept, long tokens, double power) {
    return kept != null ? kept : trainingOptions.plan(tokens, truncation.bptt(), power);
  }

  private Defaults defaults(TrainingText text, Plan plan) {
    int vocabulary = text.tokenizer().vocabulary().size();
    return new Defaults(text.train().size(), data.kind(), vocabulary, plan);
  }

  /** Finds what is wrong before a long text is read. */
  private void check() throws IOException {
    data.check();
    Plan plan = plan(null, SOME_TOKENS, 1);
    Defaults some = new Defaults(SOME_TOKENS, data.kind(), 1, plan);
    recipe(some, modelOptions.shape(some));
    List<Path> read = Inputs.paths(files, data.others());
    to.check(read);
    Inputs.require(read);
  }

  private Recipe recipe(Defaults defaults, ModelShape shape) {
    if (truncation.isRandom() && !shape.cutsGradient()) {
      throw new UsageException(
          "--bptt-random has nothing to cut: with --feedback teacher no gradient flows back");
    }
    return trainingOptions.recipe(
        truncation.usual(defaults, shape),
        shape.cell() == CellKind.LSTM,
        shape.cell().canStartOrthogonal());
  }

  private void describe(TrainingText text, ModelShape shape, Recipe recipe, long parameters) {
    say(
        "text: %,d tokens to learn from, %,d %sto validate on, vocabulary of %,d %s",
        text.train().size(),
        text.valid().size(),
        data.holdsNothingOut() ? "of them " : "",
        text.tokenizer().vocabulary().size(),
        data.tokenName());
    say("model: %s; %,d parameters", shape.describe(), parameters);
    say("training: %s", recipe.describe(recipe.batch() + " x " + recipe.bptt() + " tokens"));
    if (other.debug()) {
      streams.err().println("recipe: " + recipe.options());
    }
  }

  private void say(String format, Object... values) {
    other.say(streams.err(), format, values);
  }
}
