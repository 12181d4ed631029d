package elman.text;

import elman.io.Source;
import elman.io.Spool;
import elman.token.ByteNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Bytes as tokens: the id is the byte's value, V = 256, nothing is unknown, and any input will do.
 *
 * <p>In the vocabulary each byte has one of the {@link ByteNames}.
 */
public final class ByteTokenizer implements Tokenizer {
  private static final int BYTES = 256;
  private static final int BLOCK = 1 << 16;
  private static final Vocabulary VOCABULARY = new Vocabulary(ByteNames.all());

  ByteTokenizer() {}

  /** Accepts the one list of tokens that this tokenizer has. */
  static ByteTokenizer of(List<String> tokens) {
    if (!tokens.equals(VOCABULARY.tokens())) {
      throw new IllegalArgumentException(
          "a byte vocabulary must hold the 256 byte names in the order of the bytes");
    }
    return new ByteTokenizer();
  }

  @Override
  public Kind kind() {
    return Kind.BYTES;
  }

  @Override
  public Vocabulary vocabulary() {
    return VOCABULARY;
  }

  @Override
  public int unknown() {
    return -1;
  }

  @Override
  public int[] encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int[] encode(byte[] bytes) {
    int[] ids = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      ids[i] = Byte.toUnsignedInt(bytes[i]);
    }
    return ids;
  }

  @Override
  public Tokens encode(List<Source> sources, Spool spool) throws IOException {
    TokenWriter ids = new TokenWriter(spool);
    byte[] block = new byte[BLOCK];
    for (Source source : sources) {
      try (InputStream in = source.open()) {
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
          for (int i = 0; i < n; i++) {
            ids.add(Byte.toUnsignedInt(block[i]));
          }
        }
      }
    }
    return ids.tokens();
  }

  @Override
  public byte[] decode(int id) {
    return new byte[] {(byte) Objects.checkIndex(id, BYTES)};
  }
}
