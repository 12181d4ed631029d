package elman.text;

import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Numbers as tokens, made by whatever tokenizer: text is ids with white space between them, and
 * what is decoded is ids each with a space behind it.
 */
public final class IdTokenizer implements Tokenizer {
  /** Ids beyond are taken for damage: a network would be as large. */
  private static final int MOST_TOKENS = 1 << 24;

  /** Of longer numbers no more digits are read. */
  private static final long LARGE = Long.MAX_VALUE / 100;

  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9])");

  /** What {@link Character#isWhitespace} says of ASCII. */
  private static final Pattern BLANKS = Pattern.compile("[\\s\\x1c-\\x1f]+");

  private static final int BLOCK = 1 << 16;

  private final Vocabulary vocabulary;

  IdTokenizer(int size) {
    vocabulary = new Vocabulary(IntStream.range(0, size).mapToObj(Integer::toString).toList());
  }

  /** Accepts the one list of tokens that there is of each size. */
  static IdTokenizer of(List<String> tokens) {
    IdTokenizer tokenizer = new IdTokenizer(tokens.size());
    if (!tokenizer.vocabulary.tokens().equals(tokens)) {
      throw new IllegalArgumentException("a vocabulary of ids must hold the numbers from 0 on");
    }
    return tokenizer;
  }

  /**
   * Reads ids, and takes as many for possible as occur.
   *
   * @throws FormatException naming the place of what is no id
   * @throws IOException if a source cannot be read, or the ids cannot be kept
   */
  static Corpus learn(List<Source> sources, Spool spool) throws IOException {
    TokenWriter tokens = new TokenWriter(spool);
    int most = read(sources, MOST_TOKENS, tokens);
    return new Corpus(new IdTokenizer(most + 1), tokens.tokens());
  }

  /**
   * Reads ids of another tokenizer.
   *
   * @throws FormatException naming the place of what is no id of it
   * @throws IOException if a source cannot be read, or the ids cannot be kept
   */
  static Tokens read(Tokenizer tokenizer, List<Source> sources, Spool spool) throws IOException {
    TokenWriter tokens = new TokenWriter(spool);
    read(sources, tokenizer.vocabulary().size(), tokens);
    return tokens.tokens();
  }

  /** Reads ids below {@code size}; returns the highest. */
  private static int read(List<Source> sources, int size, TokenWriter tokens) throws IOException {
    int highest = 0;
    for (Source source : sources) {
      try (InputStream in = source.open()) {
        highest = Math.max(highest, read(source.name(), in, size, tokens));
      }
    }
    return highest;
  }

  private static int read(String name, InputStream in, int size, TokenWriter tokens)
      throws IOException {
    byte[] block = new byte[BLOCK];
    int highest = 0;
    long line = 1;
    long id = -1;
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      for (int i = 0; i < n; i++) {
        byte b = block[i];
        if (b >= '0' && b <= '9') {
          id = id > LARGE ? id : Math.max(0, id) * 10 + b - '0';
        } else if (Character.isWhitespace(b)) {
          if (id >= 0) {
            tokens.add(checked(name, line, id, size));
            highest = Math.max(highest, (int) id);
          }
          id = -1;
          line += b == '\n' ? 1 : 0;
        } else {
          throw new FormatException(
              name, "line " + line, "is no row of ids: numbers with spaces between them");
        }
      }
    }
    if (id >= 0) {
      tokens.add(checked(name, line, id, size));
    }
    return Math.max(highest, (int) id);
  }

  private static int checked(String name, long line, long id, int size) throws FormatException {
    if (id >= size) {
      throw new FormatException(name, "line " + line, "the id " + id + " is not below " + size);
    }
    return (int) id;
  }

  @Override
  public Kind kind() {
    return Kind.IDS;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public int unknown() {
    return -1;
  }

  /**
   * Encodes ids.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  @Override
  public int[] encode(String text) {
    return Arrays.stream(BLANKS.split(text))
        .filter(word -> !word.isEmpty())
        .mapToInt(this::id)
        .toArray();
  }

  private int id(String word) {
    int id = vocabulary.id(LEADING_ZEROS.matcher(word).replaceFirst(""));
    if (id < 0) {
      throw new IllegalArgumentException(
          "'" + word + "' is none of the model's ids, 0 to " + (vocabulary.size() - 1));
    }
    return id;
  }

  @Override
  public Tokens encode(List<Source> sources, Spool spool) throws IOException {
    return read(this, sources, spool);
  }

  @Override
  public byte[] decode(int id) {
    Objects.checkIndex(id, vocabulary.size());
    return (id + " ").getBytes(StandardCharsets.US_ASCII);
  }
}
