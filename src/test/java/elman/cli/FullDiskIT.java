package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

  /** Runs a shell line where nobody else sees what it mounts. */
  private Elman.Result apart(String line) throws Exception {
    List<String> command = List.of("unshare", "-m", "sh", "-c", line);
    return Elman.start(directory, Elman.NOTHING, command).await();
  }
}
