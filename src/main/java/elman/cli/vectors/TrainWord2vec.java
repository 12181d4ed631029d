package elman.cli.vectors;

import elman.cli.shell.Choice;
import elman.cli.shell.Command;
import elman.cli.shell.Inputs;
import elman.cli.shell.Interrupt;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Progress;
import elman.cli.shell.Streams;
import elman.cli.shell.UsageException;
import elman.core.Ops;
import elman.core.Workers;
import elman.embed.CountedText;
import elman.embed.Embedding;
import elman.embed.EmbeddingFile;
import elman.embed.Lexicon;
import elman.embed.Rehearsal;
import elman.embed.Settings;
import elman.embed.TextLines;
import elman.embed.Word2Vec;
import elman.embed.WordPairs;
import elman.embed.vectors.Subwords;
import elman.embed.vectors.VectorFormat;
import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Trains word vectors on text. */
@CommandLine.Command(
    name = "train-word2vec",
    headerHeading =
        "Example: elman train-word2vec corpus.txt -o v.bin && elman analogy v.bin france%n%n",
    header = "Trains word vectors on text.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "elman train-word2vec [OPTION...] [FILE...] -o VECTORS",
    description = {
      "%nA line is a sentence, or one endless line is cut into sentences of 1000 words. The text"
          + " is read once; what does not fit into a few megabytes of memory is kept in a nameless"
          + " file beside VECTORS.%n"
    },
    sortOptions = false)
public final class TrainWord2vec implements Command {
  /** Bytes of the text's words that are kept in memory. */
  private static final long TEXT_IN_MEMORY = 1 << 22;

  private final Streams streams;
  private final Interrupt interrupt;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Text, compressed or not; of a folder all files (default: standard input, also called"
              + " -).")
  private List<String> files = new ArrayList<>();

  @Mixin(name = "Training")
  private final Word2vecOptions training = new Word2vecOptions();

  @Mixin(name = "Words")
  private final WordOptions words = new WordOptions();

  @Mixin(name = "Files")
  private final VectorOptions to = new VectorOptions();

  @Mixin(name = OtherOptions.HEADING)
  private final OtherOptions other = new OtherOptions();

  /** The command, which reads and writes {@code streams}, until it is interrupted. */
  public TrainWord2vec(Streams streams, Interrupt interrupt) {
    this.streams = streams;
    this.interrupt = interrupt;
  }

  @Override
  public void registerChoices(CommandLine parser) {
    Word2vecOptions.registerChoices(parser);
    WordOptions.registerChoices(parser);
    parser.registerConverter(VectorFormat.class, new Choice<>(VectorFormat.class));
  }

  @Override
  public void run() throws IOException {
    Settings settings =
        training.settings(Settings.Model.CBOW, Settings.Loss.NS, Word2vecOptions.DIM);
    Subwords subwords = training.subwords();
    words.check(to.printPairs());
    List<String> inputs = Inputs.inFolders(files);
    List<Path> read = Inputs.paths(inputs, words.others());
    to.check(read, words.saveVocab(), training.saysSizes());
    Inputs.require(read);
    List<Source> sources = Inputs.of(inputs, streams.in());
    if (to.printPairs()) {
      TextLines.read(sources, new WordPairs(settings, words.cutter(streams.in()), streams.out()));
      return;
    }
    if (subwords != null && to.isWanted() && to.format() != VectorFormat.SAFETENSORS) {
      say("%s will have no vectors of n-grams, for which safetensors has a place", to.path());
    }
    try (Workers workers = other.workers();
        Spool spool = new Spool(to.folder(words.saveVocab()), TEXT_IN_MEMORY)) {
      train(sources, settings, other.ops(workers, streams.err()), spool);
    }
  }

  private void train(List<Source> sources, Settings usual, Ops ops, Spool spool)
      throws IOException {
    EmbeddingFile.Content before = to.before();
    Settings settings = before == null ? usual : goingOn(before);
    Rehearsal rehearsal = new Rehearsal(ops, settings, subwords(before));
    CountedText text = read(sources, rehearsal, spool);
    Lexicon found =
        words.vocabulary(
            text,
            before == null ? new Lexicon() : before.embedding().words(),
            Inputs.name(sources));
    // Whoever sees the vocabulary may stop the training in order.
    if (to.isWanted()) {
      interrupt.install();
    }
    words.save(found);
    say(
        "text: %,d words, %,d different; vocabulary of %,d",
        text.lexicon().total(), text.lexicon().size(), found.size());
    if (!to.isWanted()) {
      return;
    }
    try {
      Embedding embedding = embedding(found, settings, before);
      to.check(embedding);
      train(new Word2Vec(ops, settings, embedding, text), embedding, settings);
    } catch (IllegalArgumentException e) {
      throw new FormatException(Inputs.name(sources), null, e.getMessage(), e);
    }
  }

  private CountedText read(List<Source> sources, Rehearsal rehearsal, Spool spool)
      throws IOException {
    if (to.isWanted()) {
      rehearsal.begin();
    }
    try {
      return words.read(sources, streams.in(), spool);
    } finally {
      rehearsal.end();
    }
  }

  private void train(Word2Vec trainer, Embedding embedding, Settings settings) throws IOException {
    WordProgress progress = new WordProgress(Progress.ofWords(streams, other.quiet()));
    boolean finished;
    try {
      finished = trainer.train(progress, interrupt::requested);
    } finally {
      progress.end();
    }
    if (finished) {
      to.write(embedding, settings);
      say("%s: %,d vectors; %s", to.path(), embedding.words().size(), progress.summary());
    } else {
      Path kept = to.writeUnfinished(embedding, settings);
      streams.err().println("elman train-word2vec: stopped; what it has learned is in " + kept);
    }
  }

  /** What is not said is as it was. */
  private Settings goingOn(EmbeddingFile.Content before) {
    int dim = before.embedding().dim();
    Settings settings = training.settings(before.model(), before.loss(), dim);
    if (before.loss() != settings.loss()) {
      throw new UsageException(
          "--loss must be that of the vectors to go on with, "
              + before.loss().name().toLowerCase(Locale.ROOT));
    }
    return settings;
  }

  private Subwords subwords(EmbeddingFile.Content before) {
    return before == null ? training.subwords() : before.embedding().subwords();
  }

  /** The weights, as they were left or new. */
  private Embedding embedding(Lexicon found, Settings settings, EmbeddingFile.Content before) {
    Embedding embedding = new Embedding(found, settings.dim(), subwords(before), settings.seed());
    if (before != null) {
      embedding.take(before.embedding(), settings.loss() == Settings.Loss.NS);
    }
    return embedding;
  }

  private void say(String format, Object... values) {
    other.say(streams.err(), format, values);
  }
}
