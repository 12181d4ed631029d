package elman.token.bpe;

import elman.token.TokenBuffer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Remembers the tokens of words. A word that is met again, as most are, takes one look at a table:
 * its bytes are its key, two numbers for words of up to 15 bytes; of longer ones a hash, and the
 * bytes are compared. A new word takes the place of an older one. One thread's own.
 */
final class WordCache {
  /** Bytes of a word that are its key; the sixteenth is its length. */
  private static final int SHORT = 15;

  /** Longer words are not remembered; a longer length would not fit its place in the key. */
  private static final int LONGEST = 255;

  private static final int SLOT_BITS = 18;
  private static final int SLOTS = 1 << SLOT_BITS;

  /**
   * Numbers of a slot: the two of the key, and the tokens; the fourth makes it half a line of the
   * cache.
   */
  private static final int SLOT = 4;

  private static final int LOW = 0;
  private static final int HIGH = 1;
  private static final int VALUE = 2;

  /** Tokens and bytes of longer words; when they are full all is forgotten. */
  private static final int ARENA = 1 << 20;

  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Values are a token, or ~ of the place where a number of tokens, and they themselves, begin. */
  private final long[] slots = new long[SLOT * SLOTS];

  private final int[] tokens = new int[ARENA];
  private int tokensEnd;
  private final byte[] bytes = new byte[ARENA];
  private int bytesEnd;

  /** The word last looked for. */
  private long low;

  private long high;

  /** Where its slot is, or would be. */
  private int slot;

  /**
   * Looks a word up, and adds its tokens if they are known.
   *
   * @return whether they are
   */
  boolean copy(byte[] text, int from, int to, TokenBuffer ids) {
    int n = to - from;
    if (n <= SHORT) {
      setShortKey(text, from, n);
    } else if (n <= LONGEST) {
      setLongKey(text, from, n);
    } else {
      return false;
    }
    slot = SLOT * (int) ((((low * MIX) ^ high) * MIX) >>> (64 - SLOT_BITS));
    if (slots[slot + LOW] != low || slots[slot + HIGH] != high) {
      return false;
    }
    int value = (int) slots[slot + VALUE];
    if (value >= 0) {
      ids.add(value);
      return true;
    }
    int at = ~value;
    int count = tokens[at];
    if (n > SHORT && !isAt(text, from, to, tokens[at + 1 + count])) {
      return false;
    }
    ids.add(tokens, at + 1, count);
    return true;
  }

  private void setShortKey(byte[] text, int from, int n) {
    if (from + 16 <= text.length) {
      low = (long) LONG.get(text, from);
      high = (long) LONG.get(text, from + 8);
      if (n < 8) {
        low &= (1L << (8 * n)) - 1;
        high = 0;
      } else {
        high &= (1L << (8 * (n - 8))) - 1;
      }
    } else {
      low = 0;
      high = 0;
      for (int i = 0; i < n; i++) {
        long b = text[from + i] & 0xffL;
        if (i < 8) {
          low |= b << (8 * i);
        } else {
          high |= b << (8 * (i - 8));
        }
      }
    }
    high |= (long) n << 56;
  }

  private void setLongKey(byte[] text, int from, int n) {
    long hash = n;
    int i = from;
    for (; i + 8 <= from + n; i += 8) {
      hash = Long.rotateLeft((hash ^ (long) LONG.get(text, i)) * MIX, 29);
    }
    // The last eight bytes again, some of them a second time: there are at least sixteen.
    low = (hash ^ (long) LONG.get(text, from + n - 8)) * MIX;
    high = (long) n << 48;
  }

  /** Whether a word of more than {@link #SHORT} bytes is the one at a place of the arena. */
  private boolean isAt(byte[] text, int from, int to, int at) {
    int last = to - Long.BYTES - from;
    for (int i = 0; i < last; i += Long.BYTES) {
      if ((long) LONG.get(text, from + i) != (long) LONG.get(bytes, at + i)) {
        return false;
      }
    }
    return (long) LONG.get(text, from + last) == (long) LONG.get(bytes, at + last);
  }

  /** Remembers the tokens from {@code first} on as those of the word last looked for. */
  void put(byte[] text, int from, int to, TokenBuffer ids, int first) {
    int n = to - from;
    int count = ids.size() - first;
    if (n > LONGEST) {
      return;
    }
    boolean alone = count == 1 && n <= SHORT;
    if (!alone && (tokensEnd + count + 2 > ARENA || bytesEnd + n > ARENA)) {
      forget();
    }
    slots[slot + LOW] = low;
    slots[slot + HIGH] = high;
    if (alone) {
      slots[slot + VALUE] = ids.get(first);
      return;
    }
    slots[slot + VALUE] = ~tokensEnd;
    tokens[tokensEnd++] = count;
    for (int i = 0; i < count; i++) {
      tokens[tokensEnd++] = ids.get(first + i);
    }
    if (n > SHORT) {
      System.arraycopy(text, from, bytes, bytesEnd, n);
      tokens[tokensEnd++] = bytesEnd;
      bytesEnd += n;
    }
  }

  private void forget() {
    Arrays.fill(slots, 0);
    tokensEnd = 0;
    bytesEnd = 0;
  }
}
