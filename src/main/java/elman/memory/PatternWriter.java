package elman.memory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes patterns as {@link PatternReader} reads them. */
public final class PatternWriter {
  private PatternWriter() {}

  /**
   * Writes a pattern.
   *
   * @param state N values; what is positive is a 1
   * @param width bits in a row of the picture, a divisor of N
   */
  public static void write(float[] state, int width, PatternForm form, OutputStream out)
      throws IOException {
    switch (form.kind()) {
      case ROWS -> out.write(ascii(row(state, form)));
      case PLAIN_PBM -> out.write(ascii(plain(state, width)));
      case RAW_PBM -> {
        out.write(ascii("P4\n" + width + " " + state.length / width + "\n"));
        out.write(raw(state, width));
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String row(float[] state, PatternForm form) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < state.length; i++) {
      line.append(i == 0 ? "" : form.separator());
      line.append(state[i] > 0 ? "1" : form.signed() ? "-1" : "0");
    }
    return line.append('\n').toString();
  }

  private static String plain(float[] state, int width) {
    StringBuilder text = new StringBuilder("P1\n" + width + " " + state.length / width + "\n");
    for (int i = 0; i < state.length; i++) {
      text.append(state[i] > 0 ? '1' : '0').append(i % width == width - 1 ? '\n' : ' ');
    }
    return text.toString();
  }

  private static byte[] raw(float[] state, int width) {
    int rowBytes = (width + Byte.SIZE - 1) / Byte.SIZE;
    byte[] bytes = new byte[rowBytes * (state.length / width)];
    for (int i = 0; i < state.length; i++) {
      if (state[i] > 0) {
        int column = i % width;
        bytes[i / width * rowBytes + column / Byte.SIZE] |= (byte) (0x80 >> column % Byte.SIZE);
      }
    }
    return bytes;
  }
}
