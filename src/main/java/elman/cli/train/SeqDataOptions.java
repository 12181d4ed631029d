package elman.cli.train;

import elman.cli.shell.Inputs;
import elman.cli.shell.UsageException;
import elman.core.Workers;
import elman.embed.vectors.VectorReader;
import elman.embed.vectors.WordVectors;
import elman.io.FormatException;
import elman.io.Source;
import elman.seq.HeldOut;
import elman.seq.data.Example;
import elman.seq.data.ExampleOptions;
import elman.seq.data.ExampleReader;
import elman.seq.data.Examples;
import elman.seq.data.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What sequences a network is to be trained on. */
final class SeqDataOptions {
  private static final double VALID = 0.1;

  /** Where trees come from. */
  enum TreeKind {
    GIVEN,
    BALANCED
  }

  /** Fewer examples are all needed to learn from. */
  private static final int ENOUGH = 1000;

  @Option(
      names = "--shape",
      paramLabel = "SHAPE",
      description =
          "What goes in and comes out: many-to-one, many-to-many, seq2seq, one-to-many,"
              + " one-to-one or tree.")
  private Shape shape;

  @Option(
      names = "--valid",
      paramLabel = "SHARE|FILE",
      description =
          "Examples to validate on: a part of them, or a file (default: 0.1; 0, which is what they"
              + " are learned from, where there are fewer than 1000).")
  private String valid;

  @Option(
      names = "--embeddings",
      paramLabel = "VECTORS",
      description = "Vectors of words to begin with, made by train-word2vec or other programs.")
  private String embeddings;

  @Option(
      names = "--vocab-size",
      paramLabel = "N",
      description = "Tokens of the texts that are written and read (default: by their size).")
  private Integer vocabularySize;

  @Option(
      names = "--regress",
      description =
          "Predict a number: the labels are numbers, and the squared error counts; 1 is that of"
              + " their mean.")
  private boolean regress;

  @Option(
      names = "--tree",
      paramLabel = "KIND",
      description =
          "Trees that are given, in parentheses, or balanced ones that are built over the words of"
              + " label<TAB>text (default: given).")
  private TreeKind trees;

  @Option(
      names = "--strict",
      description = "Refuse odd sequences of entity labels, and lines with a tab too many.")
  private boolean strict;

  /**
   * Checks the values.
   *
   * @throws UsageException if one is missing or out of range
   */
  void check() {
    if (shape == null) {
      throw new UsageException("--shape is missing: what goes in and what comes out?");
    }
    if (trees != null && shape != Shape.TREE) {
      throw new UsageException("--tree is for --shape tree");
    }
    if (strict && shape == Shape.ONE_TO_ONE) {
      throw new UsageException("--strict is of labels of entities and of texts");
    }
    ValidShare.check(valid);
    if (vocabularySize != null && !shape.writesText()) {
      throw new UsageException("--vocab-size is for --shape seq2seq and one-to-many");
    }
    if (vocabularySize != null && vocabularySize < 256) {
      throw new UsageException("--vocab-size must be at least 256, not " + vocabularySize);
    }
  }

  /**
   * Refuses vectors of words where numbers are read.
   *
   * @throws UsageException if there are some
   */
  void checkWords(boolean numbers) {
    if (embeddings != null && (numbers || shape == Shape.SEQ2SEQ)) {
      throw new UsageException(
          numbers
              ? "--embeddings are of words, and the examples are numbers"
              : "--embeddings are of whole words, and --shape seq2seq reads parts of them");
    }
  }

  Shape shape() {
    return shape;
  }

  /** Whether balanced trees are built. */
  boolean balanced() {
    return trees == TreeKind.BALANCED;
  }

  boolean regress() {
    return regress;
  }

  /** Tokens of the texts, of which there are so many characters. */
  int vocabularySize(long characters) {
    long usual = Math.max(512, Math.min(8000, characters / 200));
    return vocabularySize == null ? (int) usual : vocabularySize;
  }

  /** Files that will be read beside the examples. */
  List<String> others() {
    List<String> others = new ArrayList<>();
    if (valid != null && Double.isNaN(ValidShare.of(valid))) {
      others.add(valid);
    }
    if (embeddings != null) {
      others.add(embeddings);
    }
    return others;
  }

  /**
   * Examples to learn from, and others to judge by, and what messages call either; names of the
   * columns of their numbers, and how many repairs there were.
   */
  record Split(
      String source,
      List<Example> train,
      String validSource,
      List<Example> valid,
      List<String> columns,
      long repaired) {}

  /**
   * Reads the examples.
   *
   * @throws FormatException if there are none, or they are not of the shape's formats
   * @throws IOException if they cannot be read
   */
  Split read(List<Source> sources, InputStream in) throws IOException {
    List<Example> all = new ArrayList<>();
    ExampleOptions options = ExampleOptions.TRAINING.withStrict(strict).withBalanced(balanced());
    Reading first = read(sources, options, all);
    if (valid != null && Double.isNaN(ValidShare.of(valid))) {
      List<Example> judges = new ArrayList<>();
      boolean music = all.get(0).output().isEmpty();
      ExampleOptions alike = options.withMusic(music).withColumns(first.columns());
      Reading other = read(List.of(Inputs.of(valid, in)), alike, judges);
      long repaired = first.repaired() + other.repaired();
      return new Split(Inputs.name(sources), all, valid, judges, first.columns(), repaired);
    }
    double share = valid != null ? ValidShare.of(valid) : all.size() < ENOUGH ? 0 : VALID;
    HeldOut cut = HeldOut.of(all, share);
    String source = Inputs.name(sources);
    List<Example> valids = cut.valid().isEmpty() ? cut.train() : cut.valid();
    return new Split(source, cut.train(), source, valids, first.columns(), first.repaired());
  }

  /** What was found besides examples: names of columns, and how many repairs there were. */
  private record Reading(List<String> columns, long repaired) {}

  private Reading read(List<Source> sources, ExampleOptions options, List<Example> examples)
      throws IOException {
    try (ExampleReader reader = Examples.open(shape, sources, options)) {
      for (Example one = reader.next(); one != null; one = reader.next()) {
        examples.add(one);
      }
      if (examples.isEmpty()) {
        throw new FormatException(Inputs.name(sources), null, "there are no examples in it");
      }
      return new Reading(reader.columns(), reader.repaired());
    }
  }

  /** The vectors of words that are there already; none if none are wanted. */
  Map<String, float[]> vectors(InputStream in, Workers workers) throws IOException {
    Map<String, float[]> vectors = new HashMap<>();
    if (embeddings != null) {
      WordVectors read = VectorReader.read(Inputs.of(embeddings, in), workers, repeated -> {});
      for (int i = 0; i < read.vectors().size(); i++) {
        float[] vector = new float[read.vectors().dim()];
        read.vectors().copy(i, vector, 0);
        vectors.putIfAbsent(read.word(i), vector);
      }
    }
    return vectors;
  }
}
