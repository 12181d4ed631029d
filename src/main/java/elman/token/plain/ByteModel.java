package elman.token.plain;

import elman.token.ByteNames;
import elman.token.Encoder;
import elman.token.TokenModel;

/** Bytes as tokens; the id is the byte's value. */
public final class ByteModel implements TokenModel {
  private static final int BYTES = 256;

  @Override
  public int size() {
    return BYTES;
  }

  @Override
  public String piece(int id) {
    return ByteNames.of(bytes(id));
  }

  @Override
  public byte[] bytes(int id) {
    return new byte[] {(byte) id};
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
  public boolean isSafeCut(byte[] text, int at) {
    return true;
  }

  @Override
  public Encoder encoder() {
    return (text, from, to, ids) -> {
      for (int i = from; i < to; i++) {
        ids.add(text[i] & 0xff);
      }
    };
  }
}
