package elman.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DtypeTest {
  @ParameterizedTest
  @CsvSource({
    "0x0000, 0",
    "0x8000, -0.0",
    "0x0001, 0x1p-24",
    "0x83ff, -0x1.ff8p-15",
    "0x0400, 0x1p-14",
    "0x3555, 0x1.554p-2",
    "0x3c00, 1",
    "0xc000, -2",
    "0x7bff, 65504",
    "0x7c00, Infinity",
    "0xfc00, -Infinity",
    "0x7e00, NaN",
  })
  void halfPrecision(String bits, String value) {
    assertEquals(Float.parseFloat(value), Dtype.half((short) (int) Integer.decode(bits)));
  }

  @Test
  void halfPrecisionRisesFromBitsToBits() {
    for (int bits = 1; bits <= 0x7c00; bits++) {
      float step = Dtype.half((short) bits) - Dtype.half((short) (bits - 1));
      float expected = bits == 0x7c00 ? Float.POSITIVE_INFINITY : ulp(bits - 1);
      assertEquals(expected, step);
      assertEquals(-Dtype.half((short) bits), Dtype.half((short) (bits | 0x8000)));
    }
    assertTrue(Float.isNaN(Dtype.half((short) 0x7c01)));
  }

  /** The spacing of the half-precision numbers from the one of these bits on. */
  private static float ulp(int bits) {
    return Math.scalb(1f, Math.max(bits >> 10, 1) - 25);
  }

  @Test
  void elementsAreDecodedFromThePosition() {
    ByteBuffer bytes = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putDouble(8, 0.1).putDouble(16, 1e300).position(8);
    float[] to = {7, 7, 7, 7};
    Dtype.F64.decode(bytes, to, 1, 2);
    assertArrayEquals(new float[] {7, 0.1f, Float.POSITIVE_INFINITY, 7}, to);
    bytes.putFloat(8, -3.5f);
    Dtype.F32.decode(bytes, to, 0, 1);
    assertEquals(-3.5f, to[0]);
    Dtype.BF16.decode(bytes.position(10), to, 3, 1);
    assertEquals(-3.5f, to[3]);
  }

  @Test
  void otherTypesAreUnknown() {
    assertEquals(Dtype.BF16, Dtype.of("BF16"));
    assertNull(Dtype.of("I64"));
    assertNull(Dtype.of("f32"));
  }
}
