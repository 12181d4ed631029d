package elman.cli.text;

import elman.cli.shell.Inputs;
import elman.cli.shell.UsageException;
import elman.io.Source;
import elman.token.TokenModel;
import elman.token.bpe.SplitPattern;
import elman.token.file.TokenizerFile;
import elman.token.plain.ByteModel;
import elman.token.plain.CharModel;
import elman.token.plain.DictionaryModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import picocli.CommandLine.Option;

/** What a token is. */
final class TokenizerOptions {
  private static final int LONGEST_NGRAM = 1000;

  @Option(
      names = "--tokenizer",
      paramLabel = "FILE",
      description =
          "A trained tokenizer: tokenizer.json, ranks of tiktoken, a SentencePiece model, or BERT's"
              + " vocab.txt.")
  private String file;

  @Option(names = "--chars", description = "Characters; the id is the code point.")
  private boolean chars;

  @Option(names = "--bytes", description = "Bytes; the id is the value.")
  private boolean bytes;

  @Option(
      names = "--words",
      description =
          "Words and punctuation by the rules of Unicode (UAX #29), without white space, numbered"
              + " from 1 as they come.")
  private boolean words;

  @Option(
      names = "--ngrams",
      paramLabel = "N",
      description = "Runs of N characters, at each character another, numbered as they come.")
  private Integer ngrams;

  @Option(names = "--bpe", description = "Byte-pair encoding, to be trained.")
  private boolean bpe;

  @Option(
      names = "--unigram",
      description = "The likeliest way to cut words into tokens (Kudo 2018), to be trained.")
  private boolean unigram;

  @Option(
      names = "--pattern",
      paramLabel = "NAME",
      description =
          "How text is split into words before bytes are merged: gpt2, cl100k, cl100k-tiktoken,"
              + " qwen2 or o200k (default: gpt2 in training).")
  private SplitPattern pattern;

  /**
   * Checks that one kind is wanted.
   *
   * @param training whether a tokenizer is to be trained
   * @throws UsageException if it is none, or several
   */
  void check(boolean training) {
    int kinds = 0;
    boolean[] all = {file != null, chars, bytes, words, ngrams != null, bpe, unigram};
    for (boolean wanted : all) {
      kinds += wanted ? 1 : 0;
    }
    if (kinds > 1) {
      throw new UsageException(
          "--tokenizer, --chars, --bytes, --words, --ngrams, --bpe and --unigram exclude each"
              + " other");
    }
    if (kinds == 0) {
      throw new UsageException(
          "what is a token? One of --tokenizer FILE, --chars, --bytes, --words, --ngrams N"
              + " or, with --train, --bpe or --unigram is needed");
    }
    if (training != (bpe || unigram)) {
      throw new UsageException(
          training
              ? "--train needs --bpe or --unigram"
              : "--bpe and --unigram need --train FILE; a trained one is --tokenizer FILE");
    }
    if (ngrams != null && (ngrams < 1 || ngrams > LONGEST_NGRAM)) {
      throw new UsageException("--ngrams must be from 1 to " + LONGEST_NGRAM + ", not " + ngrams);
    }
    if (pattern != null && file == null && !bpe) {
      throw new UsageException("--pattern goes with --tokenizer FILE or --bpe only");
    }
  }

  /** Whether a unigram model is to be trained. */
  boolean unigram() {
    return unigram;
  }

  /** How to split text when training. */
  SplitPattern pattern() {
    return pattern == null ? SplitPattern.GPT2 : pattern;
  }

  /**
   * The tokenizer.
   *
   * @param in standard input, from which its file may come
   * @throws IOException if its file cannot be read, or is none
   */
  TokenModel model(InputStream in) throws IOException {
    if (file != null) {
      Source source = Inputs.of(file, in);
      return TokenizerFile.read(source, pattern);
    }
    if (chars) {
      return new CharModel();
    }
    if (bytes) {
      return new ByteModel();
    }
    return words ? DictionaryModel.words() : DictionaryModel.ngrams(ngrams);
  }

  /** The file that the tokenizer is in, if it is in one. */
  List<String> files() {
    return file == null ? List.of() : List.of(file);
  }

  /** Whether the numbers of tokens are those of this run only. */
  boolean isDictionary() {
    return words || ngrams != null;
  }
}
