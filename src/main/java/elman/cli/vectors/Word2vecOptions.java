package elman.cli.vectors;

import elman.cli.shell.Choice;
import elman.cli.shell.UsageException;
import elman.embed.Settings;
import elman.embed.vectors.Subwords;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How word vectors are to be trained. */
final class Word2vecOptions {
  private static final double SKIPGRAM_RATE = 0.025;

  /** Half as much again as word2vec.c's, which leaves a short training of means unfinished. */
  private static final double CBOW_RATE = 0.075;

  /** Floats of a vector, if nothing is said. */
  static final int DIM = 100;

  private static final int USUAL_BUCKETS = 2_000_000;
  private static final int MOST_BUCKETS = 100_000_000;
  private static final Pattern RANGE = Pattern.compile("(\\d{1,4})-(\\d{1,4})");

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "cbow predicts a word from the mean of its context, skipgram from each word of it"
              + " (default: cbow).")
  private Settings.Model model;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "ns tells a word from negative samples, hs predicts its path in a Huffman tree (default:"
              + " ns).")
  private Settings.Loss loss;

  @Option(
      names = "--dim",
      paramLabel = "D",
      description = "Floats of a vector (default: " + DIM + ").")
  private Integer dim;

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Most words on either side that count as context (default: 5).")
  private int window = 5;

  @Option(
      names = "--negative",
      paramLabel = "N",
      description = "Negative samples for a word (default: 5).")
  private Integer negative;

  @Option(
      names = "--ns-exponent",
      paramLabel = "X",
      description = "Power of a word's count to which it is drawn as one (default: 0.75).")
  private Double exponent;

  @Option(
      names = "--sample",
      paramLabel = "SHARE",
      description =
          "Words with more than that share of the text are left out at times, 0 for never (default:"
              + " 0.001).")
  private double sample = 1e-3;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the text (default: 5).")
  private int epochs = 5;

  @Option(
      names = "--lr",
      paramLabel = "X",
      description =
          "Learning rate at the beginning; it falls to 0 (default: 0.025, for cbow 0.075).")
  private Double lr;

  @Option(
      names = "--subwords",
      paramLabel = "MIN-MAX",
      description =
          "A word's vector is the mean of its own and those of its n-grams of so many characters"
              + " (usual: 3-6); safetensors keeps those of n-grams too.")
  private String subwords;

  @Option(
      names = "--buckets",
      paramLabel = "N",
      description = "Vectors that n-grams share (default: 2000000).")
  private Integer buckets;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all that is random (default: 1).")
  private long seed = 1;

  @Option(
      names = "--deterministic",
      description =
          "The same bits for the same seed, whatever --threads: one thread makes all updates.")
  private boolean deterministic;

  /** Tells the parser how to read the options that are choices. */
  static void registerChoices(CommandLine parser) {
    parser.registerConverter(Settings.Model.class, new Choice<>(Settings.Model.class));
    parser.registerConverter(Settings.Loss.class, new Choice<>(Settings.Loss.class));
  }

  /**
   * What is wanted.
   *
   * @param usualModel the model if none is named
   * @param usualLoss the loss if none is named
   * @param usualDim floats of a vector if that is not said
   * @throws UsageException if a value is out of range, or without effect
   */
  Settings settings(Settings.Model usualModel, Settings.Loss usualLoss, int usualDim) {
    Settings.Model wanted = model == null ? usualModel : model;
    Settings.Loss by = loss == null ? usualLoss : loss;
    if (by == Settings.Loss.HS && (negative != null || exponent != null)) {
      throw new UsageException("--negative and --ns-exponent go with --loss ns only");
    }
    double usual = wanted == Settings.Model.CBOW ? CBOW_RATE : SKIPGRAM_RATE;
    try {
      return new Settings(
          wanted,
          by,
          dim == null ? usualDim : dim,
          window,
          negative == null ? 5 : negative,
          exponent == null ? 0.75 : exponent,
          sample,
          epochs,
          lr == null ? usual : lr,
          seed,
          deterministic);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /**
   * The n-grams that are wanted; null if none.
   *
   * @throws UsageException if there is no such range
   */
  Subwords subwords() {
    if (subwords == null) {
      if (buckets != null) {
        throw new UsageException("--buckets goes with --subwords only");
      }
      return null;
    }
    int many = buckets == null ? USUAL_BUCKETS : buckets;
    if (many < 1 || many > MOST_BUCKETS) {
      throw new UsageException("--buckets must be from 1 to " + MOST_BUCKETS + ", not " + many);
    }
    Matcher range = RANGE.matcher(subwords);
    int shortest = range.matches() ? Integer.parseInt(range.group(1)) : 0;
    int longest = range.matches() ? Integer.parseInt(range.group(2)) : 0;
    if (shortest < 1 || longest < shortest) {
      throw new UsageException(
          "--subwords must be two lengths, the shorter first, as in 3-6, not " + subwords);
    }
    return new Subwords(shortest, longest, many);
  }

  /** Whether a size was said that the vectors to go on with have already. */
  boolean saysSizes() {
    return dim != null || subwords != null;
  }
}
