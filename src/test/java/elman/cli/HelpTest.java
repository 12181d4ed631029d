package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.manual.Flag;
import elman.manual.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class HelpTest {
  /** Options that do something only if they are given, and so have no default. */
  private static final Set<String> WITHOUT_DEFAULT =
      Set.of(
          ("--steps --minutes --pattern --log --prime --stop --plot --ngrams --train --special"
                  + " --subwords --max-vocab --save-vocab --read-vocab --phrases --continue"
                  + " --index-of --evaluate --similarity --classes --table --xreg --backtest --save"
                  + " --quantiles --gates --shape --embeddings --context --char-words --init-from"
                  + " --convert")
              .split(" ", -1));

  /** Options that are files without which a command has nothing to do, or another thing. */
  private static final Set<String> FILES = Set.of("--output", "--tokenizer", "--model");

  /** Names that mean another thing to each command, because each field has them so. */
  private static final Set<String> SEVERAL_MEANINGS =
      Set.of("--method", "--model", "--output", "--table", "--tokenizer", "--update");

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 120})
  void everyLineFits(int width) {
    for (CommandLine command : commands(width)) {
      for (String line : help(command)) {
        assertTrue(line.length() <= width, command.getCommandName() + ": " + line);
      }
    }
  }

  @Test
  void beginsWithAnExample() {
    for (CommandLine command : commands(80)) {
      assertTrue(help(command).get(0).startsWith("Example: "), command.getCommandName());
    }
  }

  @Test
  void followsTheWidth() {
    assertTrue(help(commands(120).get(0)).size() < help(commands(80).get(0)).size());
  }

  @Test
  void everyOptionSaysItsDefault() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Topic topic : Pages.program().commands()) {
      for (Flag option : topic.options()) {
        boolean needed = option.takesValue() && !FILES.contains(option.longest());
        boolean saysIt = option.description().contains("(default: ");
        if (needed && !saysIt && !WITHOUT_DEFAULT.contains(option.longest())) {
          silent.add(topic.name() + " " + option.longest());
        }
      }
    }
    assertEquals(List.of(), silent, "neither a default nor in the list of this test");
  }

  @Test
  void whatTheParserStartsFromIsWhatItSays() {
    for (CommandLine command : commands(80)) {
      for (var option : command.getCommandSpec().options()) {
        Object value = option.initialValue();
        if (value instanceof Number number && number.doubleValue() != 0) {
          String text = String.join(" ", option.description());
          boolean saysIt = text.contains("${DEFAULT-VALUE}") || text.contains("default: " + number);
          assertTrue(saysIt, command.getCommandName() + " " + option.longestName() + ": " + value);
        }
      }
    }
  }

  @Test
  void optionsOfOneNameAreAlike() throws IOException {
    Map<String, Set<String>> forms = new TreeMap<>();
    for (Topic topic : Pages.program().commands()) {
      for (Flag option : topic.options()) {
        String form = option.arity() + " " + option.label();
        forms.computeIfAbsent(option.longest(), name -> new TreeSet<>()).add(form);
      }
    }
    forms.keySet().removeAll(SEVERAL_MEANINGS);
    forms.values().removeIf(different -> different.size() == 1);
    assertEquals(Map.of(), forms);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "smaple | no such command 'smaple'; did you mean sample?",
        "tokenise | no such command 'tokenise'; did you mean tokenize?",
        "train | no such command 'train'; did you mean train-lm or train-word2vec or train-seq?",
        "conjure | no such command 'conjure'",
        "sample m --temprature=1 | unknown option '--temprature'; did you mean --temperature?",
        "sample m --temp | unknown option '--temp'; did you mean --temperature?",
        "sample m --TOP-K=1 | unknown option '--TOP-K'; did you mean --top-k?",
        "train-lm --optimizer=adma | invalid value for option '--optimizer': 'adma' is none of sgd,"
            + " rmsprop, adagrad, adam, adamw; did you mean adam?",
        "forecast --method=thta | --method 'thta' is none of auto, esrnn, lstm, gru, elman, ets,"
            + " stlm, arima, seasonal-median, naive, snaive, snaive-long, naive2, ses, holt, damped,"
            + " comb, theta, otm, dotm, croston, sba, tsb; did you mean theta?",
        "synth addnig | invalid value for positional parameter at index 0 (TASK): 'addnig' is none"
            + " of xor, adding, copy, recall, counting, anbn, anbncn, nepal, nepal-year; did you"
            + " mean adding?",
      })
  void asksWhatWasMeant(String arguments, String message) {
    String err = InProcess.run("", arguments.split(" ", -1)).err();
    assertTrue(err.contains(": " + message + " (see "), err);
  }

  private static List<CommandLine> commands(int width) {
    CommandLine top = Pages.parser().setUsageHelpWidth(width);
    List<CommandLine> commands = new ArrayList<>(top.getSubcommands().values());
    commands.add(top);
    return commands;
  }

  private static List<String> help(CommandLine command) {
    return command.getUsageMessage(Ansi.OFF).lines().toList();
  }
}
