package elman.token.file;

import elman.io.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the fields of a message in protobuf's wire format, one after the other. */
final class Protobuf {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final String source;
  private final ByteBuffer buffer;
  private int field;
  private int kind;
  private long number;
  private ByteBuffer bytes;

  /** A message in some bytes. */
  Protobuf(String source, ByteBuffer buffer) {
    this.source = source;
    this.buffer = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Goes to the next field.
   *
   * @return its number, or 0 at the end
   * @throws FormatException if the bytes are no message
   */
  int next() throws FormatException {
    if (!buffer.hasRemaining()) {
      return 0;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    kind = (int) (tag & 7);
    switch (kind) {
      case VARINT -> number = varint();
      case FIXED64 -> skip(Long.BYTES);
      case FIXED32 -> {
        need(Integer.BYTES);
        number = buffer.getInt();
      }
      case BYTES -> {
        long length = varint();
        need(length);
        bytes = buffer.slice(buffer.position(), (int) length);
        skip((int) length);
      }
      default -> throw damaged();
    }
    if (field == 0) {
      throw damaged();
    }
    return field;
  }

  private void skip(int n) throws FormatException {
    need(n);
    buffer.position(buffer.position() + n);
  }

  private void need(long n) throws FormatException {
    if (n < 0 || n > buffer.remaining()) {
      throw damaged();
    }
  }

  private long varint() throws FormatException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      need(1);
      byte b = buffer.get();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private FormatException damaged() {
    return new FormatException(
        source, "byte " + buffer.position(), "is cut off or damaged, or no tokenizer");
  }

  /** The field as a whole number. */
  int number() throws FormatException {
    if (kind != VARINT) {
      throw damaged();
    }
    return (int) number;
  }

  /** The field as a floating-point number. */
  float real() throws FormatException {
    if (kind != FIXED32) {
      throw damaged();
    }
    return Float.intBitsToFloat((int) number);
  }

  /** The field as bytes. */
  byte[] bytes() throws FormatException {
    if (kind != BYTES) {
      throw damaged();
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }

  /** The field as text. */
  String text() throws FormatException {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** The field as a message. */
  Protobuf message() throws FormatException {
    return new Protobuf(source, ByteBuffer.wrap(bytes()));
  }
}
