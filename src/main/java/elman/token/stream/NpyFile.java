package elman.token.stream;

import elman.io.FormatException;
import elman.io.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NumPy's format for an array of one dimension, of whole numbers without sign. */
public final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;
  private static final int HEADER_START = MAGIC.length + 2;

  /** Bytes that are kept in memory until their number is known. */
  private static final long IN_MEMORY = 1 << 25;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '<u([24])', 'fortran_order': False, 'shape': \\((\\d+),\\), \\}\\s*");

  private NpyFile() {}

  /** What writes the numbers. */
  @FunctionalInterface
  public interface Body {
    /** Writes them, the lowest byte first. */
    TokenStream.Sums writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes an array, whose length is known only when it was written once.
   *
   * @param width bytes of a number
   * @param folder where a long array is kept until then
   * @throws IOException if it cannot be written
   */
  public static TokenStream.Sums write(OutputStream out, int width, Path folder, Body body)
      throws IOException {
    try (Spool spool = new Spool(folder, IN_MEMORY)) {
      List<Spool.Piece> pieces = new ArrayList<>();
      List<Integer> sizes = new ArrayList<>();
      long[] total = new long[1];
      TokenStream.Sums sums =
          body.writeTo(
              new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                  write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] from, int offset, int length) throws IOException {
                  pieces.add(spool.keep(Arrays.copyOfRange(from, offset, offset + length)));
                  sizes.add(length);
                  total[0] += length;
                }
              });
      out.write(header(width, total[0] / width));
      for (int i = 0; i < pieces.size(); i++) {
        byte[] piece = new byte[sizes.get(i)];
        pieces.get(i).read(0, piece, piece.length);
        out.write(piece);
      }
      return sums;
    }
  }

  private static byte[] header(int width, long length) {
    String dictionary =
        String.format(
            Locale.ROOT,
            "{'descr': '<u%d', 'fortran_order': False, 'shape': (%d,), }",
            width,
            length);
    int size = HEADER_START + dictionary.length() + 1;
    int padded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] header = new byte[padded];
    Arrays.fill(header, (byte) ' ');
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    header[MAGIC.length] = (byte) (padded - HEADER_START);
    header[MAGIC.length + 1] = (byte) ((padded - HEADER_START) >>> 8);
    byte[] text = dictionary.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, header, HEADER_START, text.length);
    header[padded - 1] = '\n';
    return header;
  }

  /**
   * Reads the header of an array, up to its numbers.
   *
   * @param name what messages call the file
   * @return bytes of a number
   * @throws FormatException if it is no such array
   */
  static int readHeader(String name, InputStream in) throws IOException {
    byte[] start = in.readNBytes(HEADER_START);
    boolean known =
        start.length == HEADER_START
            && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    int size = known ? (start[MAGIC.length] & 0xff) | (start[MAGIC.length + 1] & 0xff) << 8 : 0;
    Matcher header = HEADER.matcher(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
    if (!known || !header.matches()) {
      throw new FormatException(
          name, null, "is no array of NumPy of one dimension, of type uint16 or uint32");
    }
    return Integer.parseInt(header.group(1));
  }
}
