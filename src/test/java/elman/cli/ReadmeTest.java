package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The README names commands and options that there are, and says nothing twice. */
class ReadmeTest {
  /** A command of the program and its words, to the end of what the shell takes for it. */
  private static final Pattern COMMAND =
      Pattern.compile("(?:^|[|;&(]|\\bdo)\\s*(?:elman|java -jar \\S+) ([a-z0-9-]+)([^|;&\n]*)");

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--?[a-zA-Z][a-zA-Z-]*");

  /** Words between quotes and of another command are no options, whatever they look like. */
  private static final Pattern QUOTED =
      Pattern.compile("'[^']*'|\"[^\"]*\"|[$][(](?!elman)[^)]*[)]");

  private static final Pattern COMMENT = Pattern.compile("(?<=\\s)#.*");

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Elman.BASE.resolve("README.md"));
  }

  /** The indented lines, with those that go on put together. */
  private static List<String> code() throws IOException {
    String all =
        lines().stream()
            .filter(line -> line.startsWith("    "))
            .map(line -> QUOTED.matcher(line.strip()).replaceAll("''"))
            .map(line -> COMMENT.matcher(line).replaceAll(""))
            .collect(Collectors.joining("\n"));
    return List.of(all.replace("\\\n", " ").split("\n", -1));
  }

  private static List<MatchResult> commands() throws IOException {
    List<MatchResult> commands = new ArrayList<>();
    for (String line : code()) {
      Matcher command = COMMAND.matcher(line);
      command.results().forEach(commands::add);
    }
    return commands;
  }

  @Test
  void itsCommandsAndTheirOptionsAreThere() throws IOException {
    CommandLine parser = Pages.parser();
    for (MatchResult command : commands()) {
      CommandLine called = parser.getSubcommands().get(command.group(1));
      assertNotNull(called, command.group());
      Matcher option = OPTION.matcher(command.group(2));
      while (option.find()) {
        assertNotNull(
            called.getCommandSpec().findOption(option.group()),
            option.group() + " in: " + command.group());
      }
    }
  }

  @Test
  void everyCommandIsShownAndDescribed() throws IOException {
    Set<String> shown = new TreeSet<>();
    commands().forEach(command -> shown.add(command.group(1)));
    Set<String> described = new TreeSet<>();
    Matcher row =
        Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|").matcher(String.join("\n", lines()));
    row.results().forEach(found -> described.add(found.group(1)));
    for (String command : Pages.parser().getSubcommands().keySet()) {
      if (!Set.of("help", "install", "uninstall").contains(command)) {
        assertTrue(shown.contains(command), command + " has no example");
        assertTrue(described.contains(command), command + " has no row");
      }
    }
  }

  @Test
  void noHeadingAndNoSentenceStandsTwice() throws IOException {
    Set<String> headings = new HashSet<>();
    Set<String> text = new HashSet<>();
    for (String line : lines()) {
      assertTrue(!line.startsWith("#") || headings.add(line), line);
      boolean prose = !line.startsWith("    ") && !line.startsWith("|") && line.length() > 40;
      assertTrue(!prose || text.add(line), line);
    }
    assertEquals("# elman", lines().get(0));
  }
}
