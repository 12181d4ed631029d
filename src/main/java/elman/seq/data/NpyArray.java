package elman.seq.data;

import elman.io.FormatException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NumPy's format for an array of numbers, read a row of the first dimension at a time. */
final class NpyArray implements Closeable {
  /** How a file of that format begins. */
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Numbers of a row; more are no example. */
  private static final long MOST = 1 << 26;

  /** Bytes of a header. */
  private static final int LONGEST_HEADER = 1 << 16;

  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<|>=])([fiub])([1248])'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*False");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9, ]*)\\)");

  private final String name;
  private final InputStream in;
  private final long[] shape;
  private final char kind;
  private final int width;
  private final int rowSize;
  private long done;

  /**
   * Reads the header.
   *
   * @param name what messages call the file
   * @throws FormatException if it is damaged or the array of a kind that is not read
   */
  NpyArray(String name, InputStream in) throws IOException {
    this.name = name;
    this.in = in;
    String header = header();
    Matcher type = TYPE.matcher(header);
    Matcher order = ORDER.matcher(header);
    Matcher size = SHAPE.matcher(header);
    if (!type.find() || type.group(1).equals(">") || !size.find()) {
      throw fault("is no array of float32, float64 or whole numbers, lowest byte first");
    }
    if (!order.find()) {
      throw fault("is in Fortran's order; write numpy.ascontiguousarray(x)");
    }
    kind = type.group(2).charAt(0);
    width = Integer.parseInt(type.group(3));
    if (kind == 'f' && width < 4) {
      throw fault("is of float16; write x.astype('float32')");
    }
    shape = shape(size.group(1));
    rowSize = rowSize();
  }

  private FormatException fault(String reason) {
    return new FormatException(name, null, reason);
  }

  private String header() throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    int version = start.length < MAGIC.length + 2 ? 0 : start[MAGIC.length];
    byte[] size = in.readNBytes(version == 1 ? 2 : 4);
    if (version < 1 || version > 3 || size.length < (version == 1 ? 2 : 4)) {
      throw fault("is no array of NumPy, or cut in its header");
    }
    int length = 0;
    for (int i = size.length - 1; i >= 0; i--) {
      length = length << 8 | (size[i] & 0xff);
    }
    byte[] text = in.readNBytes(Math.max(0, Math.min(length, LONGEST_HEADER)));
    if (text.length != length) {
      throw fault("is cut in its header");
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private long[] shape(String text) throws FormatException {
    String[] parts = text.replace(" ", "").split(",");
    try {
      return Arrays.stream(parts)
          .filter(part -> !part.isEmpty())
          .mapToLong(Long::parseLong)
          .toArray();
    } catch (NumberFormatException e) {
      throw new FormatException(name, null, "has a shape beyond all bounds: " + text, e);
    }
  }

  private int rowSize() throws FormatException {
    long size = 1;
    for (int i = 1; i < shape.length; i++) {
      size = shape[i] > MOST ? MOST + 1 : Math.min(size * shape[i], MOST + 1);
    }
    if (shape.length == 0 || size == 0 || size > MOST) {
      throw fault("has the shape " + Arrays.toString(shape) + ", which no examples have");
    }
    return (int) size;
  }

  /** Its dimensions. */
  long[] shape() {
    return shape.clone();
  }

  /** How many rows were taken. */
  long done() {
    return done;
  }

  /** Where the last row is that was taken, counted from 0 as NumPy does. */
  String place() {
    return "row " + (done - 1);
  }

  /**
   * Takes a row.
   *
   * @return null behind the last
   * @throws FormatException if the file is cut, goes on behind the last row, or a number is not
   *     finite
   */
  float[] next() throws IOException {
    ByteBuffer bytes = nextBytes();
    if (bytes == null) {
      return null;
    }
    float[] numbers = new float[rowSize];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = kind == 'f' ? real(bytes) : whole(bytes);
      if (!Float.isFinite(numbers[i])) {
        throw new FormatException(
            name,
            place(),
            "has a number that is not finite in float32 at index " + i + " of the row");
      }
    }
    return numbers;
  }

  /**
   * Takes a row's only number as a text; null behind the last.
   *
   * @throws FormatException as {@link #next} does
   */
  String nextNumber() throws IOException {
    if (kind == 'f') {
      float[] row = next();
      return row == null ? null : Float.toString(row[0]);
    }
    ByteBuffer bytes = nextBytes();
    return bytes == null ? null : Long.toString(whole(bytes));
  }

  private ByteBuffer nextBytes() throws IOException {
    if (done == shape[0]) {
      if (in.read() >= 0) {
        throw fault("goes on behind its " + shape[0] + " rows");
      }
      return null;
    }
    done++;
    byte[] row = in.readNBytes(rowSize * width);
    if (row.length < rowSize * width) {
      throw new FormatException(
          name, place(), "is cut; the header says that there are " + shape[0] + " rows");
    }
    return ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
  }

  private float real(ByteBuffer bytes) {
    return width == 4 ? bytes.getFloat() : (float) bytes.getDouble();
  }

  private long whole(ByteBuffer bytes) throws FormatException {
    boolean signed = kind == 'i';
    return switch (width) {
      case 1 -> signed ? bytes.get() : bytes.get() & 0xff;
      case 2 -> signed ? bytes.getShort() : bytes.getShort() & 0xffff;
      case 4 -> signed ? bytes.getInt() : bytes.getInt() & 0xffffffffL;
      default -> {
        long value = bytes.getLong();
        if (!signed && value < 0) {
          throw new FormatException(name, place(), "has a number beyond 2^63 - 1");
        }
        yield value;
      }
    };
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
