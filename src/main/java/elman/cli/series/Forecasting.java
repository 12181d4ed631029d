package elman.cli.series;

import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.core.Ops;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Source;
import elman.series.GlobalMethod;
import elman.series.Series;
import elman.series.auto.Methods;
import elman.series.auto.ModelFile;
import elman.series.table.Table;
import elman.series.table.TableSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Forecasts the series of a table. */
@CommandLine.Command(
    name = "forecast",
    headerHeading = "Example: elman forecast sales.csv -o forecast.csv%n%n",
    header = "Forecasts the series of a table.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman forecast [OPTION...] [FILE...]",
    description = {
      "%nThe table has a column of values, and perhaps one of times and one of series' names; or a"
          + " series in each row or column. Columns, times, their frequency and seasons are found"
          + " out and said on standard error, and so is what was repaired: rows out of order or"
          + " repeated, missing values and rows, a last row that was cut off. What has no reasonable"
          + " repair is refused with its line.%n",
      "Exit status: 0, done; 1, no forecast, and the output as it was; 2, wrong usage; 3, some series"
          + " are left out, each reported with its name, and the others are done.%n"
    },
    sortOptions = false)
public final class Forecasting implements Command {
  private static final String NAME = "elman forecast";

  private final Streams streams;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Tables of one form, CSV or TSV, compressed or not; a series may go on in the next file"
              + " (default: standard input, also called -).")
  private List<String> files = new ArrayList<>();

  @Mixin(name = "Input")
  private final TableOptions input = new TableOptions();

  @Mixin(name = "Methods")
  private final MethodOptions methods = new MethodOptions();

  @Mixin(name = "Models")
  private final SavedModelOptions models = new SavedModelOptions();

  @Mixin(name = "Output")
  private final ForecastOutput output = new ForecastOutput();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  /** The command, which reads and writes {@code streams}. */
  public Forecasting(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void registerChoices(CommandLine parser) {
    TableOptions.registerChoices(parser);
    ForecastOutput.registerChoices(parser);
  }

  @Override
  public void run() throws IOException {
    TableSettings usual = input.settings(methods.isOfThePast());
    methods.check(output);
    methods.methods(0);
    models.check(methods);
    if (methods.wantsAnomalies() && input.saysHorizon()) {
      throw new UsageException("--anomalies looks one step ahead: leave out --horizon");
    }
    List<Path> read = new ArrayList<>(models.inputs());
    read.addAll(Inputs.paths(files));
    output.check(read, models.outputs());
    Inputs.require(read);
    List<Source> sources = Inputs.of(files, streams.in());
    try (Workers workers = other.workers()) {
      if (!models.isGiven()) {
        run(sources, Table.read(sources, usual), workers);
        return;
      }
      ModelFile.Content model = models.read(other.ops(workers, streams.err()));
      model.model().rehearse();
      if (models.isToLearnMore() && !model.hasNetwork()) {
        other.say(
            streams.err(), "--update: the model has no network, and so nothing to learn with");
      }
      Table table = Table.read(sources, input.settings(model, methods.isOfThePast()));
      checkFits(model, table, Inputs.name(sources));
      run(sources, table, workers);
    }
  }

  private static void checkFits(ModelFile.Content model, Table table, String source)
      throws FormatException {
    if (!model.frequency().equals(table.frequency().toString())) {
      throw new FormatException(
          source,
          null,
          "has frequency "
              + table.frequency()
              + ", and the model was trained for "
              + model.frequency());
    }
  }

  private void run(List<Source> sources, Table table, Workers workers) throws IOException {
    String source = Inputs.name(sources);
    TableTalk talk = new TableTalk(table, source, other, streams.err());
    int horizon = input.horizon(table);
    int longest = table.series().stream().mapToInt(Series::size).max().orElse(0);
    int origins = methods.origins(longest, table.task(List.of()).withHorizon(horizon));
    List<GlobalMethod> chosen =
        models.isGiven() ? List.of(models.method()) : methods.methods(origins);
    talk.inferred(chosen, methods.wantsAnomalies() ? 0 : horizon);
    talk.chosen();
    talk.repaired();
    if (!methods.isOfThePast()) {
      talk.ended();
    }
    List<GlobalMethod> plain = chosen.stream().filter(method -> isPlain(method, table)).toList();
    if (input.hasRegressors()) {
      talk.unused(plain);
    }
    Failures failures = new Failures();
    table.skipped().forEach(one -> failures.add(one.id(), one.reason()));
    TrainingTime time = new TrainingTime(methods.minutes(), methods.trainings(origins));
    Ops ops = ops(plain.size() < chosen.size(), workers);
    ForecastRun run = new ForecastRun(table, horizon, source, ops, methods.seed(), time, failures);
    output.write(streams.out(), out -> write(run, chosen, out, talk));
    failures.report(streams.err(), NAME, table.series().size() + table.skipped().size());
  }

  private static boolean isPlain(GlobalMethod method, Table table) {
    return !Methods.mayUseNetwork(method, table.series().size());
  }

  /** Kernels take time to load, which is lost where there is no network. */
  private Ops ops(boolean network, Workers workers) {
    return network || other.debug()
        ? other.ops(workers, streams.err())
        : new Ops(new ScalarKernels(), workers);
  }

  private void write(ForecastRun run, List<GlobalMethod> chosen, OutputStream out, TableTalk talk)
      throws IOException {
    if (methods.backtest() > 0) {
      new BacktestReport(run, output.format(), out, methods.backtest()).write(chosen, talk);
    } else if (methods.wantsAnomalies()) {
      new AnomalyReport(run, output.format(), out).write(chosen.get(0), methods.anomalies(), talk);
    } else {
      String plot = output.plot();
      ForecastPlots plots =
          plot == null ? null : new ForecastPlots(plot, run.table(), output.bands(), streams);
      new ForecastReport(run, chosen, output, out, plots).write(talk, models);
    }
  }
}
