package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.manual.Article;
import elman.manual.Program;
import elman.manual.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The manual pages and the completions that are kept in {@code man} and {@code completions} are
 * those that the commands have now. {@code -Delman.cli.rewrite=true} writes them anew instead.
 */
class ManualTest {
  private static final List<String> SECTIONS =
      List.of(
          "NAME",
          "SYNOPSIS",
          "DESCRIPTION",
          "OPTIONS",
          "EXIT STATUS",
          "FILES",
          "EXAMPLES",
          "SEE ALSO");

  private static final boolean REWRITE = Boolean.getBoolean("elman.cli.rewrite");

  @Test
  void filesAreThoseThatTheCommandsHaveNow() throws IOException {
    Map<String, String> files = Pages.files();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = Elman.BASE.resolve(file.getKey());
      if (REWRITE) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      assertEquals(file.getValue(), Files.readString(path), path + " is not up to date");
    }
    assertEquals(new TreeSet<>(files.keySet()), kept(), "other files than are printed");
  }

  private static Set<String> kept() throws IOException {
    Set<String> kept = new TreeSet<>();
    for (String folder : List.of("man", "completions")) {
      try (Stream<Path> files = Files.list(Elman.BASE.resolve(folder))) {
        files.forEach(file -> kept.add(folder + "/" + file.getFileName()));
      }
    }
    return kept;
  }

  @Test
  void everyPageHasItsSections() throws IOException {
    for (Map.Entry<String, String> file : Pages.files().entrySet()) {
      for (String section : file.getKey().startsWith("man/") ? SECTIONS : List.<String>of()) {
        boolean there = file.getValue().matches("(?s).*\\.SH \"?" + section + "\"?\\n.*");
        assertTrue(there, file.getKey() + " " + section);
      }
    }
  }

  @Test
  void everyPageHasExamplesAndThatOfItsHelpIsAmongThem() throws IOException {
    Program program = Pages.program();
    var parser = Pages.parser();
    for (Topic topic : Pages.topics(program)) {
      List<String> lines = new ArrayList<>();
      topic.article().section(Article.EXAMPLES).forEach(block -> lines.addAll(block.body()));
      var command = program.isOverview(topic) ? parser : parser.getSubcommands().get(topic.name());
      String heading = command.getCommandSpec().usageMessage().headerHeading();
      assertTrue(heading.startsWith("Example: "), topic.name());
      String examples = heading.substring("Example: ".length());
      for (String example : examples.split("%n", -1)) {
        boolean there = example.isBlank() || lines.contains(example.strip());
        assertTrue(there, topic.name() + ": " + example);
      }
    }
  }

  @Test
  void everyPageSaysWhereElseToLook() throws IOException {
    Program program = Pages.program();
    TreeSet<String> pages = new TreeSet<>();
    Pages.topics(program).forEach(topic -> pages.add(program.page(topic)));
    for (Topic topic : program.commands()) {
      String also = topic.article().section("SEE ALSO").toString();
      assertTrue(also.contains("elman(1)"), topic.name());
      var names = Pattern.compile("elman[a-z0-9-]*(?=\\(1\\))").matcher(also);
      while (names.find()) {
        assertTrue(pages.contains(names.group()), topic.name() + ": " + names.group());
        assertFalse(names.group().equals(program.page(topic)), topic.name() + " names itself");
      }
    }
  }

  /** The parser takes every value that completions offer. */
  @Test
  void choicesAreThoseThatTheParserTakes() throws IOException {
    int tried = 0;
    for (Topic topic : Pages.program().commands()) {
      for (var option : topic.options()) {
        for (String word : option.values().words()) {
          String value = option.longest() + "=" + word;
          String err = InProcess.run("", topic.name(), value, "--no-such-option").err();
          assertFalse(err.contains("invalid value"), topic.name() + " " + value + ": " + err);
          tried++;
        }
      }
    }
    assertTrue(tried > 50, "values tried: " + tried);
  }
}
