package elman.manual;

import java.util.List;

/** Prints completions for zsh, whose file is found by its name, {@code _elman}. */
public final class ZshCompletion {
  private final Program program;
  private final StringBuilder text = new StringBuilder();

  private ZshCompletion(Program program) {
    this.program = program;
  }

  /** Returns the script for a program. */
  public static String of(Program program) {
    ZshCompletion made = new ZshCompletion(program);
    made.commands();
    made.arguments();
    return made.text.toString();
  }

  private void commands() {
    text.append(
        """
        #compdef elman
        # zsh completion of elman, made from its commands.

        _elman_commands() {
          local -a commands=(
        """);
    for (Topic command : program.commands()) {
      String line = command.name() + ":" + Flag.brief(command.summary());
      text.append("    ").append(quoted(line)).append('\n');
    }
    text.append(
        """
          )
          _describe -t commands 'command' commands
        }

        _elman() {
          local context state state_descr line
          typeset -A opt_args
        """);
    text.append("  _arguments -C \\\n");
    program.overview().options().forEach(this::option);
    text.append("    '1: :_elman_commands' '*:: :->arguments' && return\n");
    text.append("  case $line[1] in\n");
  }

  private void arguments() {
    for (Topic command : program.commands()) {
      text.append("    ").append(command.name()).append(")\n      _arguments -s \\\n");
      command.options().forEach(option -> option(option));
      List<Operand> operands = command.operands();
      for (int i = 0; i < operands.size(); i++) {
        Operand operand = operands.get(i);
        String place = operand.isMany() ? "*" : String.valueOf(i + 1);
        String spec = place + ":" + label(operand.label()) + ":" + action(operand.values());
        text.append("    ").append(quoted(spec)).append(" \\\n");
      }
      text.append("    && return\n      ;;\n");
    }
    text.append("  esac\n}\n\n_elman \"$@\"\n");
  }

  private void option(Flag option) {
    for (String name : option.names()) {
      String others = option.names().size() > 1 ? "(" + String.join(" ", option.names()) + ")" : "";
      String spec = (repeats(option) ? "*" : others) + name + join(option, name);
      text.append("    ")
          .append(quoted(spec + "[" + escaped(option.brief()) + "]" + value(option)));
      text.append(" \\\n");
    }
  }

  private static boolean repeats(Flag option) {
    return option.arity() == Flag.Arity.MANY || option.description().contains("times");
  }

  /** How a value follows a name: behind an equals sign, or as the next word, or both. */
  private static String join(Flag option, String name) {
    return switch (option.arity()) {
      case NONE -> "";
      case OPTIONAL -> "=-";
      case ONE, MANY -> name.startsWith("--") ? "=" : "+";
    };
  }

  private static String value(Flag option) {
    String colons = option.arity() == Flag.Arity.OPTIONAL ? "::" : ":";
    return option.takesValue()
        ? colons + label(option.label()) + ":" + action(option.values())
        : "";
  }

  private static String label(String label) {
    return label.replaceAll("[^A-Za-z|]", "").replace("|", " or ");
  }

  private static String action(Values values) {
    String words = String.join(" ", values.words());
    if (values.isList()) {
      return values.words().isEmpty() ? " " : "_values -s , value " + words;
    }
    if (values.isFile()) {
      return words.isEmpty() ? "_files" : "{compadd " + words + "; _files}";
    }
    return words.isEmpty() ? " " : "(" + words + ")";
  }

  private static String escaped(String description) {
    return description.replaceAll("[\\[\\]:\\\\]", "\\\\$0");
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
