package elman.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Lists a command's options in the help under the names of the mixins that they come from. (Option
 * groups, which are there for such headings, forget the values of a group when one of its options
 * is repeated.)
 */
final class HelpGroups {
  private HelpGroups() {}

  /** Has the help of a command written so. */
  static void install(CommandLine command) {
    command
        .getHelpSectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpGroups::optionList);
  }

  /** Returns a command's options by the names of the mixins, its own ones first under "". */
  static Map<String, List<OptionSpec>> of(CommandSpec command) {
    Map<String, CommandSpec> mixins = command.mixins();
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    groups.put(
        "",
        command.options().stream()
            .filter(option -> mixins.values().stream().noneMatch(mixin -> has(mixin, option)))
            .toList());
    mixins.forEach((name, mixin) -> groups.put(name, List.copyOf(mixin.options())));
    return groups;
  }

  private static boolean has(CommandSpec mixin, OptionSpec option) {
    return mixin.findOption(option.longestName()) != null;
  }

  private static String optionList(Help help) {
    StringBuilder text = new StringBuilder();
    of(help.commandSpec())
        .forEach(
            (name, options) ->
                text.append(name.isEmpty() ? "" : String.format("%n%s:%n", name))
                    .append(list(help, options)));
    return text.toString();
  }

  private static String list(Help help, List<OptionSpec> options) {
    Help.Layout layout = help.createDefaultLayout();
    layout.addOptions(options, help.createDefaultParamLabelRenderer());
    return layout.toString();
  }
}
