package elman.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An immutable list of V distinct tokens; the id of a token is its position, 0 to V-1.
 *
 * <p>Example: with the tokens {@code <unk>, a, b}, {@code id("b")} is 2, {@code token(1)} is {@code
 * "a"}, and {@code id("c")} is -1.
 */
public final class Vocabulary {
  /** The token that stands for everything a character or word vocabulary does not hold. */
  public static final String UNKNOWN = "<unk>";

  private final List<String> tokens;
  private final Map<String, Integer> ids;

  /**
   * Numbers the given tokens.
   *
   * @param tokens the tokens in the order of their ids
   * @throws IllegalArgumentException if a token occurs twice
   */
  public Vocabulary(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
    this.ids = new HashMap<>(2 * this.tokens.size());
    for (String token : this.tokens) {
      int id = ids.size();
      Integer earlier = ids.putIfAbsent(token, id);
      if (earlier != null) {
        throw new IllegalArgumentException(
            "token " + id + " of the vocabulary repeats token " + earlier);
      }
    }
  }

  /**
   * Finds a token.
   *
   * @return its id, or -1 if the vocabulary does not hold it
   */
  public int id(String token) {
    return ids.getOrDefault(token, -1);
  }

  /**
   * Names the token with the given id.
   *
   * @throws IndexOutOfBoundsException if there is no such id
   */
  public String token(int id) {
    return tokens.get(id);
  }

  /** Returns V, the number of tokens. */
  public int size() {
    return tokens.size();
  }

  /** Returns the tokens in the order of their ids, as an unmodifiable list. */
  public List<String> tokens() {
    return tokens;
  }
}
