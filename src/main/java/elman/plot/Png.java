package elman.plot;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes PNG files (ISO/IEC 15948) of eight bits each of red, green and blue. */
final class Png {
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final double INCH = 0.0254;

  /** The highest takes five times as long for a twentieth less. */
  private static final int LEVEL = 6;

  private Png() {}

  /**
   * Writes a picture.
   *
   * @param pixels red, green and blue, row by row
   * @param perInch pixels to an inch
   */
  static void write(byte[] pixels, int width, int height, double perInch, OutputStream stream)
      throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeLong(SIGNATURE);
    chunk(out, "IHDR", header(width, height));
    chunk(out, "pHYs", resolution((int) Math.round(perInch / INCH)));
    chunk(out, "IDAT", compress(pixels, width, height));
    chunk(out, "IEND", new byte[0]);
    out.flush();
  }

  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(width);
    out.writeInt(height);
    // eight bits, true colour, and the only compression, filters and order there are
    out.write(new byte[] {8, 2, 0, 0, 0});
    return bytes.toByteArray();
  }

  private static byte[] resolution(int perMetre) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(perMetre);
    out.writeInt(perMetre);
    out.write(1);
    return bytes.toByteArray();
  }

  /** Rows as differences from the row above: most of a chart is the same there. */
  private static byte[] compress(byte[] pixels, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(LEVEL);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      int stride = 3 * width;
      byte[] row = new byte[1 + stride];
      row[0] = 2;
      for (int y = 0; y < height; y++) {
        for (int i = 0; i < stride; i++) {
          int above = y == 0 ? 0 : pixels[(y - 1) * stride + i];
          row[1 + i] = (byte) (pixels[y * stride + i] - above);
        }
        out.write(row);
      }
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }
}
