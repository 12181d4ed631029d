package elman.io;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.ShortBuffer;

/** The element types of safetensors that can be read as floats. */
enum Dtype {
  /** IEEE single precision. */
  F32(4) {
    @Override
    void decode(ByteBuffer from, float[] to, int start, int count) {
      from.asFloatBuffer().get(to, start, count);
    }
  },
  /** IEEE double precision, rounded to single. */
  F64(8) {
    @Override
    void decode(ByteBuffer from, float[] to, int start, int count) {
      DoubleBuffer doubles = from.asDoubleBuffer();
      for (int i = 0; i < count; i++) {
        to[start + i] = (float) doubles.get(i);
      }
    }
  },
  /** IEEE half precision. */
  F16(2) {
    @Override
    void decode(ByteBuffer from, float[] to, int start, int count) {
      ShortBuffer halves = from.asShortBuffer();
      for (int i = 0; i < count; i++) {
        to[start + i] = half(halves.get(i));
      }
    }
  },
  /** The upper half of single precision. */
  BF16(2) {
    @Override
    void decode(ByteBuffer from, float[] to, int start, int count) {
      ShortBuffer halves = from.asShortBuffer();
      for (int i = 0; i < count; i++) {
        to[start + i] = Float.intBitsToFloat(halves.get(i) << Short.SIZE);
      }
    }
  };

  private final int size;

  Dtype(int size) {
    this.size = size;
  }

  /** Returns the bytes of one element. */
  int size() {
    return size;
  }

  /**
   * Decodes elements that lie at the position of a little-endian buffer.
   *
   * @param from holds the elements' bytes
   * @param to takes the elements
   * @param start where in {@code to}
   * @param count how many elements
   */
  abstract void decode(ByteBuffer from, float[] to, int start, int count);

  /** Returns the type of that name, or null if there is none. */
  static Dtype of(String name) {
    for (Dtype dtype : values()) {
      if (dtype.name().equals(name)) {
        return dtype;
      }
    }
    return null;
  }

  /** Widens a half-precision number: 1 sign bit, 5 bits of exponent, 10 of fraction. */
  static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign));
    }
    int widened = exponent == 0x1f ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
  }
}
