package elman.token.plain;

import elman.token.Encoder;
import elman.token.TokenBuffer;
import elman.token.TokenModel;
import java.nio.charset.StandardCharsets;

/** Unicode characters as tokens; the id is the code point. */
public final class CharModel implements TokenModel {
  @Override
  public int size() {
    return Character.MAX_CODE_POINT + 1;
  }

  @Override
  public String piece(int id) {
    return id >= Character.MIN_SURROGATE && id <= Character.MAX_SURROGATE
        ? null
        : Character.toString(id);
  }

  @Override
  public byte[] bytes(int id) {
    String piece = piece(id);
    return piece == null ? null : piece.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int unknown() {
    return -1;
  }

  @Override
  public boolean isLossless() {
    return true;
  }

  @Override
  public boolean needsUtf8() {
    return true;
  }

  /** Before every byte that begins a character. */
  @Override
  public boolean isSafeCut(byte[] text, int at) {
    return (text[at] & 0xc0) != 0x80;
  }

  @Override
  public Encoder encoder() {
    return CharModel::encode;
  }

  private static void encode(byte[] text, int from, int to, TokenBuffer ids) {
    int i = from;
    while (i < to) {
      int lead = text[i++];
      if (lead >= 0) {
        ids.add(lead);
        continue;
      }
      int more = lead < (byte) 0xe0 ? 1 : lead < (byte) 0xf0 ? 2 : 3;
      int codePoint = lead & 0x3f >> more;
      for (int k = 0; k < more; k++) {
        codePoint = codePoint << 6 | (text[i++] & 0x3f);
      }
      ids.add(codePoint);
    }
  }
}
