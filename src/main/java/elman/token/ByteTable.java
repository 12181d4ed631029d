package elman.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Numbers strings of bytes, 0, 1, 2 ..., as they are added: a hash table, open to linear probing,
 * with all the bytes in one array.
 */
public final class ByteTable {
  private static final long MIX = 0x9e3779b97f4a7c15L;

  /** As many as an array holds. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Number of the string in a slot, plus 1; 0 where there is none. */
  private int[] slots = new int[1 << 10];

  private int[] hashes = new int[1 << 9];
  private int[] starts = new int[1 << 9];
  private byte[] bytes = new byte[1 << 13];
  private int size;

  /** How many strings there are. */
  public int size() {
    return size;
  }

  /** The bytes of all strings; that of number {@code i} begins at {@link #start}. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where string {@code i} begins among the bytes; it ends where the next begins. */
  public int start(int i) {
    return starts[i];
  }

  /** Number of the string {@code text[from..to)}, or -1. */
  public int find(byte[] text, int from, int to) {
    return slots[slot(hash(text, from, to), text, from, to)] - 1;
  }

  /**
   * Number of the string {@code text[from..to)}, the next one if it is new.
   *
   * @throws OutOfMemoryError if there is no room for it, of memory or of an array
   */
  public int add(byte[] text, int from, int to) {
    int hash = hash(text, from, to);
    int slot = slot(hash, text, from, to);
    if (slots[slot] > 0) {
      return slots[slot] - 1;
    }
    append(hash, text, from, to);
    if (2 * size > slots.length) {
      rehash();
    } else {
      slots[slot] = size;
    }
    return size - 1;
  }

  private void append(int hash, byte[] text, int from, int to) {
    if (size + 1 == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size + 2);
      starts = Arrays.copyOf(starts, 2 * size + 2);
    }
    long end = (long) starts[size] + to - from;
    if (end > MOST_BYTES) {
      throw new OutOfMemoryError("strings of more than " + MOST_BYTES + " bytes in all");
    }
    if (end > bytes.length) {
      long room = bytes.length < 1 << 30 ? 2L * bytes.length : MOST_BYTES;
      bytes = Arrays.copyOf(bytes, (int) Math.max(end, room));
    }
    System.arraycopy(text, from, bytes, starts[size], to - from);
    hashes[size] = hash;
    starts[++size] = (int) end;
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    for (int i = 0; i < size; i++) {
      int slot = hashes[i] & slots.length - 1;
      while (slots[slot] > 0) {
        slot = slot + 1 & slots.length - 1;
      }
      slots[slot] = i + 1;
    }
  }

  /** The slot of a string, or that where it would go. */
  private int slot(int hash, byte[] text, int from, int to) {
    int slot = hash & slots.length - 1;
    while (slots[slot] > 0 && !is(slots[slot] - 1, hash, text, from, to)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private boolean is(int i, int hash, byte[] text, int from, int to) {
    return hashes[i] == hash
        && starts[i + 1] - starts[i] == to - from
        && Arrays.equals(bytes, starts[i], starts[i + 1], text, from, to);
  }

  private static int hash(byte[] text, int from, int to) {
    long hash = (long) to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = Long.rotateLeft((hash ^ (long) LONG.get(text, i)) * MIX, 29);
    }
    long rest = 0;
    for (; i < to; i++) {
      rest = rest << 8 | (text[i] & 0xff);
    }
    hash = (hash ^ rest) * MIX;
    return (int) (hash >>> 32);
  }
}
