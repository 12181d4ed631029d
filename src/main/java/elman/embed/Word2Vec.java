package elman.embed;

import elman.core.Ops;
import elman.core.Rng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Trains word vectors (Mikolov et al. 2013).
 *
 * <p>All threads change the same weights without locks (Recht et al. 2011, "Hogwild"): an update
 * that another one overwrites at the same moment is lost, which is rare and does no harm, but no
 * two runs are the same. A deterministic run lets one thread do all updates in the order of the
 * text. Each piece of the text has a generator of its own, so that it is the same for any thread.
 */
public final class Word2Vec {
  /** Share of the learning rate that is left at the end, as in word2vec.c. */
  private static final float LEAST_RATE = 1e-4f;

  private static final int PARTS = 20;

  /**
   * Words in a row that share their negative samples, whose rows come from the third-level cache at
   * best. Two were as accurate as one in trials, four a little less so.
   */
  private static final int SHARED_BY = 2;

  /** Streams of random numbers that are none of a piece's. */
  private static final long PIECES = 1L << 32;

  private final Ops ops;
  private final Settings settings;
  private final Embedding embedding;
  private final CountedText text;

  /** Number in the embedding of each word of the text; -1 if it has none. */
  private final int[] numbers;

  private final Subsampling subsampling;
  private final Supplier<Objective> objectives;
  private final long total;

  private final AtomicLong next = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final DoubleAdder loss = new DoubleAdder();
  private final LongAdder losses = new LongAdder();

  /** What the sums were when a twentieth of the run began, and one before that. */
  private long partOfBase;

  private double lossOfBase;
  private double lossOfNext;
  private long lossesOfBase;
  private long lossesOfNext;

  /** Hears how it goes. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Told now and then, by one thread at a time.
     *
     * @param words words of the text that were gone through, in all epochs
     * @param total how many there are, in all epochs
     * @param loss mean loss of late in nats a prediction, or NaN if there is none
     */
    void progress(long words, long total, double loss);
  }

  /**
   * Gets ready.
   *
   * @param embedding what is trained; the settings' dim is its
   * @throws IllegalArgumentException if there are fewer than two words to train
   */
  public Word2Vec(Ops ops, Settings settings, Embedding embedding, CountedText text) {
    Lexicon words = embedding.words();
    if (words.size() < 2) {
      throw new IllegalArgumentException("a vocabulary of at least two words is needed");
    }
    this.ops = ops;
    this.settings = settings;
    this.embedding = embedding;
    this.text = text;
    numbers = text.lexicon().numbersIn(words);
    long known = 0;
    Lexicon seen = words.uncounted();
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] >= 0) {
        known += text.lexicon().count(i);
        seen.add(numbers[i], text.lexicon().count(i));
      }
    }
    total = known * settings.epochs();
    subsampling = new Subsampling(seen, settings.sample());
    objectives = objectives(words);
  }

  private Supplier<Objective> objectives(Lexicon words) {
    int stride = embedding.stride();
    if (settings.loss() == Settings.Loss.HS) {
      Objective path = new HuffmanTree(words).objective(stride);
      return () -> path;
    }
    NegativeSampling sampling = new NegativeSampling(words, settings.exponent());
    boolean alone = embedding.hasSubwords() && settings.model() == Settings.Model.SKIPGRAM;
    int sharedBy = alone ? 1 : SHARED_BY;
    return () -> new SharedNegatives(sampling, settings.negative(), stride, sharedBy);
  }

  /** How many words of the text there are to go through, in all epochs. */
  public long total() {
    return total;
  }

  /**
   * Goes through the text.
   *
   * @param stop asked now and then whether to stop
   * @return whether it came to the end
   * @throws IllegalArgumentException if there was nothing to learn from, or what was learned is no
   *     number any more
   * @throws IOException if the text cannot be read again
   */
  public boolean train(Listener listener, BooleanSupplier stop) throws IOException {
    int threads = settings.deterministic() ? 1 : ops.workers().count();
    try {
      if (threads == 1) {
        work(listener, stop);
      } else {
        ops.workers().split(threads, 1, (from, to) -> work(listener, stop));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    boolean finished = next.get() >= items();
    if (finished && losses.sum() == 0) {
      throw new IllegalArgumentException(
          "nothing to learn from: no word stands beside another that is not left out"
              + " (--sample 0 leaves out none)");
    }
    tell(listener);
    return finished;
  }

  private long items() {
    return (long) text.sentences().pieces() * settings.epochs();
  }

  private void work(Listener listener, BooleanSupplier stop) {
    Worker worker = new Worker();
    Rng seeds = new Rng(settings.seed());
    try {
      while (!stop.getAsBoolean()) {
        long item = next.getAndUpdate(i -> i < items() ? i + 1 : i);
        if (item >= items()) {
          return;
        }
        worker.learn((int) (item % text.sentences().pieces()), seeds.split(PIECES + item));
        tell(listener);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a thread has for itself. */
  private final class Worker {
    private final Learner learner =
        new Learner(ops.kernels(), embedding, settings, objectives.get());
    private final SentenceSpool.Reader sentences = text.sentences().new Reader();
    private final int[] kept = new int[SentenceSpool.LONGEST_SENTENCE];

    void learn(int piece, Rng rng) throws IOException {
      double lossBefore = learner.loss();
      long lossesBefore = learner.losses();
      learner.begin();
      sentences.read(piece, (words, n) -> learn(words, n, rng));
      if (Double.isNaN(learner.loss())) {
        throw new IllegalArgumentException(
            "training came to what is no number: a smaller --lr or --negative may help");
      }
      loss.add(learner.loss() - lossBefore);
      losses.add(learner.losses() - lossesBefore);
    }

    private void learn(int[] words, int n, Rng rng) {
      int known = 0;
      int m = 0;
      for (int i = 0; i < n; i++) {
        int word = numbers[words[i]];
        if (word >= 0) {
          known++;
          if (subsampling.keeps(word, rng)) {
            kept[m++] = word;
          }
        }
      }
      learner.learn(kept, m, rate(done.getAndAdd(known)), rng);
    }
  }

  private float rate(long words) {
    double left = 1 - (double) words / total;
    return (float) (settings.learningRate() * Math.max(left, LEAST_RATE));
  }

  private synchronized void tell(Listener listener) {
    listener.progress(done.get(), total, recentLoss());
  }

  /** The mean since one or two twentieths of the run ago. */
  private double recentLoss() {
    long part = PARTS * done.get() / Math.max(1, total);
    if (part > partOfBase) {
      partOfBase = part;
      lossOfBase = lossOfNext;
      lossesOfBase = lossesOfNext;
      lossOfNext = loss.sum();
      lossesOfNext = losses.sum();
    }
    long n = losses.sum() - lossesOfBase;
    return n == 0 ? Double.NaN : (loss.sum() - lossOfBase) / n;
  }
}
