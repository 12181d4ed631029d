package elman.token;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Names of the bytes, each a printable character, as in GPT-2 (Radford et al. 2019, {@code
 * bytes_to_unicode}): the printable characters of Latin-1 name themselves, the other 68 bytes are
 * named, in order, from U+0100 on. Space (0x20) is {@code Ġ} (U+0120), newline (0x0a) is {@code Ċ}
 * (U+010A).
 */
public final class ByteNames {
  private static final int BYTES = 256;
  private static final int[] NAMES = names();

  /** The byte that a character below 512 names, or -1. */
  private static final int[] VALUES = values();

  private ByteNames() {}

  private static int[] names() {
    int[] others = IntStream.range(0, BYTES).filter(b -> !isPrintable(b)).toArray();
    int[] names = IntStream.range(0, BYTES).toArray();
    for (int i = 0; i < others.length; i++) {
      names[others[i]] = BYTES + i;
    }
    return names;
  }

  private static int[] values() {
    int[] values = new int[2 * BYTES];
    Arrays.fill(values, -1);
    for (int b = 0; b < BYTES; b++) {
      values[NAMES[b]] = b;
    }
    return values;
  }

  /** In Latin-1: neither a control nor a space nor the soft hyphen (0xad), which is invisible. */
  private static boolean isPrintable(int b) {
    return (b > 0x20 && b < 0x7f) || (b > 0xa0 && b != 0xad);
  }

  /** The names of all bytes, in the order of the bytes. */
  public static List<String> all() {
    return IntStream.of(NAMES).mapToObj(Character::toString).toList();
  }

  /** The bytes in the order of their names' code points. */
  public static byte[] inOrderOfNames() {
    byte[] bytes = new byte[BYTES];
    int n = 0;
    for (int value : VALUES) {
      if (value >= 0) {
        bytes[n++] = (byte) value;
      }
    }
    return bytes;
  }

  /** The names of some bytes, one after another. */
  public static String of(byte[] bytes) {
    StringBuilder name = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      name.append((char) NAMES[b & 0xff]);
    }
    return name.toString();
  }

  /** The bytes that a row of names stands for, or null if a character in it names none. */
  public static byte[] bytes(String names) {
    byte[] bytes = new byte[names.length()];
    for (int i = 0; i < bytes.length; i++) {
      char name = names.charAt(i);
      if (name >= VALUES.length || VALUES[name] < 0) {
        return null;
      }
      bytes[i] = (byte) VALUES[name];
    }
    return bytes;
  }
}
