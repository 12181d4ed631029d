package elman.text;

import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import elman.token.Encoder;
import elman.token.TokenBuffer;
import elman.token.TokenModel;
import elman.token.bpe.BpeLearner;
import elman.token.bpe.SplitPattern;
import elman.token.bpe.WordCounts;
import elman.token.file.TokenizerFile;
import elman.token.stream.TokenFormats;
import elman.token.stream.TokenStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Tokens as a tokenizer's file has them. The ids that such a file wants around a text are left out:
 * a language model's text has neither beginning nor end.
 */
public final class FileTokenizer implements Tokenizer {
  /** A pair that occurs once is not worth a token. */
  private static final long LEAST_FREQUENCY = 2;

  private final byte[] file;
  private final SplitPattern pattern;
  private final TokenModel model;
  private final Vocabulary vocabulary;
  private final Encoder encoder;

  private FileTokenizer(byte[] file, SplitPattern pattern, TokenModel model) {
    this.file = file;
    this.pattern = pattern;
    this.model = model;
    vocabulary = new Vocabulary(names(model));
    encoder = model.encoder();
  }

  /**
   * Makes a tokenizer of what its file holds.
   *
   * @param name what messages call the file
   * @param pattern how text is split where the file does not say; null if it was not said
   * @throws FormatException if it is no tokenizer that there is
   */
  public static FileTokenizer of(String name, byte[] file, SplitPattern pattern)
      throws FormatException {
    return new FileTokenizer(file.clone(), pattern, TokenizerFile.read(name, file, pattern));
  }

  /**
   * Learns a byte-level byte-pair encoding from texts.
   *
   * @param size tokens that there may be, at least 256
   */
  public static FileTokenizer learn(Iterable<String> texts, int size) {
    WordCounts counts = new WordCounts();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      counts.addText(SplitPattern.GPT2, bytes, 0, bytes.length);
    }
    BpeLearner.Learned learned =
        new BpeLearner(SplitPattern.GPT2, List.of(), size, LEAST_FREQUENCY).learn(counts);
    byte[] file = TokenizerFile.json(learned.model(), learned.merges());
    return new FileTokenizer(file, null, learned.model());
  }

  /** Every id needs a name of its own, also one that is not in use. */
  private static List<String> names(TokenModel model) {
    List<String> names = new ArrayList<>(model.size());
    Set<String> taken = new HashSet<>();
    for (int id = 0; id < model.size(); id++) {
      String name = Objects.requireNonNullElse(model.piece(id), "<" + id + ">");
      names.add(taken.add(name) ? name : name + "<" + id + ">");
    }
    return names;
  }

  /** What the file holds. */
  public byte[] file() {
    return file.clone();
  }

  /** How text is split where the file does not say; null if it was not said. */
  public SplitPattern pattern() {
    return pattern;
  }

  @Override
  public Kind kind() {
    return Kind.FILE;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public int unknown() {
    return model.unknown();
  }

  @Override
  public int[] encode(String text) {
    return ids(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int[] encode(byte[] text) throws CharacterCodingException {
    if (model.needsUtf8()) {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
    }
    return ids(text);
  }

  private synchronized int[] ids(byte[] text) {
    TokenBuffer ids = new TokenBuffer();
    encoder.encode(text, 0, text.length, ids);
    return ids.toArray();
  }

  @Override
  public Tokens encode(List<Source> sources, Spool spool) throws IOException {
    TokenWriter tokens = new TokenWriter(spool);
    TokenStream.Options whole = new TokenStream.Options(false, false, false, false, false);
    try (Workers alone = new Workers(1)) {
      new TokenStream(model, TokenFormats.binary(Integer.BYTES), alone, whole)
          .run(sources, new Ids(tokens));
    }
    return tokens.tokens();
  }

  /** Takes ids of four bytes, the lowest first. */
  private static final class Ids extends OutputStream {
    private final TokenWriter tokens;
    private int id;
    private int shift;

    Ids(TokenWriter tokens) {
      this.tokens = tokens;
    }

    @Override
    public void write(int b) throws IOException {
      id |= (b & 0xff) << shift;
      shift += Byte.SIZE;
      if (shift == Integer.SIZE) {
        tokens.add(id);
        id = 0;
        shift = 0;
      }
    }
  }

  @Override
  public byte[] decode(int id) {
    Objects.checkIndex(id, model.size());
    return Objects.requireNonNullElse(model.bytes(id), new byte[0]);
  }
}
