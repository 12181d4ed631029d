package elman.embed;

import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import java.io.IOException;
import java.util.List;

/**
 * A text that has been read once: its words with their counts, and its sentences.
 *
 * @param lexicon the words
 * @param sentences numbers of the lexicon
 */
public record CountedText(Lexicon lexicon, SentenceSpool sentences) {
  /**
   * Reads and counts a text, each source once, so that a pipe will do.
   *
   * @param spool keeps the sentences
   * @throws FormatException if it is not text for the cutter
   * @throws IOException if a source cannot be read, or the sentences cannot be kept
   */
  public static CountedText read(List<Source> sources, WordCutter cutter, Spool spool)
      throws IOException {
    return read(sources, cutter, new Lexicon(), true, spool);
  }

  /**
   * Reads and counts what of a text are words of a lexicon, which stays as it is.
   *
   * @param spool keeps the sentences
   * @throws FormatException if it is not text for the cutter
   * @throws IOException if a source cannot be read, or the sentences cannot be kept
   */
  public static CountedText read(
      List<Source> sources, WordCutter cutter, Lexicon known, Spool spool) throws IOException {
    return read(sources, cutter, known.uncounted(), false, spool);
  }

  private static CountedText read(
      List<Source> sources, WordCutter cutter, Lexicon lexicon, boolean grows, Spool spool)
      throws IOException {
    SentenceSpool sentences = new SentenceSpool(spool);
    TextLines.read(
        sources,
        (text, from, to, ended) -> {
          cutter.cut(
              text,
              from,
              to,
              (word, start, end) -> {
                int number =
                    grows ? lexicon.number(word, start, end) : lexicon.find(word, start, end);
                if (number >= 0) {
                  lexicon.add(number, 1);
                  sentences.add(number);
                }
              });
          if (ended) {
            sentences.endSentence();
          }
        });
    sentences.finish();
    return new CountedText(lexicon, sentences);
  }
}
