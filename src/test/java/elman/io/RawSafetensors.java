package elman.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes of safetensors files that {@link Safetensors} would not write. */
public final class RawSafetensors {
  private RawSafetensors() {}

  /** A file with a header, in which single quotes stand for double ones, and the tensors' data. */
  public static byte[] of(String header, byte... data) {
    String json = header.replace('\'', '"');
    return of(json.getBytes(StandardCharsets.UTF_8).length, json, data);
  }

  /** A file whose first number, the header's length, may be a lie. */
  static byte[] of(long headerLength, String header, byte... data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(headerLength)
        .put(json)
        .put(data)
        .array();
  }
}
