package elman.embed;

import elman.io.Spool;
import elman.token.ByteTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins words that occur together more often than chance has it: score(a, b) = (count(a b) - d) /
 * (count(a) count(b)), times the words of the text (Mikolov et al. 2013b, equation 6, and
 * word2phrase). A joined pair takes no further part, so that another pass makes longer phrases.
 */
public final class Phrases {
  private final CountedText text;
  private final long minCount;
  private final double threshold;
  private final PairCounts pairs = new PairCounts();
  private final Lexicon joined = new Lexicon();

  /** Number in the new lexicon of each word that was met again; -1 where it was not. */
  private final int[] again;

  private final Map<Long, Integer> phrases = new HashMap<>();

  private Phrases(CountedText text, long minCount, double threshold) {
    this.text = text;
    this.minCount = minCount;
    this.threshold = threshold;
    again = new int[text.lexicon().size()];
    Arrays.fill(again, -1);
  }

  /**
   * The text with its phrases joined by {@code _}.
   *
   * @param minCount d; rarer words are never joined
   * @param threshold score above which a pair is a phrase
   * @param spool keeps the new sentences
   * @throws IOException if they cannot be kept
   */
  public static CountedText join(CountedText text, long minCount, double threshold, Spool spool)
      throws IOException {
    return new Phrases(text, minCount, threshold).join(spool);
  }

  private CountedText join(Spool spool) throws IOException {
    int pieces = text.sentences().pieces();
    SentenceSpool.Reader old = text.sentences().new Reader();
    for (int piece = 0; piece < pieces; piece++) {
      old.read(piece, this::count);
    }
    SentenceSpool sentences = new SentenceSpool(spool);
    for (int piece = 0; piece < pieces; piece++) {
      old.read(piece, (words, n) -> rewrite(words, n, sentences));
    }
    sentences.finish();
    return new CountedText(joined, sentences);
  }

  private void count(int[] words, int n) {
    for (int i = 1; i < n; i++) {
      if (isFrequent(words[i - 1]) && isFrequent(words[i])) {
        pairs.add(words[i - 1], words[i]);
      }
    }
  }

  private boolean isFrequent(int word) {
    return text.lexicon().count(word) >= minCount;
  }

  private void rewrite(int[] words, int n, SentenceSpool sentences) throws IOException {
    for (int i = 0; i < n; i++) {
      int number;
      if (i + 1 < n && isPhrase(words[i], words[i + 1])) {
        number = phrase(words[i], words[++i]);
      } else {
        number = word(words[i]);
      }
      joined.add(number, 1);
      sentences.add(number);
    }
    sentences.endSentence();
  }

  private boolean isPhrase(int first, int second) {
    Lexicon words = text.lexicon();
    if (!isFrequent(first) || !isFrequent(second)) {
      return false;
    }
    double above = (double) pairs.count(first, second) - minCount;
    double score = above / words.count(first) / words.count(second) * words.total();
    return score > threshold;
  }

  private int word(int word) {
    if (again[word] < 0) {
      ByteTable words = text.lexicon().words();
      again[word] = joined.number(words.bytes(), words.start(word), words.start(word + 1));
    }
    return again[word];
  }

  private int phrase(int first, int second) {
    return phrases.computeIfAbsent(
        (long) first << 32 | second,
        pair -> {
          ByteTable words = text.lexicon().words();
          int length = words.start(first + 1) - words.start(first);
          int more = words.start(second + 1) - words.start(second);
          byte[] name = new byte[length + 1 + more];
          System.arraycopy(words.bytes(), words.start(first), name, 0, length);
          name[length] = '_';
          System.arraycopy(words.bytes(), words.start(second), name, length + 1, more);
          return joined.number(name, 0, name.length);
        });
  }
}
