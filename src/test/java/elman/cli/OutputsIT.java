package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import elman.faults.Faults;
import elman.faults.Specimens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files to be written that others write too, and places where nothing can be written. */
class OutputsIT {
  @TempDir Path folder;

  @BeforeEach
  void make() throws Exception {
    Specimens.make(folder);
  }

  private List<String> hidden() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(n -> n.startsWith("."))
          .toList();
    }
  }

  /** Each of the runs has another result, so that a mixture would be seen. */
  @Test
  void runsAtOnceLeaveOneWholeResult() throws Exception {
    List<String> commands =
        List.of(
            "tokenize --ngrams N text -o FILE",
            "train-lm text -o FILE -q --cell elman --hidden N --embed 2 --steps 20 --eval-every 1",
            "train-word2vec -q text -o FILE --format text --dim N00 --epochs 1 --sample 0"
                + " --deterministic");
    int runs = 0;
    for (String command : commands.subList(0, Faults.HEAVY ? commands.size() : 1)) {
      runs += together(command, Faults.HEAVY ? 8 : 3);
    }
    Faults.report("runs at once that write the same file", runs, "one whole result, no litter");
  }

  private int together(String command, int runs) throws Exception {
    Set<String> whole = new TreeSet<>();
    List<Elman> all = new ArrayList<>();
    for (int i = 1; i <= runs; i++) {
      String own = command.replace("N", "" + i);
      List<String> alone = List.of(own.replace("FILE", "alone").split(" ", -1));
      assertEquals(new Elman.Result(0, "", ""), Elman.run(folder, alone));
      whole.add(hex(folder.resolve("alone")));
    }
    for (int i = 1; i <= runs; i++) {
      String own = command.replace("N", "" + i).replace("FILE", "shared");
      all.add(Elman.start(folder, List.of(own.split(" ", -1))));
    }
    for (Elman run : all) {
      assertEquals(new Elman.Result(0, "", ""), run.await(), command);
    }
    assertTrue(whole.contains(hex(folder.resolve("shared"))), command);
    assertEquals(List.of(), hidden());
    assertFalse(Files.exists(folder.resolve("shared.checkpoint")));
    return runs;
  }

  private static String hex(Path file) throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(file));
  }

  /** Links, folders and what is no folder. */
  @Test
  void placesToWriteTo() throws Exception {
    String line =
        """
        mkdir real folder && echo old > real/f && ln -s real/f link
        elman tokenize --bytes text -o link; echo $?; test -L link && head -c 8 real/f; ls -A real
        elman tokenize --bytes text -o missing/f; echo $?
        elman tokenize --bytes text -o folder; echo $?
        elman tokenize --bytes text -o text/f; echo $?
        ls -A folder""";
    assertEquals(
        new Elman.Result(
            0,
            "0\n97 98 98f\n1\n1\n1\n",
            """
            elman tokenize: missing/f: no such directory: missing
            elman tokenize: folder: is a directory
            elman tokenize: text/f: no such directory: text
            """),
        Elman.start(folder, Elman.NOTHING, StreamsIT.shell(line)).await());
    Faults.report("links, missing folders, folders as files", 4, "the link stays; exit 1");
  }

  @Test
  void aFileSystemThatCannotBeWritten() throws Exception {
    String mount =
        "mkdir locked && echo old > locked/f && mount --bind locked locked"
            + " && mount -o remount,bind,ro locked";
    List<String> command = List.of("unshare", "-m", "bash", "-c", mount);
    assumeTrue(
        Elman.start(folder, Elman.NOTHING, command).await().code() == 0,
        "nothing can be mounted here");
    Files.delete(folder.resolve("locked/f"));
    Files.delete(folder.resolve("locked"));
    String line = mount + "; for f in f new; do elman train-lm text -o locked/$f; echo $?; done";
    List<String> shell = new ArrayList<>(List.of("unshare", "-m"));
    shell.addAll(StreamsIT.shell(line + "; cat locked/*"));
    Elman.Result result = Elman.start(folder, Elman.NOTHING, shell).await();
    assertEquals("1\n1\nold\n", result.out());
    for (String said : result.err().lines().toList()) {
      assertTrue(said.startsWith("elman train-lm: locked/"), said);
    }
    assertEquals(2, result.err().lines().count(), result.err());
    Faults.report("a file system that is read-only", 2, "exit 1 and the file's name");
  }

  /** What is mapped or read is cut, or grows, meanwhile. */
  @Test
  void aFileThatChangesWhileItIsRead() throws Exception {
    String line =
        """
        yes "$(cat text)" | head -c 8000000 > long
        { sleep 0.4; : > long; } & elman tokenize --bytes long > out; echo $?; wait
        { for i in $(seq 300); do echo abba >> log2; sleep 0.005; done; } &
        sleep 0.2; elman tokenize --words log2 | wc -l | grep -c '[1-9]'; wait""";
    Elman.Result result = Elman.start(folder, Elman.NOTHING, StreamsIT.shell(line)).await();
    assertTrue(result.out().matches("[01]\n1\n"), result.toString());
    assertTrue(result.err().lines().count() <= 1, result.err());
    Faults.report("a file that is cut, or grows, while it is read", 2, "what was read, or exit 1");
  }
}
