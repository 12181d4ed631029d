package elman.cli;

import elman.manual.Flag;
import elman.manual.Operand;
import elman.manual.Program;
import elman.manual.Topic;
import elman.manual.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is typed in a shell before TAB, and the words that have to be offered then: each command,
 * each option, each known value, and files wherever files are wanted.
 */
final class Probes {
  private static final String FILES = "probe-a probe-b";

  private final List<String> lines = new ArrayList<>();

  private Probes() {}

  /** The probes of a program: what is typed, a tab, and the words with blanks between. */
  static List<String> of(Program program) {
    Probes probes = new Probes();
    probes.add("", program.commands().stream().map(Topic::name).collect(Collectors.joining(" ")));
    program.commands().forEach(probes::addCommand);
    return probes.lines;
  }

  private void add(String typed, String offered) {
    lines.add("elman " + typed + "\t" + offered);
  }

  private void addCommand(Topic command) {
    String all =
        command.options().stream()
            .flatMap(option -> option.names().stream())
            .collect(Collectors.joining(" "));
    add(command.name() + " -", all);
    for (Flag option : command.options()) {
      if (option.arity() == Flag.Arity.ONE || option.arity() == Flag.Arity.MANY) {
        option
            .names()
            .forEach(name -> addValues(command.name() + " " + name + " ", option.values()));
        addValues(command.name() + " " + option.longest() + "=", option.values());
      }
    }
    StringBuilder before = new StringBuilder(command.name() + " ");
    for (Operand operand : command.operands()) {
      addValues(before.toString(), operand.values());
      before.append("probe-a ");
      if (operand.isMany()) {
        addValues(before.toString(), operand.values());
      }
    }
  }

  private void addValues(String before, Values values) {
    if (values.words().size() > 1) {
      add(before, String.join(" ", values.words()));
    }
    if (values.isList() && values.words().size() > 1) {
      add(before + values.words().get(0) + ",", String.join(" ", values.words().subList(1, 3)));
    }
    if (values.isFile()) {
      add(before + "prob", FILES);
    }
  }
}
