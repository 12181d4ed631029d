package elman.cli.vectors;

import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.LineReader;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.core.Ops;
import elman.core.Workers;
import elman.embed.query.Accuracy;
import elman.embed.query.Answer;
import elman.embed.query.Directions;
import elman.embed.query.Expression;
import elman.embed.query.Judgements;
import elman.embed.query.Lookup;
import elman.embed.query.Method;
import elman.embed.query.Nearest;
import elman.embed.query.Questions;
import elman.embed.vectors.VectorReader;
import elman.embed.vectors.WordVectors;
import elman.io.FormatException;
import elman.io.Messages;
import elman.io.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
      "                             --classes K | --table WORD..."
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
  private Nearest nearest;
  private AnswerWriter writer;

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
    List<Expression> expressions = expressions();
    checkStandardInput(expressions);
    try (Workers workers = other.workers()) {
      Ops ops = other.ops(workers, streams.err());
      lookup = new Lookup(new Directions(read(workers), ops), output.composing());
      if (modes.none()) {
        answer(expressions);
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

  /** The operands' expressions; none if they are to be read. */
  private List<Expression> expressions() {
    if (operands.isEmpty() || operands.equals(List.of(Inputs.STANDARD))) {
      return List.of();
    }
    List<String> texts =
        operands.stream().anyMatch(SIGNS::contains)
            ? List.of(String.join(" ", operands))
            : operands;
    List<Expression> expressions = new ArrayList<>();
    for (String text : texts) {
      try {
        expressions.add(parse(text));
      } catch (IllegalArgumentException e) {
        throw new UsageException("'" + text + "': " + e.getMessage());
      }
    }
    return expressions;
  }

  /** An expression that the method can answer. */
  private Expression parse(String text) {
    Expression expression = Expression.parse(text);
    if (output.method() != Method.COS_ADD) {
      expression.asAnalogy();
    }
    return expression;
  }

  private void checkStandardInput(List<Expression> expressions) {
    List<String> others = new ArrayList<>(modes.judgements());
    if (modes.questions() != null) {
      others.add(modes.questions());
    }
    if (modes.none() && expressions.isEmpty()) {
      others.add(Inputs.STANDARD);
    }
    Inputs.requireOneStandard(List.of(file), others);
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

  private void answer(List<Expression> expressions) throws IOException {
    nearest = new Nearest(lookup, output.method());
    writer = new AnswerWriter(output, streams.out(), expressions.size() != 1);
    int reported = output.reported() == null ? -1 : lookup.number(output.reported());
    for (Expression expression : expressions) {
      answer(expression, reported);
      streams.out().flush();
    }
    if (expressions.isEmpty()) {
      answerLines(reported);
    }
    if (writer.hasMarked()) {
      say("* a word of the query (--exclude-query leaves it out)");
    }
  }

  private void answer(Expression expression, int reported) throws IOException {
    Answer answer = nearest.answer(expression);
    if (reported < 0) {
      writer.write(expression, answer);
    } else {
      writer.writePlace(expression, answer, reported);
    }
  }

  private void answerLines(int reported) throws IOException {
    Source source = Inputs.of(Inputs.STANDARD, streams.in());
    long failures = 0;
    try (LineReader lines = new LineReader(source, true)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        failures += isAnswered(source, lines.count(), line, reported) ? 0 : 1;
        if (!lines.isReady()) {
          streams.out().flush();
        }
      }
      streams.out().flush();
      if (failures > 0) {
        throw new FormatException(
            source.name(),
            null,
            failures + " of " + lines.count() + " lines could not be answered");
      }
    }
  }

  /** Answers a line, if there is anything on it, or says why it cannot. */
  private boolean isAnswered(Source source, long number, byte[] line, int reported)
      throws IOException {
    String text = new String(line, StandardCharsets.UTF_8);
    String reason;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
      if (text.isBlank()) {
        return true;
      }
      answer(parse(text), reported);
      return true;
    } catch (CharacterCodingException e) {
      reason = "is not valid UTF-8";
    } catch (FormatException e) {
      reason = e.source() + " " + e.reason();
    } catch (IllegalArgumentException e) {
      reason = e.getMessage();
    }
    writer.writeFailure(text, reason);
    streams.out().flush();
    FormatException failure = new FormatException(source.name(), "line " + number, reason);
    streams.err().println("elman analogy: " + failure.getMessage());
    return false;
  }
}
