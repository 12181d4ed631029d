package elman.token;

import java.util.Arrays;

/** A growing row of token ids. */
public final class TokenBuffer {
  private int[] ids = new int[1024];
  private int size;

  /** Where in the text each token begins and ends; null while nobody said so. */
  private int[] places;

  /** Adds a token that stands at {@code text[from..to)}; then all must say where they stand. */
  public void add(int id, int from, int to) {
    add(id);
    if (places == null || 2 * size > places.length) {
      places = places == null ? new int[2 * ids.length] : Arrays.copyOf(places, 2 * ids.length);
    }
    places[2 * size - 2] = from;
    places[2 * size - 1] = to;
  }

  /** Whether tokens said where they stand. */
  public boolean hasPlaces() {
    return places != null;
  }

  /** Where in the text token {@code i} begins. */
  public int start(int i) {
    return places[2 * i];
  }

  /** Where in the text token {@code i} ends. */
  public int end(int i) {
    return places[2 * i + 1];
  }

  /** Adds a token. */
  public void add(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size++] = id;
  }

  /** Adds {@code n} tokens, {@code from[at]} and those after it. */
  public void add(int[] from, int at, int n) {
    if (size + n > ids.length) {
      ids = Arrays.copyOf(ids, Math.max(2 * ids.length, size + n));
    }
    System.arraycopy(from, at, ids, size, n);
    size += n;
  }

  /** Number of tokens. */
  public int size() {
    return size;
  }

  /** The token at place {@code i}, which is below the size. */
  public int get(int i) {
    return ids[i];
  }

  /** Forgets all tokens. */
  public void clear() {
    size = 0;
  }

  /** Forgets all but the first {@code n} tokens. */
  public void truncate(int n) {
    size = n;
  }

  /** The tokens, in an array of their number. */
  public int[] toArray() {
    return toArray(0);
  }

  /** The tokens from place {@code from} on. */
  public int[] toArray(int from) {
    return Arrays.copyOfRange(ids, from, size);
  }
}
