package elman.cli.vectors;

import elman.cli.shell.Inputs;
import elman.cli.shell.Outputs;
import elman.cli.shell.UsageException;
import elman.embed.Embedding;
import elman.embed.EmbeddingFile;
import elman.embed.Settings;
import elman.embed.vectors.VectorFormat;
import elman.embed.vectors.VectorWriter;
import elman.io.AtomicFile;
import elman.io.FormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where word vectors come from and go to. */
final class VectorOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "VECTORS",
      description = "The file of the vectors.")
  private String output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "text or binary as of word2vec, or safetensors, which --continue can go on with (default:"
              + " by the ending: .txt, .vec; .bin; .safetensors, .elman).")
  private VectorFormat format;

  @Option(
      names = "--continue",
      paramLabel = "FILE",
      description =
          "Begin with these vectors, of format safetensors, and their model, loss and sizes; words"
              + " that are new are added. --tokenizer and --phrases are to be said again.")
  private String before;

  @Option(
      names = "--print-pairs",
      description =
          "Only print what there is to learn from, with the whole window: the context and the word,"
              + " for skipgram each word and a word of its context.")
  private boolean printPairs;

  /**
   * Finds out early what would go wrong late.
   *
   * @param inputs files that will be read
   * @param vocabulary where that goes; null if nowhere
   * @param saysSizes whether options say what the vectors to go on with say too
   * @throws UsageException if the options do not go together
   * @throws IOException if a file could not be written
   */
  void check(List<Path> inputs, Path vocabulary, boolean saysSizes) throws IOException {
    if (printPairs) {
      if (output != null || before != null || vocabulary != null) {
        throw new UsageException("--print-pairs trains nothing: no -o, --continue or --save-vocab");
      }
      return;
    }
    if (output == null && vocabulary == null) {
      throw new UsageException("where are the vectors to go? -o VECTORS is missing");
    }
    if (before != null && output == null) {
      throw new UsageException("--continue needs a file for the vectors: -o VECTORS is missing");
    }
    if (before != null && saysSizes) {
      throw new UsageException("--dim and --subwords are those of --continue FILE");
    }
    if (Inputs.STANDARD.equals(output)) {
      throw new UsageException("vectors need a file: -o must not be -");
    }
    List<Path> outputs = new ArrayList<>();
    if (output != null) {
      format();
      outputs.add(path());
    }
    if (vocabulary != null) {
      outputs.add(vocabulary);
    }
    Outputs.check(inputs, outputs);
  }

  /**
   * The format of the vectors.
   *
   * @throws UsageException if nothing says it, or it cannot be compressed
   */
  VectorFormat format() {
    return formatOf(path(), format, "--format text, binary or safetensors is needed");
  }

  /**
   * The format of vectors in a file.
   *
   * @param named what was asked for, or null if the ending says it
   * @param remedy what to do if it does not
   * @throws UsageException if nothing says it, or it cannot be compressed
   */
  static VectorFormat formatOf(Path path, VectorFormat named, String remedy) {
    VectorFormat format = named == null ? VectorFormat.ofName(path) : named;
    if (format == null) {
      throw new UsageException(remedy + ": the ending of '" + path + "' does not say");
    }
    if (format == VectorFormat.SAFETENSORS && AtomicFile.isCompressed(path)) {
      throw new UsageException(
          "safetensors are not compressed: name '"
              + AtomicFile.plainName(path)
              + "', or write text or binary");
    }
    return format;
  }

  /** Whether only pairs are wanted. */
  boolean printPairs() {
    return printPairs;
  }

  /** Whether there is a place for vectors. */
  boolean isWanted() {
    return output != null;
  }

  /** The file of the vectors. */
  Path path() {
    return Path.of(output);
  }

  /** Where else a file may be while the run lasts: beside what it writes, if that is a file. */
  Path folder(Path vocabulary) {
    Path beside = output == null ? vocabulary : path();
    return Files.exists(beside) && !Files.isRegularFile(beside)
        ? Path.of(System.getProperty("java.io.tmpdir"))
        : beside.toAbsolutePath().getParent();
  }

  /**
   * The vectors to begin with; null if there are none.
   *
   * @throws IOException if they cannot be read, or are not what training needs
   */
  EmbeddingFile.Content before() throws IOException {
    return before == null ? null : EmbeddingFile.read(Inputs.file(before));
  }

  /**
   * Finds out before a long training what could not be written after it.
   *
   * @throws FormatException if the format cannot hold a word, or so many vectors
   */
  void check(Embedding embedding) throws FormatException {
    VectorWriter.check(format(), embedding.vectors());
  }

  /**
   * Writes the vectors.
   *
   * @throws IOException if they cannot be written
   */
  void write(Embedding embedding, Settings settings) throws IOException {
    if (format() == VectorFormat.SAFETENSORS) {
      EmbeddingFile.write(path(), embedding, settings.model(), settings.loss());
    } else {
      VectorWriter.write(path(), format(), embedding.vectors());
    }
  }

  /**
   * Writes what a run that was stopped has learned: so that {@code --continue} can go on, or, where
   * the words do not allow that, in the format of the vectors.
   *
   * @return the file
   * @throws IOException if it cannot be written
   */
  Path writeUnfinished(Embedding embedding, Settings settings) throws IOException {
    Path file = path().resolveSibling(path().getFileName() + ".checkpoint");
    try {
      EmbeddingFile.write(file, embedding, settings.model(), settings.loss());
    } catch (FormatException e) {
      VectorWriter.write(file, format(), embedding.vectors());
    }
    return file;
  }
}
