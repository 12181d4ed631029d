package elman.cli;

import elman.cli.shell.Command;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.install.Installation;
import elman.install.Item;
import elman.install.Launcher;
import elman.io.Messages;
import elman.manual.BashCompletion;
import elman.manual.FishCompletion;
import elman.manual.ManPage;
import elman.manual.Program;
import elman.manual.Topic;
import elman.manual.ZshCompletion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Installs the program: a launcher, manual pages and completions. */
@CommandLine.Command(
    name = "install",
    headerHeading = "Example: java -jar elman.jar install --prefix ~/.local%n%n",
    header = "Installs elman: a launcher, manual pages, and completions for shells.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman install [OPTION...]",
    description = {
      "%nCopies this jar to DIR/lib/elman, and writes DIR/bin/elman, which starts it, manual pages"
          + " below DIR/share/man, and completions for bash, zsh and fish. Doing it again puts a"
          + " newer jar in the place of an older one; elman uninstall removes it all.%n"
    },
    sortOptions = false)
final class Install implements Command {
  private static final String JAR = "lib/elman/elman.jar";
  private static final String ARCHIVE = "lib/elman/elman.jsa";
  private static final String LAUNCHER = "bin/elman";

  private final Streams streams;

  @Mixin(name = "To")
  private final PrefixOption to = new PrefixOption();

  @Option(
      names = "--force",
      description = "Replace files that are there already, though not of an installation.")
  private boolean force;

  @Option(
      names = "--no-archive",
      description = "Leave out the archive of classes, with which a command begins sooner.")
  private boolean plain;

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  Install(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() throws IOException {
    Path prefix = to.prefix();
    Path own = ownJar();
    Installation installation = new Installation(prefix);
    List<Item> items = new ArrayList<>();
    items.add(new Item(JAR, Files.readAllBytes(own), false));
    items.add(text(LAUNCHER, launcher(prefix), true));
    Program program = Manual.of(Main.parser(streams));
    items.addAll(pages(program));
    items.addAll(completions(program));
    Installation.Report report = installation.install(items, force);
    byte[] archive = plain ? new byte[0] : ClassArchive.make(java(), prefix.resolve(JAR));
    boolean changed = !report.done().isEmpty() || archive.length > 0;
    if (archive.length > 0) {
      items.add(new Item(ARCHIVE, archive, false));
      // An archive is made anew whatever is there: nobody has a reason to change one.
      installation.install(items, true);
      report.kept().remove(ARCHIVE);
    }
    other.say(
        streams.err(),
        "%s: bin/elman, %d manual pages, completions for bash, zsh and fish%s",
        prefix,
        program.commands().size() + 1,
        changed ? "" : "; all was there already");
    report.kept().forEach(name -> other.say(streams.err(), "kept, because changed: %s", name));
    advise(prefix);
  }

  /** What is left to do for whoever does not look there yet. */
  private void advise(Path prefix) {
    String path = System.getenv().getOrDefault("PATH", "");
    if (!Arrays.asList(path.split(":", -1)).contains(prefix.resolve("bin").toString())) {
      other.say(streams.err(), "put %s into PATH to call it elman", prefix.resolve("bin"));
    }
  }

  private static Path ownJar() throws IOException {
    try {
      Path jar = Path.of(Install.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isRegularFile(jar)) {
        return jar;
      }
      throw new IOException(Messages.printable(jar + ": elman does not run from a jar"));
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell which jar elman runs from", e);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String launcher(Path prefix) {
    return Launcher.of(java(), prefix.resolve(JAR).toString(), prefix.resolve(ARCHIVE).toString());
  }

  private static List<Item> pages(Program program) {
    List<Item> pages = new ArrayList<>();
    List<Topic> topics = new ArrayList<>(program.commands());
    topics.add(program.overview());
    for (Topic topic : topics) {
      String name = "share/man/man1/" + program.page(topic) + ".1";
      pages.add(text(name, ManPage.of(program, topic), false));
    }
    return pages;
  }

  private static List<Item> completions(Program program) {
    return List.of(
        text("share/bash-completion/completions/elman", BashCompletion.of(program), false),
        text("share/zsh/site-functions/_elman", ZshCompletion.of(program), false),
        text("share/fish/vendor_completions.d/elman.fish", FishCompletion.of(program), false));
  }

  private static Item text(String name, String content, boolean isProgram) {
    return new Item(name, content.getBytes(StandardCharsets.UTF_8), isProgram);
  }
}
