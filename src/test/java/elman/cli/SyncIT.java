package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import elman.faults.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system is asked to do when a file is replaced, as strace sees it. */
class SyncIT {
  @TempDir Path folder;

  @Test
  void filesAreSyncedThenMovedThenTheirFolderIsSynced() throws Exception {
    Path calls = folder.resolve("calls");
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-o", calls.toString()));
    command.addAll(List.of("-e", "trace=fsync,fdatasync,rename,renameat,renameat2"));
    List<String> trying = List.of("sh", "-c", "strace -o calls true");
    assumeTrue(
        Elman.start(folder, Elman.NOTHING, trying).await().code() == 0, "there is no strace here");
    command.addAll(Elman.command(false));
    command.addAll(List.of("tokenize", "--words", Elman.TEXT.toString(), "-o", "ids"));
    assertEquals(new Elman.Result(0, "", ""), Elman.start(folder, Elman.NOTHING, command).await());
    List<String> order = new ArrayList<>();
    for (String line : Files.readAllLines(calls)) {
      if (line.contains("fsync(") || line.contains("rename")) {
        String call = line.replaceAll("^[0-9]+ +|\\(.*", "");
        String what = line.contains(".tmp>") ? " file" : call.equals("rename") ? "" : " folder";
        order.add(call + what);
      }
    }
    assertEquals(List.of("fsync file", "rename", "fsync folder"), order);
    Faults.report("a file is replaced, as strace sees it", 1, String.join(", ", order));
  }
}
