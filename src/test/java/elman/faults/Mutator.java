package elman.faults;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes files at random, as a fuzzer does that knows what parsers do not like. */
final class Mutator {
  private static final List<byte[]> ODD =
      List.of(
          Specimens.bytes("-1"),
          Specimens.bytes("0"),
          Specimens.bytes("99999999999999999999"),
          Specimens.bytes("2147483648"),
          Specimens.bytes("1e999"),
          Specimens.bytes("NaN"),
          Specimens.bytes("\""),
          Specimens.bytes("\r\n"),
          Specimens.bytes("\n\n"),
          Specimens.bytes("\t"),
          Specimens.bytes("[[[[[[[["),
          Specimens.bytes("{\"a\":"),
          Specimens.bytes("((("),
          Specimens.bytes("\u2028\ufeff\u0000"),
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
          new byte[9]);
  private static final int[] NUMBERS = {-1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 16};

  private final Random random;

  Mutator(Random random) {
    this.random = random;
  }

  /** Returns one of the files with up to four changes. */
  byte[] next(List<byte[]> files) {
    byte[] file = files.get(random.nextInt(files.size())).clone();
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      file = change(file, files);
    }
    return file;
  }

  private byte[] change(byte[] file, List<byte[]> files) {
    int at = random.nextInt(file.length + 1);
    int end = Math.min(file.length, at + 1 + random.nextInt(16));
    byte[] odd = ODD.get(random.nextInt(ODD.size()));
    return switch (random.nextInt(8)) {
      case 0 -> joined(file, at, new byte[0], end);
      case 1 -> joined(file, at, odd, at);
      case 2 -> joined(file, at, odd, end);
      case 3 -> joined(file, end, Arrays.copyOfRange(file, at, end), end);
      case 4 -> Arrays.copyOf(file, at);
      case 5 -> joined(file, at, tail(files.get(random.nextInt(files.size()))), file.length);
      case 6 -> withNumber(file, at);
      default -> withByte(file, at);
    };
  }

  private byte[] tail(byte[] file) {
    return Arrays.copyOfRange(file, random.nextInt(file.length + 1), file.length);
  }

  private byte[] withNumber(byte[] file, int at) {
    if (file.length - at >= Integer.BYTES) {
      ByteBuffer.wrap(file)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(at, NUMBERS[random.nextInt(NUMBERS.length)]);
    }
    return file;
  }

  private byte[] withByte(byte[] file, int at) {
    if (at < file.length) {
      file[at] = (byte) random.nextInt(256);
    }
    return file;
  }

  /** The file up to {@code at}, something else, and the file from {@code end} on. */
  private static byte[] joined(byte[] file, int at, byte[] middle, int end) {
    return ByteBuffer.allocate(at + middle.length + file.length - end)
        .put(file, 0, at)
        .put(middle)
        .put(file, end, file.length - end)
        .array();
  }
}
