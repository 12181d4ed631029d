package elman.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Has Java keep the classes that a sample needs, ready to be mapped, so that the program starts in
 * less time (JEP 350, dynamic archives of class data).
 */
final class ClassArchive {
  private static final String TEXT = "the quick brown fox jumps over the lazy dog. ".repeat(20);
  private static final long MOST_SECONDS = 60;

  private ClassArchive() {}

  /**
   * Makes an archive by training a model of a few letters and sampling it.
   *
   * @param java the program
   * @param jar the jar at the place from where it will run
   * @return nothing if this Java cannot make one
   */
  static byte[] make(String java, Path jar) throws IOException {
    Path folder = Files.createTempDirectory("elman-install");
    Path model = folder.resolve("model.elman");
    Path archive = folder.resolve("elman.jsa");
    try {
      List<String> train =
          List.of(java, "-jar", jar.toString(), "train-lm", "-o", model.toString(), "--quiet");
      List<String> size = List.of("--hidden", "8", "--steps", "2", "--batch", "2", "--bptt", "16");
      List<String> sample =
          List.of(
              java,
              "-XX:+UseSerialGC",
              "-XX:ArchiveClassesAtExit=" + archive,
              "-Xlog:disable",
              "-jar",
              jar.toString(),
              "sample",
              model.toString(),
              "--length",
              "3");
      List<String> trainAll = new ArrayList<>(train);
      trainAll.addAll(size);
      boolean made = run(trainAll) && run(sample) && Files.isRegularFile(archive);
      return made ? Files.readAllBytes(archive) : new byte[0];
    } finally {
      Files.deleteIfExists(archive);
      Files.deleteIfExists(model);
      Files.deleteIfExists(folder);
    }
  }

  private static boolean run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(TEXT.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // A process that reads nothing has failed, or needs nothing; its exit status says which.
    }
    try {
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
