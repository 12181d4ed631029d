package elman.token;

/** A tokenizer whose texts have certain tokens before and after them. */
public final class Surrounded implements TokenModel {
  private final TokenModel model;
  private final int[] before;
  private final int[] after;

  /** Puts ids around the texts of a tokenizer. */
  public Surrounded(TokenModel model, int[] before, int[] after) {
    this.model = model;
    this.before = before.clone();
    this.after = after.clone();
  }

  @Override
  public int[] before() {
    return before;
  }

  @Override
  public int[] after() {
    return after;
  }

  @Override
  public int size() {
    return model.size();
  }

  @Override
  public String piece(int id) {
    return model.piece(id);
  }

  @Override
  public byte[] bytes(int id) {
    return model.bytes(id);
  }

  @Override
  public boolean hasSpaceAtEnd(int id) {
    return model.hasSpaceAtEnd(id);
  }

  @Override
  public byte[] bytesAtStart(int id) {
    return model.bytesAtStart(id);
  }

  @Override
  public int unknown() {
    return model.unknown();
  }

  @Override
  public boolean isLossless() {
    return model.isLossless();
  }

  @Override
  public boolean needsUtf8() {
    return model.needsUtf8();
  }

  @Override
  public boolean isSafeCut(byte[] text, int at) {
    return model.isSafeCut(text, at);
  }

  @Override
  public Encoder encoder() {
    return model.encoder();
  }
}
