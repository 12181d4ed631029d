package elman.token.pipeline;

import elman.token.AddedToken;
import elman.token.AddedTokens;
import elman.token.Encoder;
import elman.token.TokenBuffer;
import elman.token.TokenModel;
import elman.token.WordModel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A tokenizer in stages: added tokens, normalizer, pre-tokenizer, model. */
public final class PipelineModel implements TokenModel {
  /** Words that an encoder remembers the tokens of, until it forgets all. */
  private static final int REMEMBERED = 1 << 17;

  private static final int LONGEST_REMEMBERED = 64;

  private final Stages stages;
  private final AddedTokens addedBefore;
  private final AddedTokens addedAfter;
  private final String[] pieces;
  private final byte[][] bytes;

  /**
   * The stages.
   *
   * @param added tokens that are looked for in the text itself
   * @param normalizer changes what is between them
   * @param addedNormalized tokens that are looked for in the result
   * @param preTokenizer splits what is between these
   * @param model cuts words into tokens
   * @param decoding how tokens become text
   */
  public record Stages(
      AddedTokens added,
      Normalizer normalizer,
      AddedTokens addedNormalized,
      PreTokenizer preTokenizer,
      WordModel model,
      Decoding decoding) {}

  /** A tokenizer of these stages. */
  public PipelineModel(Stages stages) {
    this.stages = stages;
    addedBefore = stages.added;
    addedAfter = stages.addedNormalized;
    String[] known = stages.model.pieces();
    int size = known.length;
    for (AddedTokens tokens : new AddedTokens[] {addedBefore, addedAfter}) {
      for (AddedToken token : tokens.tokens()) {
        size = Math.max(size, token.id() + 1);
      }
    }
    pieces = Arrays.copyOf(known, size);
    bytes = new byte[size][];
    for (int id = 0; id < known.length; id++) {
      bytes[id] = known[id] == null ? null : stages.decoding.bytes(known[id]);
    }
    for (AddedTokens tokens : new AddedTokens[] {addedBefore, addedAfter}) {
      for (AddedToken token : tokens.tokens()) {
        pieces[token.id()] = token.content();
        bytes[token.id()] = stages.decoding.bytesOfAdded(token.content());
      }
    }
  }

  @Override
  public int size() {
    return pieces.length;
  }

  @Override
  public String piece(int id) {
    return pieces[id];
  }

  @Override
  public byte[] bytes(int id) {
    return bytes[id];
  }

  @Override
  public byte[] bytesAtStart(int id) {
    return stages.decoding.withoutFirstSpace(bytes[id]);
  }

  @Override
  public boolean hasSpaceAtEnd(int id) {
    return stages.decoding.endsWord(pieces[id]);
  }

  @Override
  public int unknown() {
    return stages.model.unknown();
  }

  @Override
  public boolean isLossless() {
    return false;
  }

  @Override
  public boolean needsUtf8() {
    return true;
  }

  /**
   * After a newline. Nothing is known of the stages, some of which take the whole text into
   * account: a long one is encoded as several of whole lines, the first of them with what a text
   * begins with.
   */
  @Override
  public boolean isSafeCut(byte[] text, int at) {
    return text[at - 1] == '\n';
  }

  @Override
  public Encoder encoder() {
    Words words = new Words();
    Normalizer behind = stages.normalizer.behind();
    Encoder normalized = addedAfter.around(words);
    Encoder normalizing =
        (text, from, to, ids) -> {
          boolean first = from == words.start;
          words.first = first && !words.behind;
          String before = new String(text, from, to - from, StandardCharsets.UTF_8);
          Normalizer normalizer = first && words.behind ? behind : stages.normalizer;
          byte[] after = Pieces.utf8(normalizer.normalize(before));
          normalized.encode(after, 0, after.length, ids);
        };
    Encoder whole = addedBefore.around(normalizing);
    return new Encoder() {
      @Override
      public void encode(byte[] text, int from, int to, TokenBuffer ids) {
        encode(text, from, to, ids, false);
      }

      @Override
      public void encodeBehind(byte[] text, int from, int to, TokenBuffer ids) {
        encode(text, from, to, ids, true);
      }

      private void encode(byte[] text, int from, int to, TokenBuffer ids, boolean behind) {
        words.start = from;
        words.behind = behind;
        whole.encode(text, from, to, ids);
      }
    };
  }

  /** Splits normalized text and cuts its words. */
  private final class Words implements Encoder {
    private final WordModel.Cutter cutter = stages.model.cutter();
    private final Map<String, int[]> known = new HashMap<>();

    /** Where the text begins, or the part of it. */
    int start;

    /** Whether it is a part behind the beginning. */
    boolean behind;

    /** Whether what is encoded is its beginning. */
    boolean first;

    @Override
    public void encode(byte[] text, int from, int to, TokenBuffer ids) {
      String normalized = new String(text, from, to - from, StandardCharsets.UTF_8);
      if (normalized.isEmpty()) {
        return;
      }
      for (String word : stages.preTokenizer.split(normalized, first && from == 0)) {
        if (!word.isEmpty()) {
          cut(word, ids);
        }
      }
    }

    private void cut(String word, TokenBuffer ids) {
      int[] tokens = known.get(word);
      if (tokens != null) {
        ids.add(tokens, 0, tokens.length);
        return;
      }
      int before = ids.size();
      cutter.cut(word, ids);
      if (word.length() <= LONGEST_REMEMBERED) {
        if (known.size() == REMEMBERED) {
          known.clear();
        }
        known.put(word, ids.toArray(before));
      }
    }
  }
}
