package elman.cli.shell;

import elman.io.FormatException;
import elman.io.Messages;
import elman.io.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Operands that name inputs; {@code -}, or none at all, is standard input. */
public final class Inputs {
  /** The operand that stands for standard input or output. */
  public static final String STANDARD = "-";

  private Inputs() {}

  /**
   * Returns the sources that the operands name, in their order.
   *
   * @throws UsageException if standard input is there twice
   */
  public static List<Source> of(List<String> operands, InputStream in) {
    requireOneStandard(operands, List.of());
    List<Source> sources = new ArrayList<>();
    for (String operand : operands.isEmpty() ? List.of(STANDARD) : operands) {
      sources.add(of(operand, in));
    }
    return sources;
  }

  /**
   * Finds out whether standard input would be read twice.
   *
   * @param operands none for standard input
   * @param others what is read beside them
   * @throws UsageException if it would
   */
  public static void requireOneStandard(List<String> operands, Collection<String> others) {
    long uses = Stream.concat(operands.stream(), others.stream()).filter(STANDARD::equals).count();
    if (uses + (operands.isEmpty() ? 1 : 0) > 1) {
      throw new UsageException("standard input can be only one of the inputs");
    }
  }

  /**
   * Finds out what is missing before the first file is read, and worked on.
   *
   * @throws IOException naming a file that is not there
   */
  public static void require(Collection<Path> files) throws IOException {
    for (Path file : files) {
      if (Files.notExists(file)) {
        throw Messages.named(file.toString(), new NoSuchFileException(file.toString()));
      }
    }
  }

  /**
   * Returns the operands with the files of a folder, and of the folders in it, in the place of the
   * folder, sorted; hidden ones, and links to folders, are left out.
   *
   * @throws IOException naming the folder that cannot be read, or that is empty
   */
  public static List<String> inFolders(List<String> operands) throws IOException {
    List<String> files = new ArrayList<>();
    for (String operand : operands) {
      if (operand.equals(STANDARD) || !Files.isDirectory(file(operand))) {
        files.add(operand);
        continue;
      }
      int before = files.size();
      addFiles(Path.of(operand), files);
      if (files.size() == before) {
        throw new FormatException(operand, null, "there are no files in this folder");
      }
    }
    return files;
  }

  private static void addFiles(Path folder, List<String> files) throws IOException {
    List<Path> inside;
    try (Stream<Path> entries = Files.list(folder)) {
      inside =
          entries.filter(path -> !path.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (UncheckedIOException e) {
      throw Messages.named(folder.toString(), e.getCause());
    } catch (IOException e) {
      throw Messages.named(folder.toString(), e);
    }
    for (Path path : inside) {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        addFiles(path, files);
      } else if (Files.isRegularFile(path)) {
        files.add(path.toString());
      }
    }
  }

  /**
   * Returns the source that one operand names.
   *
   * @throws UsageException if it is empty
   */
  public static Source of(String operand, InputStream in) {
    return operand.equals(STANDARD) ? Source.of("standard input", in) : Source.of(file(operand));
  }

  /**
   * Returns a file that is to be read, and that cannot be standard input.
   *
   * @throws UsageException if its name is empty, as that of a variable of a shell that is not set,
   *     or that of standard input
   */
  public static Path file(String name) {
    if (name.isEmpty()) {
      throw new UsageException("a file to be read has an empty name");
    }
    if (name.equals(STANDARD)) {
      throw new UsageException("what stands here has to be a file, not standard input");
    }
    return Path.of(name);
  }

  /**
   * Returns the files among the operands: all of them but standard input.
   *
   * @throws UsageException if one has an empty name
   */
  public static List<Path> paths(Collection<String> operands) {
    return operands.stream().filter(name -> !name.equals(STANDARD)).map(Inputs::file).toList();
  }

  /**
   * Returns the files among the operands and what is read beside them.
   *
   * @throws UsageException if one has an empty name, or standard input would be read twice
   */
  public static List<Path> paths(List<String> operands, Collection<String> others) {
    requireOneStandard(operands, others);
    List<Path> paths = new ArrayList<>(paths(operands));
    paths.addAll(paths(others));
    return paths;
  }

  /** Returns what messages call the text that all the sources make together. */
  public static String name(List<Source> sources) {
    return sources.size() == 1 ? sources.get(0).name() : sources.size() + " files";
  }
}
