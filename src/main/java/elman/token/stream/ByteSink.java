package elman.token.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing row of bytes that are to be written. */
public final class ByteSink {
  private static final int LONGEST_NUMBER = 20;

  private byte[] bytes = new byte[1 << 16];
  private int size;

  private void reserve(int n) {
    if (size + n > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + n));
    }
  }

  /** Adds a byte. */
  public void add(int b) {
    reserve(1);
    bytes[size++] = (byte) b;
  }

  /** Adds bytes. */
  public void add(byte[] from) {
    reserve(from.length);
    System.arraycopy(from, 0, bytes, size, from.length);
    size += from.length;
  }

  /** Adds text in UTF-8. */
  public void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a number, not negative, in decimal digits. */
  public void addNumber(long number) {
    reserve(LONGEST_NUMBER);
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int i = size + digits - 1; i >= size; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  /** Adds the low bytes of a number, the lowest first. */
  public void addLowBytes(int number, int width) {
    reserve(Integer.BYTES);
    for (int k = 0; k < width; k++) {
      bytes[size++] = (byte) (number >> (8 * k));
    }
  }

  /** Writes all and forgets it. */
  public void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }
}
