package elman.cli;

import java.util.Collection;
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

  private static String optionList(Help help) {
    Map<String, CommandSpec> mixins = help.commandSpec().mixins();
    List<OptionSpec> own =
        help.commandSpec().options().stream()
            .filter(option -> mixins.values().stream().noneMatch(mixin -> has(mixin, option)))
            .toList();
    StringBuilder text = new StringBuilder(list(help, own));
    mixins.forEach(
        (name, mixin) ->
            text.append(String.format("%n%s:%n", name)).append(list(help, mixin.options())));
    return text.toString();
  }

  private static boolean has(CommandSpec mixin, OptionSpec option) {
    return mixin.findOption(option.longestName()) != null;
  }

  private static String list(Help help, Collection<OptionSpec> options) {
    Help.Layout layout = help.createDefaultLayout();
    layout.addOptions(List.copyOf(options), help.createDefaultParamLabelRenderer());
    return layout.toString();
  }
}
