package elman.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as its users get it: the jar, running in a process of its own. */
public final class Elman {
  /** Where this project is. */
  public static final Path BASE = Path.of(System.getProperty("elman.basedir", "")).toAbsolutePath();

  /** A text of 14,000 characters, not all of them ASCII. */
  public static final Path TEXT = BASE.resolve("testdata/corpora/weather.txt");

  /** No input. */
  static final Path NOTHING = Path.of("/dev/null");

  /** Long enough for a busy machine; a test that waits so long has failed. */
  static final long TIMEOUT_SECONDS = 900;

  private final Process process;
  private final CompletableFuture<String> out;
  private final CompletableFuture<String> err;

  /**
   * What a process left behind.
   *
   * @param code exit code
   * @param out standard output
   * @param err standard error
   */
  public record Result(int code, String out, String err) {}

  private Elman(Process process) {
    this.process = process;
    out = read(process.getInputStream());
    err = read(process.getErrorStream());
  }

  /** Reads both streams at the same time, so that neither pipe fills up. */
  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        reading -> new Thread(reading).start());
  }

  /**
   * The command line that starts the program, before its arguments. The scalar kernels are the ones
   * for short runs, which want to be compiled quickly rather than well: the others are slow until
   * they have been compiled well.
   */
  static List<String> command(boolean simd) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!simd) {
      command.addAll(List.of("-Delman.kernels=scalar", "-XX:TieredStopAtLevel=1"));
    }
    String jar = BASE.resolve("target/elman.jar").toString();
    command.addAll(List.of("-jar", System.getProperty("elman.jar", jar)));
    return command;
  }

  /** Starts elman, with the scalar kernels, in a directory. */
  static Elman start(Path directory, List<String> arguments) throws IOException {
    List<String> command = command(false);
    command.addAll(arguments);
    return start(directory, NOTHING, command);
  }

  /** Starts any program in a directory. */
  static Elman start(Path directory, Path in, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile());
    builder.redirectInput(in.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TERM", "xterm");
    environment.remove("COLUMNS");
    return new Elman(builder.start());
  }

  /** Runs elman in a directory to its end. */
  static Result run(Path directory, List<String> arguments) throws Exception {
    return start(directory, arguments).await();
  }

  /** Waits for the end. */
  Result await() throws Exception {
    return await(TIMEOUT_SECONDS);
  }

  /** Waits for the end of what may take longer than usual. */
  Result await(long seconds) throws Exception {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("no end after " + seconds + " s");
    }
    return new Result(process.exitValue(), out.get(), err.get());
  }

  /** Waits until a file is there, or the process has ended. */
  void awaitFile(Path file) throws InterruptedException {
    while (!Files.exists(file) && process.isAlive()) {
      Thread.sleep(1);
    }
  }

  /** The process. */
  Process process() {
    return process;
  }
}
