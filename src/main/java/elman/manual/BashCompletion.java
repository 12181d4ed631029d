package elman.manual;

import java.util.List;
import java.util.stream.Collectors;

/** Prints completions for bash, which need nothing but bash. */
public final class BashCompletion {
  private static final String HEAD =
      """
      # bash completion of elman, made from its commands.

      # Completes to words, given after the one that is begun; with a comma, the last of a list.
      _elman_words() {
        local begun=$1
        shift
        COMPREPLY+=($(compgen -W "$*" -- "$begun"))
      }

      _elman_list() {
        local begun=$1 before=
        shift
        case $begun in *,*) before=${begun%,*}, ;; esac
        compopt -o nospace
        COMPREPLY+=($(compgen -P "$before" -W "$*" -- "${begun##*,}"))
      }

      _elman_files() {
        local IFS=$'\\n'
        compopt -o filenames
        COMPREPLY+=($(compgen -f -- "$1"))
      }

      """;

  private static final String TAIL =
      """
      _elman() {
        local begun=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
        local command=${COMP_WORDS[1]} operand=0 i
        COMPREPLY=()
        if ((COMP_CWORD == 1)); then
          _elman_words "$begun" $(_elman_commands) --help --version
          return
        fi
        # bash cuts --option=value into three words.
        if [[ $begun == '=' ]]; then
          begun=
        elif [[ $before == '=' ]]; then
          before=${COMP_WORDS[COMP_CWORD-2]}
        fi
        if [[ $before == -* ]] && _elman_takes_value "$command $before"; then
          _elman_value "$command $before" "$begun"
          return
        fi
        if [[ $begun == -* ]]; then
          _elman_words "$begun" $(_elman_options "$command")
          [[ ${#COMPREPLY[@]} -ne 1 ]] || ! _elman_takes_value "$command ${COMPREPLY[0]}" || {
            [[ $COMPREPLY != --* ]] || { compopt -o nospace; COMPREPLY[0]+='='; }
          }
          return
        fi
        for ((i = 2; i < COMP_CWORD; i++)); do
          case ${COMP_WORDS[i]} in
            '=') ((i++)) ;;
            -?*) [[ ${COMP_WORDS[i+1]} == '=' ]] || ! _elman_takes_value "$command ${COMP_WORDS[i]}" || ((i++)) ;;
            *) ((operand++)) ;;
          esac
        done
        _elman_operand "$command" "$operand" "$begun"
      }

      complete -F _elman elman
      """;

  private final Program program;
  private final StringBuilder text = new StringBuilder(HEAD);

  private BashCompletion(Program program) {
    this.program = program;
  }

  /** Returns the script for a program. */
  public static String of(Program program) {
    BashCompletion made = new BashCompletion(program);
    made.commands();
    made.options();
    made.valued();
    made.values();
    made.operands();
    return made.text.append(TAIL).toString();
  }

  private void commands() {
    String names = program.commands().stream().map(Topic::name).collect(Collectors.joining(" "));
    text.append("_elman_commands() {\n  echo ").append(names).append("\n}\n\n");
  }

  private void options() {
    text.append("_elman_options() {\n  case $1 in\n");
    for (Topic command : program.commands()) {
      text.append("    ").append(command.name()).append(") echo");
      for (Flag option : command.options()) {
        option.names().forEach(name -> text.append(' ').append(name));
      }
      text.append(" ;;\n");
    }
    text.append("  esac\n}\n\n");
  }

  private void valued() {
    text.append("_elman_takes_value() {\n  case $1 in\n");
    for (Topic command : program.commands()) {
      String patterns =
          command.options().stream()
              .filter(
                  option -> option.arity() == Flag.Arity.ONE || option.arity() == Flag.Arity.MANY)
              .map(option -> patterns(command, option))
              .collect(Collectors.joining(" | "));
      text.append("    ").append(patterns).append(") return 0 ;;\n");
    }
    text.append("  esac\n  return 1\n}\n\n");
  }

  private static String patterns(Topic command, Flag option) {
    return option.names().stream()
        .map(name -> "'" + command.name() + " " + name + "'")
        .collect(Collectors.joining(" | "));
  }

  private void values() {
    text.append("_elman_value() {\n  case $1 in\n");
    for (Topic command : program.commands()) {
      for (Flag option : command.options()) {
        if (option.takesValue() && !option.values().isUnknown()) {
          branch(patterns(command, option), option.values(), "$2");
        }
      }
    }
    text.append("  esac\n}\n\n");
  }

  private void operands() {
    text.append("_elman_operand() {\n  case \"$1 $2\" in\n");
    for (Topic command : program.commands()) {
      List<Operand> operands = command.operands();
      for (int i = 0; i < operands.size(); i++) {
        Operand operand = operands.get(i);
        if (!operand.values().isUnknown()) {
          String place = operand.isMany() ? "'" + command.name() + " '*" : one(command, i);
          branch(place, operand.values(), "$3");
        }
      }
    }
    text.append("  esac\n}\n\n");
  }

  private static String one(Topic command, int place) {
    return "'" + command.name() + " " + place + "'";
  }

  private void branch(String pattern, Values values, String begun) {
    text.append("    ").append(pattern).append(")\n");
    if (!values.words().isEmpty()) {
      text.append("      ").append(values.isList() ? "_elman_list" : "_elman_words");
      text.append(" \"").append(begun).append("\" ").append(String.join(" ", values.words()));
      text.append('\n');
    }
    if (values.isFile()) {
      text.append("      _elman_files \"").append(begun).append("\"\n");
    }
    text.append("      ;;\n");
  }
}
