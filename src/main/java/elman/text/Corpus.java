package elman.text;

import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import java.io.IOException;
import java.util.List;

/**
 * A text as tokens, with the tokenizer that made them.
 *
 * @param tokenizer says what their ids stand for
 * @param tokens the N tokens, each id in 0 to V-1
 */
public record Corpus(Tokenizer tokenizer, Tokens tokens) {
  /**
   * Learns a vocabulary from the joined text of the sources and encodes that text. Each source is
   * read once, so that a pipe will do.
   *
   * @param minCount a character or word that occurs less often becomes the unknown token; bytes are
   *     all kept
   * @param spool keeps the tokens
   * @return the tokens, none if the text is empty
   * @throws FormatException if the tokens are not bytes and a source is not valid UTF-8
   * @throws IOException if a source cannot be read, or the tokens cannot be kept
   */
  public static Corpus learn(Tokenizer.Kind kind, List<Source> sources, int minCount, Spool spool)
      throws IOException {
    try {
      return switch (kind) {
        case CHARS -> Learner.chars(sources, minCount, spool);
        case BYTES -> encode(new ByteTokenizer(), sources, spool);
        case WORDS -> Learner.words(sources, minCount, spool);
        case IDS -> IdTokenizer.learn(sources, spool);
        case FILE -> throw new IllegalArgumentException("a file's vocabulary is not learned");
      };
    } catch (FormatException e) {
      throw withRemedy(e);
    }
  }

  /**
   * Encodes the joined text of the sources with a given vocabulary.
   *
   * @param spool keeps the tokens
   * @return the tokens, none if the text is empty
   * @throws FormatException if the tokens are not bytes and a source is not valid UTF-8
   * @throws IOException if a source cannot be read, or the tokens cannot be kept
   */
  public static Corpus encode(Tokenizer tokenizer, List<Source> sources, Spool spool)
      throws IOException {
    try {
      return new Corpus(tokenizer, tokenizer.encode(sources, spool));
    } catch (FormatException e) {
      throw withRemedy(e);
    }
  }

  /**
   * Takes ids of a tokenizer that were made before.
   *
   * @param spool keeps the tokens
   * @throws FormatException naming the place of what is no id of it
   * @throws IOException if a source cannot be read, or the tokens cannot be kept
   */
  public static Corpus ofIds(Tokenizer tokenizer, List<Source> sources, Spool spool)
      throws IOException {
    return new Corpus(tokenizer, IdTokenizer.read(tokenizer, sources, spool));
  }

  /** Not all damage is cured by reading bytes: a truncated archive is not, a wrong encoding is. */
  private static FormatException withRemedy(FormatException e) {
    return e.reason().contains("UTF-8")
        ? new FormatException(
            e.source(), e.place(), e.reason() + " (--tokenizer bytes takes any input)", e)
        : e;
  }
}
