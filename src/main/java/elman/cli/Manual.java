package elman.cli;

import elman.cli.shell.Choice;
import elman.io.FormatException;
import elman.manual.Article;
import elman.manual.Flag;
import elman.manual.Operand;
import elman.manual.Program;
import elman.manual.Topic;
import elman.manual.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Tells the manual what the parser knows of the commands, and what is written about them. */
final class Manual {
  /** What a value is called that names a file or a folder. */
  private static final Set<String> FILES =
      Set.of("FILE", "MODEL", "VECTORS", "MEMORY", "OUT", "WHERE", "DIR");

  private Manual() {}

  /**
   * Returns the program with all its commands.
   *
   * @param top the parser of all of them
   * @throws IOException if an article is not as it should be
   */
  static Program of(CommandLine top) throws IOException {
    List<Topic> commands = new ArrayList<>();
    for (CommandLine command : top.getSubcommands().values()) {
      commands.add(topic(command.getCommandSpec()));
    }
    return new Program(topic(top.getCommandSpec()), commands);
  }

  private static Topic topic(CommandSpec command) throws IOException {
    var usage = command.usageMessage();
    List<Topic.Group> groups = new ArrayList<>();
    HelpGroups.of(command)
        .forEach(
            (title, options) ->
                groups.add(new Topic.Group(title, options.stream().map(Manual::flag).toList())));
    return new Topic(
        command.name(),
        usage.header()[0],
        synopsis(usage.customSynopsis()),
        paragraphs(usage.description()),
        command.positionalParameters().stream().map(Manual::operand).toList(),
        groups,
        terms(usage.footerHeading(), usage.footer()),
        article(command.name()));
  }

  private static Article article(String name) throws IOException {
    String file = "manual/" + name + ".txt";
    try (InputStream in = Manual.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new FormatException(file, null, "is missing in the jar");
      }
      return Article.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** A line that does not begin with the program's name goes on with the line before. */
  private static List<String> synopsis(String... lines) {
    List<String> forms = new ArrayList<>();
    for (String line : lines) {
      if (forms.isEmpty() || line.strip().startsWith("elman")) {
        forms.add(line.strip());
      } else {
        forms.add(forms.remove(forms.size() - 1) + " " + line.strip());
      }
    }
    return forms;
  }

  private static List<String> paragraphs(String... description) {
    String text = plain(String.join("\n", description)).strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\n\n+", -1));
  }

  private static List<Topic.Terms> terms(String title, String... lines) {
    if (lines.length == 0) {
      return List.of();
    }
    List<Topic.Term> terms = new ArrayList<>();
    for (String line : lines) {
      String[] parts = plain(line).split(": ", 2);
      terms.add(new Topic.Term(parts[0], parts[1]));
    }
    return List.of(new Topic.Terms(plain(title).strip().replace(":", ""), terms));
  }

  private static Operand operand(PositionalParamSpec parameter) {
    return new Operand(
        parameter.paramLabel(),
        parameter.arity().min() == 0,
        parameter.isMultiValue(),
        description(parameter),
        values(parameter));
  }

  private static Flag flag(OptionSpec option) {
    List<String> names = List.of(option.names());
    return new Flag(
        names,
        arity(option) == Flag.Arity.NONE ? "" : option.paramLabel(),
        arity(option),
        description(option),
        values(option));
  }

  private static Flag.Arity arity(OptionSpec option) {
    if (option.arity().max() == 0) {
      return Flag.Arity.NONE;
    }
    if (option.arity().min() == 0) {
      return Flag.Arity.OPTIONAL;
    }
    return option.arity().max() > 1 ? Flag.Arity.MANY : Flag.Arity.ONE;
  }

  /** The words that the model knows, and whether the label is one of a file. */
  private static Values values(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    if (argument.completionCandidates() != null && argument.arity().max() > 0) {
      boolean constants = argument.auxiliaryTypes()[0].isEnum();
      StreamSupport.stream(argument.completionCandidates().spliterator(), false)
          .map(word -> constants ? Choice.label(word) : word)
          .forEach(words::add);
    }
    boolean file =
        List.of(argument.paramLabel().split("\\|", -1)).stream().anyMatch(FILES::contains);
    boolean list = argument.splitRegex().equals(",");
    return words.isEmpty() && !file ? Values.UNKNOWN : new Values(words, file, list);
  }

  private static String description(ArgSpec argument) {
    String text = plain(String.join(" ", argument.description()));
    return text.replace("${DEFAULT-VALUE}", String.valueOf(argument.initialValue()));
  }

  /** The text of what is a format for the help. */
  private static String plain(String format) {
    return format.replace("%n", "\n").replace("%%", "%");
  }
}
