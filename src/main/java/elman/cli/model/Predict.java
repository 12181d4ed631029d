package elman.cli.model;

import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.core.Workers;
import elman.io.Source;
import elman.seq.Predictor;
import elman.seq.Predictor.Alignment;
import elman.seq.Predictor.Said;
import elman.seq.SeqModel;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.data.Example;
import elman.seq.data.ExampleOptions;
import elman.seq.data.ExampleReader;
import elman.seq.data.Examples;
import elman.seq.data.Predictions;
import elman.seq.data.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a model that was trained on sequences makes of others. */
@CommandLine.Command(
    name = "predict",
    headerHeading = "Example: elman predict reviews.elman new-reviews.txt%n%n",
    header = "Says what a model that was trained on sequences makes of others.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman predict [OPTION...] MODEL [FILE...]",
    description = {
      "%nReads what train-seq reads, with or without the labels or texts that belong to it, and"
          + " writes it with one more column.%n"
    },
    sortOptions = false)
public final class Predict implements Command {
  private static final int BEAM = 5;
  private static final String COLUMN = "predicted";

  private final Streams streams;

  @Parameters(index = "0", paramLabel = "MODEL", description = "The model, made by train-seq.")
  private String model;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      description = "Examples, compressed or not (default: standard input, also called -).")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--eval",
      description =
          "Write how right the model is, and not the predictions. Texts of one source that follow"
              + " each other are references of one prediction; the loss is that of the first.")
  private boolean eval;

  @Option(
      names = "--probabilities",
      description = "Write a column more for each label: its probability.")
  private boolean probabilities;

  @Option(
      names = "--beam",
      paramLabel = "K",
      description = "Texts are searched for K ways at once (default: 5).")
  private Integer beam;

  @Option(
      names = "--show-attention",
      description =
          "Write for each text a table of how much each of its tokens looked at each"
              + " token that was read.")
  private boolean showAttention;

  @Option(
      names = "--nodes",
      description = "Write a column more: the tree with the predicted label of each node.")
  private boolean nodes;

  @Option(names = "--strict", description = "Refuse odd sequences of entity labels.")
  private boolean strict;

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  /** The command, which reads and writes {@code streams}. */
  public Predict(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() throws IOException {
    if (beam != null && (beam < 1 || beam > 1000)) {
      throw new UsageException("--beam must be from 1 to 1000, not " + beam);
    }
    if (eval && (probabilities || showAttention || nodes)) {
      throw new UsageException(
          "--eval writes no predictions: none of --probabilities, --nodes, --show-attention");
    }
    Inputs.require(Inputs.paths(files));
    try (Workers workers = other.workers()) {
      SeqModel loaded = SeqModel.load(Inputs.file(model), other.ops(workers, streams.err()));
      check(loaded);
      ExampleOptions options =
          (eval ? ExampleOptions.TRAINING : ExampleOptions.PREDICTION)
              .withStrict(strict)
              .withGrouped(eval && loaded.settings().writesText())
              .withMusic(loaded.settings().frames())
              .withBalanced(loaded.settings().balanced())
              .withDimensions(loaded.width())
              .withColumns(loaded.columns());
      List<Source> sources = Inputs.of(files, streams.in());
      try (ExampleReader reader = Examples.open(loaded.settings().shape(), sources, options)) {
        if (eval) {
          new SeqReport(loaded, width()).write(reader, streams.out());
        } else {
          predict(new Predictor(loaded), reader, loaded.labels());
        }
      }
    }
  }

  /** Refuses what is of other models. */
  private void check(SeqModel loaded) {
    if (probabilities && loaded.labels().isEmpty()) {
      throw new UsageException("--probabilities are of labels, and the model has none");
    }
    if (nodes && loaded.settings().shape() != Shape.TREE) {
      throw new UsageException("--nodes are those of trees, and the model reads none");
    }
    if (strict && (loaded.settings().shape() != Shape.MANY_TO_MANY || loaded.labels().isEmpty())) {
      throw new UsageException("--strict is of labels of entities, and the model has none");
    }
    if (beam != null && !loaded.settings().writesText()) {
      throw new UsageException("--beam is of texts, and the model writes none");
    }
    if (showAttention && loaded.settings().attention() == AttentionKind.NONE) {
      throw new UsageException("--show-attention is of models with attention, and this has none");
    }
  }

  private int width() {
    return beam == null ? BEAM : beam;
  }

  private void predict(Predictor predictor, ExampleReader reader, List<String> labels)
      throws IOException {
    Predictions out = null;
    ExampleBatches batches = new ExampleBatches(reader);
    for (List<Example> some = batches.next(); !some.isEmpty(); some = batches.next()) {
      if (out == null) {
        out = new Predictions(streams.out(), reader.layout(), columns(labels));
        if (probabilities && reader.layout().header() == null) {
          String names = String.join(", ", columns(labels));
          other.say(streams.err(), "the last %d columns: %s", labels.size() + 1, names);
        }
      }
      if (showAttention) {
        for (Alignment one : predictor.alignments(some, batches.source(), width())) {
          AttentionTable.write(one, streams.out());
        }
      } else {
        List<Said> said = predictor.said(some, batches.source(), width());
        for (int i = 0; i < some.size(); i++) {
          out.writeRows(some.get(i), rows(some.get(i), said.get(i)));
        }
      }
      streams.out().flush();
    }
  }

  private List<String> columns(List<String> labels) {
    List<String> columns = new ArrayList<>(List.of(COLUMN));
    if (probabilities) {
      labels.forEach(label -> columns.add("p_" + label));
    }
    return columns;
  }

  /** The new cells; of a tree those of its root. */
  private List<List<String>> rows(Example example, Said said) {
    List<List<String>> rows = new ArrayList<>();
    int all = said.output().size();
    for (int t = example.tree() == null ? 0 : all - 1; t < all; t++) {
      List<String> row = new ArrayList<>(List.of(said.output().get(t)));
      if (probabilities) {
        for (float p : said.probabilities()[t]) {
          row.add(String.format(Locale.ROOT, "%.4f", p));
        }
      }
      if (nodes) {
        row.add(example.tree().text(said.output()));
      }
      rows.add(row);
    }
    return rows;
  }
}
