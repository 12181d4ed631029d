package elman.embed;

import elman.core.Background;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.Workers;
import elman.embed.vectors.Subwords;
import elman.io.Spool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Learns made-up sentences beside the reading of the text, which keeps one thread busy only. Loops
 * of vectors take a hundred times as long until they are compiled well; when the training begins,
 * they are. What is learned is thrown away.
 */
public final class Rehearsal {
  /** Few, so that vectors of any length fit into memory besides. */
  private static final int WORDS = 100;

  private static final int SENTENCES = 500;
  private static final int LENGTH = 100;

  /** For the n-grams of these few words. */
  private static final int BUCKETS = 100;

  private final AtomicBoolean over = new AtomicBoolean();
  private final Ops ops;
  private final Settings settings;
  private final Subwords subwords;
  private Thread thread;

  /**
   * A rehearsal that has not begun.
   *
   * @param ops as in the training
   * @param settings as in the training
   * @param subwords as in the training; null if words have no n-grams
   */
  public Rehearsal(Ops ops, Settings settings, Subwords subwords) {
    this.ops = ops;
    this.settings = settings;
    this.subwords = subwords;
  }

  /** Begins, in a thread of its own, if the training is to have more than one. */
  public void begin() {
    if (ops.workers().count() > 1) {
      thread = Background.start("elman-rehearsal", this::run);
    }
  }

  /** The thread that it has; null if it has none. */
  Thread thread() {
    return thread;
  }

  /** Asks it to come to an end, whether it has begun or not. */
  public void end() {
    over.set(true);
  }

  private void run() {
    Settings onePass =
        new Settings(
            settings.model(),
            settings.loss(),
            settings.dim(),
            settings.window(),
            settings.negative(),
            settings.exponent(),
            0,
            1,
            settings.learningRate(),
            settings.seed(),
            settings.deterministic());
    Subwords few =
        subwords == null ? null : new Subwords(subwords.shortest(), subwords.longest(), BUCKETS);
    try (Workers alone = new Workers(1)) {
      CountedText text = text(new Rng(settings.seed()));
      Embedding embedding = new Embedding(text.lexicon(), settings.dim(), few, settings.seed());
      new Word2Vec(new Ops(ops.kernels(), alone), onePass, embedding, text)
          .train((words, total, loss) -> {}, over::get);
    } catch (IOException | IllegalArgumentException e) {
      // Whatever is wrong with the settings, the training itself will say.
    }
  }

  private static CountedText text(Rng rng) throws IOException {
    Lexicon lexicon = new Lexicon();
    for (int i = 0; i < WORDS; i++) {
      byte[] word = ("word" + i).getBytes(StandardCharsets.US_ASCII);
      lexicon.number(word, 0, word.length);
    }
    SentenceSpool sentences = new SentenceSpool(Spool.inMemory());
    for (int i = 0; i < SENTENCES; i++) {
      for (int j = 0; j < LENGTH; j++) {
        int word = (int) rng.nextLong(WORDS);
        lexicon.add(word, 1);
        sentences.add(word);
      }
      // A piece of its own: after each the trainer asks whether to stop.
      sentences.finish();
    }
    return new CountedText(lexicon, sentences);
  }
}
