package elman.manual;

/** Prints completions for fish. */
public final class FishCompletion {
  private static final String HEAD =
      """
      # fish completion of elman, made from its commands.

      function __elman_none
          test (count (commandline -opc)) -eq 1
      end

      function __elman_in
          set -l words (commandline -opc)
          test (count $words) -ge 2; and test "$words[2]" = "$argv[1]"
      end

      # The words of a list of which some are there already.
      function __elman_list
          set -l before (string replace -r '[^,]*$' '' -- (commandline -ct | string replace -r '^--[^=]*=' ''))
          for word in $argv
              echo $before$word
          end
      end

      complete -c elman -f
      """;

  private final StringBuilder text = new StringBuilder(HEAD);

  private FishCompletion() {}

  /** Returns the script for a program. */
  public static String of(Program program) {
    FishCompletion made = new FishCompletion();
    for (Topic command : program.commands()) {
      made.line("__elman_none", "-a " + command.name(), command.summary());
    }
    program.overview().options().forEach(option -> made.option("__elman_none", option));
    program.commands().forEach(made::command);
    return made.text.toString();
  }

  private void command(Topic command) {
    String condition = "__elman_in " + command.name();
    text.append('\n');
    for (Operand operand : command.operands()) {
      Values values = operand.values();
      if (!values.words().isEmpty()) {
        line(condition, "-a " + quoted(String.join(" ", values.words())), operand.description());
      }
      if (values.isFile()) {
        text.append("complete -c elman -n ").append(quoted(condition)).append(" -F\n");
      }
    }
    command.options().forEach(option -> option(condition, option));
  }

  private void option(String condition, Flag option) {
    StringBuilder words = new StringBuilder();
    for (String name : option.names()) {
      words.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
      words.append(' ');
    }
    line(condition, words.append(value(option)).toString().strip(), option.description());
  }

  /** An optional value can only be joined to the name, which fish takes any argument for. */
  private static String value(Flag option) {
    Values values = option.values();
    if (!option.takesValue() || option.arity() == Flag.Arity.OPTIONAL) {
      return "";
    }
    String words = String.join(" ", values.words());
    String known = values.isList() ? "(__elman_list " + words + ")" : words;
    return (values.isFile() ? "-r -F" : "-x") + (words.isEmpty() ? "" : " -a " + quoted(known));
  }

  private void line(String condition, String what, String description) {
    text.append("complete -c elman -n ").append(quoted(condition)).append(' ').append(what);
    text.append(" -d ").append(quoted(Flag.brief(description))).append('\n');
  }

  private static String quoted(String word) {
    return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
