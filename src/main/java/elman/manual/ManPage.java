package elman.manual;

import elman.manual.Article.Block;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Prints manual pages of section 1, one for the program and one for each command. */
public final class ManPage {
  /** The day of the last edition, which is the same wherever the pages are printed. */
  private static final String DATE = "2026-11-21";

  private static final String SEE_ALSO = "SEE ALSO";
  private static final String DESCRIPTION = "DESCRIPTION";
  private static final String EXIT_STATUS = "EXIT STATUS";

  private static final List<Block> STATUSES =
      List.of(
          status("0", "Done; also if who reads standard output has closed the pipe."),
          status("1", "Failed; a line on standard error says at what, and what would be right."),
          status("2", "The command line was wrong; nothing has been done."),
          status("129, 130, 143", "Ended by the signal HUP, INT or TERM."));

  private final Program program;
  private final Topic topic;
  private final Roff roff = new Roff();

  private ManPage(Program program, Topic topic) {
    this.program = program;
    this.topic = topic;
  }

  private static Block status(String number, String meaning) {
    return new Block(number, List.of(meaning));
  }

  /** Returns the page of a program's topic. */
  public static String of(Program program, Topic topic) {
    return new ManPage(program, topic).print();
  }

  private String print() {
    String page = program.page(topic);
    roff.title(page, DATE, program.name());
    roff.name(page, lowerFirst(topic.summary().replaceFirst("\\.$", "")));
    roff.section("SYNOPSIS").synopsis(topic.synopsis());
    describe();
    if (program.isOverview(topic)) {
      commands();
    }
    options();
    topic.terms().forEach(this::list);
    statuses();
    topic.article().sections().forEach(this::section);
    seeAlso();
    return roff.toString();
  }

  private static String lowerFirst(String sentence) {
    return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }

  private void describe() {
    roff.section(DESCRIPTION);
    boolean first = true;
    List<Block> more = topic.article().section(DESCRIPTION);
    List<Block> paragraphs =
        topic.description().stream().map(text -> new Block(text, List.of())).toList();
    for (List<Block> blocks : List.of(paragraphs, more)) {
      for (Block block : blocks) {
        if (!first && block.body().isEmpty()) {
          roff.paragraph();
        }
        first = false;
        write(block);
      }
    }
  }

  private void commands() {
    roff.section("COMMANDS");
    for (Topic command : program.commands()) {
      roff.term(Roff.bold(program.page(command)) + "(1)", command.summary());
    }
  }

  private void options() {
    roff.section("OPTIONS");
    for (Operand operand : topic.operands()) {
      String label = Roff.italic(operand.label()) + (operand.isMany() ? "..." : "");
      roff.term(operand.isOptional() ? "[" + label + "]" : label, operand.description());
    }
    for (Topic.Group group : topic.groups()) {
      if (!group.title().isEmpty()) {
        roff.part(group.title());
      }
      group.options().forEach(option -> roff.term(form(option), option.description()));
    }
  }

  private static String form(Flag option) {
    StringBuilder form = new StringBuilder();
    for (String name : option.names()) {
      form.append(form.isEmpty() ? "" : ", ").append(Roff.bold(name));
    }
    String label = Roff.italic(option.label());
    return form
        + switch (option.arity()) {
          case NONE -> "";
          case OPTIONAL -> "[=" + label + "]";
          case ONE -> "=" + label;
          case MANY -> "=" + label + "...";
        };
  }

  private void list(Topic.Terms list) {
    roff.section(list.title().toUpperCase(Locale.ROOT));
    list.terms().forEach(term -> roff.term(Roff.bold(term.name()), term.meaning()));
  }

  /** What is the same everywhere, and what the article says of it or adds. */
  private void statuses() {
    roff.section(EXIT_STATUS);
    Map<String, Block> all = new TreeMap<>(Comparator.comparing(ManPage::number));
    STATUSES.forEach(status -> all.put(status.head(), status));
    topic.article().section(EXIT_STATUS).forEach(status -> all.put(status.head(), status));
    all.values().forEach(this::write);
  }

  private static int number(String statuses) {
    return Integer.parseInt(statuses.split(",", 2)[0]);
  }

  private void section(String title, List<Block> blocks) {
    if (List.of(DESCRIPTION, EXIT_STATUS, SEE_ALSO).contains(title)) {
      return;
    }
    roff.section(title);
    boolean first = true;
    for (Block block : blocks) {
      boolean paragraph = block.body().isEmpty() || title.equals(Article.EXAMPLES);
      if (!first && paragraph) {
        roff.paragraph();
      }
      first = false;
      if (title.equals(Article.EXAMPLES)) {
        roff.text(block.head()).verbatim(block.body());
      } else {
        write(block);
      }
    }
  }

  private void write(Block block) {
    if (block.body().isEmpty()) {
      roff.text(block.head());
    } else {
      roff.term(Roff.bold(block.head()), String.join(" ", block.body()));
    }
  }

  private void seeAlso() {
    roff.section(SEE_ALSO);
    for (Block block : topic.article().section(SEE_ALSO)) {
      write(block);
    }
  }
}
