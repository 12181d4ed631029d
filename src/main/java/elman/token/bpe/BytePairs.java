package elman.token.bpe;

import elman.token.ByteTable;
import elman.token.Encoder;
import elman.token.Splitter;
import elman.token.TokenBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * A byte-pair encoding: V tokens, each a string of bytes, among them single bytes; which pairs of
 * them merge, and how text is split into words first. Immutable; each thread takes an {@link
 * #encoder} of its own.
 */
public final class BytePairs {
  private static final int BYTES = 256;

  private final byte[][] tokens;
  private final int[] byteTokens = new int[BYTES];
  private final Merges merges;
  private final SplitPattern pattern;

  /** Numbers the tokens' bytes, for words that are tokens whatever the merges; null if unwanted. */
  private final ByteTable words;

  private final int[] wordTokens;

  /**
   * Two tokens that merge.
   *
   * @param left id of the first
   * @param right id of the second
   * @param merged id of what they become
   */
  public record Merge(int left, int right, int merged) {}

  /**
   * @param tokens the bytes of the tokens by their ids; null where an id has none
   * @param merges in the order in which they are to be made
   * @param pattern how text is split into words
   * @param wholeWords whether a word that is a token is one, whatever the merges
   */
  public BytePairs(byte[][] tokens, List<Merge> merges, SplitPattern pattern, boolean wholeWords) {
    this(tokens, Merges.of(merges), pattern, wholeWords);
  }

  private BytePairs(byte[][] tokens, Merges merges, SplitPattern pattern, boolean wholeWords) {
    this.tokens = tokens;
    this.merges = merges;
    this.pattern = pattern;
    Arrays.fill(byteTokens, -1);
    words = wholeWords ? new ByteTable() : null;
    wordTokens = new int[wholeWords ? tokens.length : 0];
    for (int id = 0; id < tokens.length; id++) {
      byte[] token = tokens[id];
      if (token != null && token.length == 1 && byteTokens[token[0] & 0xff] < 0) {
        byteTokens[token[0] & 0xff] = id;
      }
      if (token != null && wholeWords) {
        wordTokens[words.add(token, 0, token.length)] = id;
      }
    }
  }

  /**
   * An encoding in which any two tokens merge that together are a token, the lowest id first, as
   * tiktoken has it.
   */
  public static BytePairs byRank(byte[][] tokens, SplitPattern pattern) {
    ByteTable table = new ByteTable();
    int[] ids = new int[tokens.length];
    for (int id = 0; id < tokens.length; id++) {
      if (tokens[id] != null) {
        ids[table.add(tokens[id], 0, tokens[id].length)] = id;
      }
    }
    Merges merges = new Merges(4 * tokens.length);
    for (int id = 0; id < tokens.length; id++) {
      byte[] token = tokens[id];
      for (int cut = 1; token != null && cut < token.length; cut++) {
        int left = table.find(token, 0, cut);
        int right = left < 0 ? -1 : table.find(token, cut, token.length);
        if (right >= 0) {
          merges.put(ids[left], ids[right], id, id);
        }
      }
    }
    return new BytePairs(tokens, merges, pattern, true);
  }

  /** How text is split. */
  public SplitPattern pattern() {
    return pattern;
  }

  /** The bytes of a token. */
  public byte[] bytes(int id) {
    return tokens[id];
  }

  /** One more than the highest id. */
  public int size() {
    return tokens.length;
  }

  /** Whether each byte is a token; a byte that is none is left out. */
  public boolean isComplete() {
    return Arrays.stream(byteTokens).allMatch(id -> id >= 0);
  }

  /** An encoder for one thread. */
  public Encoder encoder() {
    return new WordEncoder();
  }

  private final class WordEncoder implements Encoder {
    private final Splitter splitter = pattern.splitter();
    private final WordCache cache = new WordCache();
    private final Merger merger = new Merger(merges);

    @Override
    public void encode(byte[] text, int from, int to, TokenBuffer ids) {
      for (int at = from; at < to; ) {
        int end = splitter.end(text, at, to);
        if (!cache.copy(text, at, end, ids)) {
          int first = ids.size();
          merge(text, at, end, ids);
          cache.put(text, at, end, ids, first);
        }
        at = end;
      }
    }

    private void merge(byte[] text, int from, int to, TokenBuffer ids) {
      int whole = words == null ? -1 : words.find(text, from, to);
      if (whole >= 0) {
        ids.add(wordTokens[whole]);
        return;
      }
      int[] symbols = merger.symbols(to - from);
      int n = 0;
      for (int i = from; i < to; i++) {
        int symbol = byteTokens[text[i] & 0xff];
        if (symbol >= 0) {
          symbols[n++] = symbol;
        }
      }
      merger.merge(n, ids);
    }
  }
}
