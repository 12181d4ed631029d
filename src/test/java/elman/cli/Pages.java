package elman.cli;

import elman.cli.shell.Streams;
import elman.manual.BashCompletion;
import elman.manual.FishCompletion;
import elman.manual.ManPage;
import elman.manual.Program;
import elman.manual.Topic;
import elman.manual.ZshCompletion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/** The program's manual, as the tests look at it. */
final class Pages {
  private Pages() {}

  /** The parser of all commands. */
  static CommandLine parser() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    PrintStream silence = new PrintStream(nowhere, true, StandardCharsets.UTF_8);
    return Main.parser(
        new Streams(new ByteArrayInputStream(new byte[0]), nowhere, silence, false, false));
  }

  /** The program and its commands. */
  static Program program() throws IOException {
    return Manual.of(parser());
  }

  /** The program itself, and all its commands. */
  static List<Topic> topics(Program program) {
    List<Topic> topics = new ArrayList<>(List.of(program.overview()));
    topics.addAll(program.commands());
    return topics;
  }

  /** What is printed, by its place in the project. */
  static Map<String, String> files() throws IOException {
    Program program = program();
    Map<String, String> files = new TreeMap<>();
    for (Topic topic : topics(program)) {
      files.put("man/" + program.page(topic) + ".1", ManPage.of(program, topic));
    }
    files.put("completions/elman.bash", BashCompletion.of(program));
    files.put("completions/elman.zsh", ZshCompletion.of(program));
    files.put("completions/elman.fish", FishCompletion.of(program));
    return files;
  }
}
