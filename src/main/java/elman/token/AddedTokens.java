package elman.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tokens that are found before anything else is done to a text: the leftmost first, of several
 * at a place the longest. What is between them is left to another encoder.
 */
public final class AddedTokens {
  private static final int BYTES = 256;

  private final List<AddedToken> tokens;

  /** Tokens whose first byte is the index, the longest first; null where there are none. */
  private final List<Entry>[] byFirst;

  private record Entry(byte[] content, AddedToken token) {}

  /** Takes the tokens; those without content are never found. */
  public AddedTokens(List<AddedToken> tokens) {
    this.tokens = List.copyOf(tokens);
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<Entry>[] table = new List[BYTES];
    byFirst = table;
    for (AddedToken token : tokens) {
      byte[] content = token.content().getBytes(StandardCharsets.UTF_8);
      if (content.length > 0) {
        int first = content[0] & 0xff;
        byFirst[first] = byFirst[first] == null ? new ArrayList<>() : byFirst[first];
        byFirst[first].add(new Entry(content, token));
        byFirst[first].sort(Comparator.comparingInt(e -> -e.content.length));
      }
    }
  }

  /** All of them. */
  public List<AddedToken> tokens() {
    return tokens;
  }

  /**
   * An encoder that finds these tokens, and has others encode what is between them.
   *
   * @param between for one thread
   */
  public Encoder around(Encoder between) {
    if (tokens.isEmpty()) {
      return between;
    }
    return (text, from, to, ids) -> {
      int done = from;
      for (int at = from; at < to; ) {
        Entry found = byFirst[text[at] & 0xff] == null ? null : find(text, at, from, to);
        if (found == null) {
          at++;
          continue;
        }
        int start = at;
        while (found.token.leftStrip() && start > done && isSpace(text[start - 1])) {
          start--;
        }
        if (start > done) {
          between.encode(text, done, start, ids);
        }
        ids.add(found.token.id());
        at += found.content.length;
        while (found.token.rightStrip() && at < to && isSpace(text[at])) {
          at++;
        }
        done = at;
      }
      if (done < to) {
        between.encode(text, done, to, ids);
      }
    };
  }

  private Entry find(byte[] text, int at, int from, int to) {
    for (Entry entry : byFirst[text[at] & 0xff]) {
      int end = at + entry.content.length;
      if (end <= to && isAt(entry.content, text, at)) {
        boolean alone =
            (at == from || !isWordPart(text[at - 1])) && (end == to || !isWordPart(text[end]));
        return alone || !entry.token.singleWord() ? entry : null;
      }
    }
    return null;
  }

  private static boolean isAt(byte[] content, byte[] text, int at) {
    for (int i = 0; i < content.length; i++) {
      if (text[at + i] != content[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= '\t' && b <= '\r');
  }

  /** Letters, digits and the underscore; of what is not ASCII every byte. */
  private static boolean isWordPart(byte b) {
    return b < 0 || b == '_' || Character.isLetterOrDigit(b);
  }
}
