package elman.token.bpe;

import elman.token.AddedToken;
import elman.token.AddedTokens;
import elman.token.ByteNames;
import elman.token.CodePoints;
import elman.token.Encoder;
import elman.token.TokenModel;
import java.nio.charset.StandardCharsets;

/** Byte-pair encoding as a tokenizer, with the tokens that were added to it. */
public final class ByteLevelModel implements TokenModel {
  private final BytePairs pairs;
  private final AddedTokens added;
  private final String[] contents;

  /** Whether no added token goes across the places where words end. */
  private final boolean cutsAreSafe;

  /** Any byte-pair encoding, and tokens that are found before it. */
  public ByteLevelModel(BytePairs pairs, AddedTokens added) {
    this.pairs = pairs;
    this.added = added;
    int size = added.tokens().stream().mapToInt(AddedToken::id).max().orElse(-1) + 1;
    contents = new String[Math.max(size, pairs.size())];
    for (AddedToken token : added.tokens()) {
      contents[token.id()] = token.content();
    }
    cutsAreSafe =
        added.tokens().stream()
            .noneMatch(
                token ->
                    token.leftStrip()
                        || token.rightStrip()
                        || token.content().matches("(?s).*\\s.*"));
  }

  /** The merging of bytes. */
  public BytePairs pairs() {
    return pairs;
  }

  /** The tokens that are found before it. */
  public AddedTokens added() {
    return added;
  }

  @Override
  public int size() {
    return contents.length;
  }

  @Override
  public String piece(int id) {
    if (contents[id] != null) {
      return contents[id];
    }
    byte[] bytes = bytes(id);
    return bytes == null ? null : ByteNames.of(bytes);
  }

  @Override
  public byte[] bytes(int id) {
    if (contents[id] != null) {
      return contents[id].getBytes(StandardCharsets.UTF_8);
    }
    return id < pairs.size() ? pairs.bytes(id) : null;
  }

  @Override
  public int unknown() {
    return -1;
  }

  @Override
  public boolean isLossless() {
    return pairs.isComplete()
        && added.tokens().stream().noneMatch(t -> t.leftStrip() || t.rightStrip());
  }

  /**
   * After a lone newline, before a letter; or between a letter and a space that has another behind
   * it: there all patterns split, and see the same words on both sides.
   */
  @Override
  public boolean isSafeCut(byte[] text, int at) {
    if (!cutsAreSafe) {
      return false;
    }
    if (text[at - 1] == '\n') {
      return isLetter(text[at]) && at > 1 && !CodePoints.isSpaceBefore(text, at - 1);
    }
    return text[at] == ' '
        && at + 1 < text.length
        && isLetter(text[at - 1])
        && isLetter(text[at + 1]);
  }

  private static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  @Override
  public Encoder encoder() {
    return added.around(pairs.encoder());
  }
}
