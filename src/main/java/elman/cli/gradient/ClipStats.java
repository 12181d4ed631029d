package elman.cli.gradient;

import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.Interrupt;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.cli.table.Figures;
import elman.cli.table.TableFormat;
import elman.core.Ops;
import elman.core.Workers;
import elman.gradient.LagCurve;
import elman.gradient.LagGradients;
import elman.gradient.NormReading;
import elman.gradient.Threshold;
import elman.io.Source;
import elman.io.Spool;
import elman.lm.LanguageModel;
import elman.plot.Chart;
import elman.text.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says how large gradients were, what clipping did to them, and how far they reach back. */
@CommandLine.Command(
    name = "clip-stats",
    headerHeading =
        "Example: elman train-lm a.txt -o a.elman --log a.tsv && elman clip-stats a.tsv%n%n",
    header = "Says how large gradients were, and what clipping did to them.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = {
      "elman clip-stats [OPTION...] [FILE...]",
      "       elman clip-stats --model MODEL --by-lag [OPTION...] [TEXT...]"
    },
    description = {
      "%nReads the norms of a run's gradients before clipping: a log of train-lm, any table with"
          + " tabs or commas whose first line names its columns, or bare numbers, one a line."
          + " Quantiles are true to 0.1 %%; the memory that is needed does not grow.%n"
    },
    sortOptions = false)
public final class ClipStats implements Command {
  /** Bytes of a text's tokens that are kept in memory. */
  private static final long TEXT_IN_MEMORY = 1 << 25;

  private final Streams streams;
  private final Interrupt interrupt;

  @Parameters(
      paramLabel = "FILE",
      description = "Logs, compressed or not (default: standard input, also called -).")
  private List<String> files = new ArrayList<>();

  @Mixin(name = "Logs")
  private final ClipOptions clip = new ClipOptions();

  @Mixin(name = "Models")
  private final LagOptions lag = new LagOptions();

  @Mixin(name = "Output")
  private final ClipOutput output = new ClipOutput();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  /** The command, which reads and writes {@code streams}, until it is interrupted. */
  public ClipStats(Streams streams, Interrupt interrupt) {
    this.streams = streams;
    this.interrupt = interrupt;
  }

  @Override
  public void registerChoices(CommandLine parser) {
    ClipOutput.registerChoices(parser);
  }

  @Override
  public void run() throws IOException {
    List<Path> read = new ArrayList<>(Inputs.paths(files));
    if (lag.wanted()) {
      lag.check(clip);
      lag.models().forEach(model -> read.add(Inputs.file(model)));
      output.check(read);
      Inputs.require(read);
      measure();
      return;
    }
    lag.checkUnused();
    NormReading.Settings settings = clip.settings();
    output.check(read);
    if (clip.follow()) {
      follow(settings);
    } else {
      read(settings);
    }
  }

  private void read(NormReading.Settings settings) throws IOException {
    List<NormReading> logs = new ArrayList<>();
    for (Source source : Inputs.of(files, streams.in())) {
      logs.add(NormReading.of(source, settings));
    }
    if (output.drawsHere()) {
      logs.forEach(this::talk);
    } else {
      TableFormat format = output.formatAtEnd();
      if (format == TableFormat.TABLE) {
        new ClipReport(logs).write(streams.out());
      } else {
        ClipFields rows = new ClipFields(format);
        for (NormReading log : logs) {
          rows.write(log, streams.out());
        }
      }
      streams.out().flush();
      logs.forEach(this::talk);
    }
    draw(logs);
  }

  private void follow(NormReading.Settings settings) throws IOException {
    if (output.drawsHere()) {
      throw new UsageException("--follow has no --plot -; name a file, which is drawn at the end");
    }
    try (ClipFollow follow = new ClipFollow(streams, interrupt, output.format())) {
      follow.open(files, settings, other);
      follow.run();
      follow.logs().forEach(this::talk);
      draw(follow.logs());
    }
  }

  private void draw(List<NormReading> logs) throws IOException {
    if (output.draws()) {
      List<Chart> charts =
          logs.stream().map(log -> new ClipPicture(log, logs.size() > 1).chart()).toList();
      output.draw(charts, streams);
    }
  }

  /** Says what is to be known about a log that was read. */
  private void talk(NormReading log) {
    if (log.isCut()) {
      say("%s: the last line has no end and may be cut: left out", log.source());
    }
    if (log.missing() > 0) {
      say("%s: rows without a norm: %,d, left out", log.source(), log.missing());
    }
    Threshold threshold = log.statistics().threshold();
    if (threshold.isContradiction()) {
      say(
          "%s: norms up to %s were not clipped, and some from %s on were: not one threshold;"
              + " --max-norm says what would have been",
          log.source(), ClipReport.figure(threshold.low()), ClipReport.figure(threshold.high()));
    } else if (threshold.isInferred() && !Double.isNaN(threshold.value())) {
      say(
          "%s: threshold %s, as norms up to %s were not clipped and those from %s on were",
          log.source(),
          ClipReport.figure(threshold.value()),
          Figures.significant(threshold.low(), 6),
          Figures.significant(threshold.high(), 6));
    }
    if (!log.statistics().knowsClipped()) {
      say("%s: does not say what was clipped; --max-norm says it", log.source());
    }
  }

  private void measure() throws IOException {
    if (lag.models().size() > 1 && (files.isEmpty() || files.contains(Inputs.STANDARD))) {
      throw new UsageException("several models read the text one after the other: name a file");
    }
    List<LagReport.Layer> layers = new ArrayList<>();
    try (Workers workers = other.workers()) {
      Ops ops = other.ops(workers, streams.err());
      for (String file : lag.models()) {
        LanguageModel model = LanguageModel.load(Inputs.file(file), ops);
        for (LagCurve curve : curves(model)) {
          layers.add(new LagReport.Layer(file, model.shape().cell().label(), curve));
        }
      }
    }
    LagReport report = new LagReport(layers);
    if (!output.drawsHere()) {
      report.write(output.formatAtEnd(), streams.out());
    }
    output.draw(List.of(report.chart()), streams);
  }

  private List<LagCurve> curves(LanguageModel model) throws IOException {
    List<Source> sources = Inputs.of(files, streams.in());
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (Spool spool = new Spool(folder, TEXT_IN_MEMORY)) {
      Corpus text = Corpus.encode(model.tokenizer(), sources, spool);
      return LagGradients.measure(
          model, Inputs.name(sources), text.tokens(), lag.steps(), lag.positions());
    }
  }

  private void say(String format, Object... values) {
    other.say(streams.err(), format, values);
  }
}
