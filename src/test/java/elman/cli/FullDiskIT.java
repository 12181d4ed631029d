package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import elman.faults.Faults;
import elman.faults.Specimens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk that is full nothing is lost that was there, and no rubbish stays behind. */
class FullDiskIT {
  @TempDir Path directory;

  @Test
  void keepsTheOldModelAndLeavesNothingBehind() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    String mount = "mount -t tmpfs -o size=64k tmpfs '" + disk + "'";
    assumeTrue(apart(mount).code() == 0, "no file system of our own can be mounted here");
    Elman.Result result =
        apart(
            mount
                + " && cd '"
                + disk
                + "' && echo old > m.elman && '"
                + String.join("' '", Elman.command(false))
                + "' train-lm '"
                + Elman.TEXT
                + "' -o m.elman -q --hidden 64 --steps 1; echo code $?; ls -A; cat m.elman");
    assertEquals(
        new Elman.Result(
            0, "code 1\nm.elman\nold\n", "elman train-lm: m.elman: No space left on device\n"),
        result);
  }

  /** Whatever writes a file. */
  @Test
  void noCommandSpoilsWhatWasThere() throws Exception {
    Specimens.make(directory);
    Path examples = Elman.BASE.resolve("testdata/corpora/reviews.tsv");
    Files.copy(examples, directory.resolve("reviews.tsv"));
    Files.copy(Elman.TEXT, directory.resolve("weather.txt"));
    Path disk = Files.createDirectory(directory.resolve("disk"));
    String mount = "mount -t tmpfs -o size=8k tmpfs '" + disk + "'";
    assumeTrue(apart(mount).code() == 0, "no file system of our own can be mounted here");
    List<String> commands =
        List.of(
            "train-seq --shape many-to-one reviews.tsv -o FILE --epochs 1",
            "tokenize --bytes weather.txt -o FILE",
            "train-word2vec text -o FILE --format text --dim 4000 --epochs 1 --sample 0",
            "tokenize --bpe --train FILE --vocab-size 600 weather.txt",
            "forecast series.csv --method naive --horizon 2000 -o FILE",
            "forecast series.csv --method naive --horizon 2000 --plot FILE.svg");
    StringBuilder line = new StringBuilder(mount + " && cd '" + directory + "'\n");
    for (String command : commands.subList(0, Faults.HEAVY ? 6 : 2)) {
      String file = command.contains(".svg") ? "disk/f.svg" : "disk/f";
      line.append("echo old > ").append(file).append("; '");
      line.append(String.join("' '", Elman.command(false))).append("' ");
      line.append(command.replace("FILE.svg", file).replace("FILE", file))
          .append(" --quiet > /dev/null");
      line.append("; echo $?; ls -A disk; cat ").append(file).append("; rm -f disk/*\n");
    }
    Elman.Result result = apart(line.toString());
    int tries = Faults.HEAVY ? 6 : 2;
    String out = result.out().replace("f.svg", "f");
    assertEquals("1\nf\nold\n".repeat(tries), out, result.err());
    for (String said : result.err().lines().toList()) {
      assertTrue(said.matches("elman [a-z0-9-]+: disk/f(.svg)?: No space left on device"), said);
    }
    Faults.report(
        "disk full (tmpfs of 8 KB)", tries + 1, "exit 1, file and cause named, old file stays");
  }

  /** Runs a shell line where nobody else sees what it mounts. */
  private Elman.Result apart(String line) throws Exception {
    List<String> command = List.of("unshare", "-m", "sh", "-c", line);
    return Elman.start(directory, Elman.NOTHING, command).await();
  }
}
