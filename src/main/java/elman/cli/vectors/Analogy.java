package elman.cli.vectors;

import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Outputs;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.core.Ops;
import elman.core.Workers;
import elman.embed.query.Accuracy;
import elman.embed.query.Directions;
import elman.embed.query.Expression;
import elman.embed.query.Judgements;
import elman.embed.query.Lookup;
import elman.embed.query.Questions;
import elman.embed.vectors.VectorFormat;
import elman.embed.vectors.VectorReader;
import elman.embed.vectors.VectorWriter;
import elman.embed.vectors.WordVectors;
import elman.io.FormatException;
import elman.io.Messages;
import elman.io.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Answers sums and analogies of words by their vectors. */
@CommandLine.Command(
    name = "analogy",
    headerHeading = "Example: elman analogy vectors.bin 'king - man + woman'%n%n",
    header = "Answers sums and analogies of words by their vectors.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = {
      "elman analogy [OPTION...] VECTORS [EXPRESSION...]",
      "       elman analogy VECTORS --evaluate FILE | --similarity FILE... |",
      "                             --classes K | --table WORD... |",
      "                             --cosine [WORD WORD]... | --convert FILE"
    },
    description = {
      "%nAn expression is a word, a sum (king - man + woman), or an analogy (man : king :: woman :"
          + " ?). Signs have white space around them; quotes make a word of anything. What is"
          + " written is the nearest words by cosine. A line of standard input that cannot be"
          + " answered is reported, those after it are answered, and the exit status is 1.%n",
      "The words of the query are answers too, marked with *. It is customary to leave them out"
          + " (--exclude-query); then man : doctor :: woman : ? cannot be answered with doctor, and"
          + " nurse says as much about this rule as about the texts. See Nissim, van Noord and van"
          + " der Goot 2020.%n"
    },
    sortOptions = false)
public final class Analogy implements Command {
  private static final Set<String> SIGNS = Set.of("+", "-", ":", "::", "?");

  private static final String NOTE =
      "right: by the customary rule, a question's own words cannot be the answer; of all: they can."
          + " An answer such as man : doctor :: woman : nurse says as much about that rule as about"
          + " the texts.";

  private final Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "VECTORS",
      description =
          "Word vectors as word2vec, fastText and GloVe write them, text or binary, or safetensors;"
              + " compressed or not.")
  private String file;

  @Parameters(
      index = "1..*",
      paramLabel = "EXPRESSION",
      description =
          "What to answer, each a query of its own unless one is a sign (default: the lines of"
              + " standard input, also called -).")
  private List<String> operands = new ArrayList<>();

  @Mixin(name = "Answers")
  private final AnalogyOutput output = new AnalogyOutput();

  @Mixin(name = "Instead of answers")
  private final AnalogyModes modes = new AnalogyModes();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  private Lookup lookup;

  /** The command, which reads and writes {@code streams}. */
  public Analogy(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void registerChoices(CommandLine parser) {
    AnalogyOutput.registerChoices(parser);
  }

  @Override
  public void run() throws IOException {
    modes.check(operands);
    output.check(modes);
    List<Expression> sums = modes.none() && !readsQueries() ? sums() : List.of();
    checkFiles();
    try (Workers workers = other.workers()) {
      Ops ops = other.ops(workers, streams.err());
      WordVectors vectors = read(workers);
      if (modes.converted() != null) {
        convert(vectors);
        return;
      }
      lookup = new Lookup(new Directions(vectors, ops), output.composing());
      if (modes.cosine()) {
        answerPairs();
      } else if (modes.none()) {
        answerSums(sums);
      } else {
        report(new AnalogyReports(output, streams.out(), lookup));
      }
    }
  }

  private WordVectors read(Workers workers) throws IOException {
    return VectorReader.read(
        Inputs.of(file, streams.in()),
        workers,
        repeated ->
            say(
                "%s: %s there more than once; the first counts",
                file, Messages.counted(repeated, "word is", "words are")));
  }

  /** Whether queries are the lines of standard input. */
  private boolean readsQueries() {
    return (modes.none() || modes.cosine())
        && (operands.isEmpty() || operands.equals(List.of(Inputs.STANDARD)));
  }

  /** The operands' expressions, each of which is one. */
  private List<Expression> sums() {
    List<String> texts =
        operands.stream().anyMatch(SIGNS::contains)
            ? List.of(String.join(" ", operands))
            : operands;
    List<Expression> sums = new ArrayList<>();
    for (String text : texts) {
      try {
        sums.add(Sums.parse(text, output.method()));
      } catch (IllegalArgumentException e) {
        throw new UsageException("'" + text + "': " + e.getMessage());
      }
    }
    return sums;
  }

  private void checkFiles() throws IOException {
    List<String> others = new ArrayList<>(modes.judgements());
    if (modes.questions() != null) {
      others.add(modes.questions());
    }
    if (readsQueries()) {
      others.add(Inputs.STANDARD);
    }
    Inputs.requireOneStandard(List.of(file), others);
    if (modes.converted() != null) {
      modes.format();
      Outputs.check(Inputs.paths(List.of(file), List.of()), List.of(modes.converted()));
    }
  }

  private void convert(WordVectors vectors) throws IOException {
    VectorWriter.write(modes.converted(), modes.format(), vectors);
    say("%s: %,d vectors", modes.converted(), vectors.words().size());
    if (vectors.subwords() != null && modes.format() != VectorFormat.SAFETENSORS) {
      say("%s has no vectors of n-grams, for which safetensors has a place", modes.converted());
    }
  }

  private void report(AnalogyReports reports) throws IOException {
    if (modes.questions() != null) {
      Questions questions = Questions.read(Inputs.of(modes.questions(), streams.in()));
      Accuracy.Score total = reports.evaluate(questions, modes.restrict());
      streams.out().flush();
      say("%s", skipped(total));
      say(NOTE);
    } else if (!modes.judgements().isEmpty()) {
      List<Judgements> files = new ArrayList<>();
      for (Source source : Inputs.of(modes.judgements(), streams.in())) {
        files.add(Judgements.read(source));
      }
      reports.similarity(files);
    } else if (modes.classes() != null) {
      classes(reports);
    } else {
      reports.table(modes.table());
    }
  }

  private void classes(AnalogyReports reports) throws IOException {
    try {
      reports.classes(modes.classes());
    } catch (IllegalArgumentException e) {
      throw new FormatException(file, null, e.getMessage(), e);
    }
  }

  private String skipped(Accuracy.Score total) {
    int known = lookup.directions().size();
    known = modes.restrict() == 0 ? known : Math.min(known, modes.restrict());
    return String.format(
        Locale.ROOT,
        "%,d of %,d questions skipped: with words that are not among the first %,d",
        total.skipped(),
        total.asked() + total.skipped(),
        known);
  }

  private void say(String format, Object... values) {
    other.say(streams.err(), format, values);
  }

  private void answerSums(List<Expression> expressions) throws IOException {
    Sums sums = new Sums(output, streams.out(), lookup, expressions.size() != 1);
    for (Expression expression : expressions) {
      sums.answer(expression);
      streams.out().flush();
    }
    if (readsQueries()) {
      new QueryLines(streams, output.format(), sums).answer();
    }
    if (sums.hasMarked()) {
      say("* a word of the query (--exclude-query leaves it out)");
    }
  }

  private void answerPairs() throws IOException {
    Cosines cosines = new Cosines(output.format(), streams.out(), lookup);
    if (readsQueries()) {
      new QueryLines(streams, output.format(), cosines).answer();
      return;
    }
    for (int i = 0; i < operands.size(); i += 2) {
      cosines.answer(operands.get(i), operands.get(i + 1));
      streams.out().flush();
    }
  }
}
