package elman.cli;

import elman.cli.shell.Command;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.install.Installation;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Removes what {@link Install} wrote. */
@CommandLine.Command(
    name = "uninstall",
    headerHeading = "Example: elman uninstall --prefix ~/.local%n%n",
    header = "Removes what elman install wrote, and nothing else.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman uninstall [OPTION...]",
    description = {
      "%nFiles that somebody has changed since stay, and so do folders that are not empty or were"
          + " there before.%n"
    },
    sortOptions = false)
final class Uninstall implements Command {
  private final Streams streams;

  @Mixin(name = "From")
  private final PrefixOption from = new PrefixOption();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  Uninstall(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() throws IOException {
    Path prefix = from.prefix();
    Installation.Report report = new Installation(prefix).uninstall();
    other.say(streams.err(), "%s: %d files removed", prefix, report.done().size());
    report.kept().forEach(name -> other.say(streams.err(), "kept, because changed: %s", name));
  }
}
