package elman.embed;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes what is learned from a sentence, with the whole window on either side: for skip-gram a
 * line for each word and word of its context, for continuous bag of words the context and the word.
 */
public final class WordPairs implements TextLines.Line {
  private final Settings settings;
  private final WordCutter cutter;
  private final OutputStream out;
  private final List<byte[]> sentence = new ArrayList<>();

  /**
   * Gets ready.
   *
   * @param settings the model and its window
   * @param out takes the lines; neither flushed nor closed
   */
  public WordPairs(Settings settings, WordCutter cutter, OutputStream out) {
    this.settings = settings;
    this.cutter = cutter;
    this.out = out;
  }

  @Override
  public void accept(byte[] text, int from, int to, boolean ended) throws IOException {
    cutter.cut(
        text,
        from,
        to,
        (word, start, end) -> {
          sentence.add(Arrays.copyOfRange(word, start, end));
          if (sentence.size() == SentenceSpool.LONGEST_SENTENCE) {
            write();
          }
        });
    if (ended) {
      write();
    }
  }

  private void write() throws IOException {
    for (int center = 0; center < sentence.size(); center++) {
      int from = Math.max(0, center - settings.window());
      int to = Math.min(sentence.size(), center + settings.window() + 1);
      if (settings.model() == Settings.Model.SKIPGRAM) {
        writePairs(from, center, to);
      } else if (to - from > 1) {
        writeContext(from, center, to);
      }
    }
    sentence.clear();
  }

  private void writePairs(int from, int center, int to) throws IOException {
    for (int i = from; i < to; i++) {
      if (i != center) {
        out.write(sentence.get(center));
        out.write('\t');
        out.write(sentence.get(i));
        out.write('\n');
      }
    }
  }

  private void writeContext(int from, int center, int to) throws IOException {
    int separator = -1;
    for (int i = from; i < to; i++) {
      if (i != center) {
        if (separator >= 0) {
          out.write(separator);
        }
        out.write(sentence.get(i));
        separator = ' ';
      }
    }
    out.write('\t');
    out.write(sentence.get(center));
    out.write('\n');
  }
}
