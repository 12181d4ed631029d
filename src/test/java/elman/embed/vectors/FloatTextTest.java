package elman.embed.vectors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Floats to text and back. */
class FloatTextTest {
  private final FloatPrinter printer = new FloatPrinter();
  private final FloatParser parser = new FloatParser();
  private final Random rng = new Random(7);

  private String print(float value) {
    byte[] to = new byte[FloatPrinter.LONGEST + 3];
    return new String(to, 3, printer.print(value, to, 3) - 3, US_ASCII);
  }

  private float parse(String text) {
    byte[] bytes = ("7" + text + "7").getBytes(US_ASCII);
    return parser.parse(bytes, 1, bytes.length - 1);
  }

  private static void assertBits(float expected, float actual, String text) {
    assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(actual), text);
  }

  private float anyFinite() {
    float value = Float.intBitsToFloat(rng.nextInt());
    return Float.isFinite(value) ? value : anyFinite();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "-1.5, -1.5",
    "0.1, 0.1",
    "1e-5, 0.00001",
    "1.5e-6, 1.5e-6",
    "123456, 123456",
    "999999999, 1e9",
    "1e8, 100000000",
    "1e9, 1e9",
    "16777216, 16777216",
    "3.4028235e38, 3.4028235e38",
    "1.4e-45, 1e-45",
    "1.17549435e-38, 1.1754944e-38",
    "-0.000012345678, -0.000012345678",
    "33554432, 33554432",
    "2e10, 2e10",
    "9.8e-45, 1e-44",
  })
  void printsTheShortestForm(float value, String expected) {
    assertEquals(expected, print(value));
  }

  @Test
  void whatIsPrintedReadsBackAndNothingShorterDoes() {
    for (int i = 0; i < 200_000; i++) {
      float value = anyFinite();
      String text = print(value);
      assertTrue(text.length() <= FloatPrinter.LONGEST, text);
      assertBits(value, Float.parseFloat(text), text);
      assertBits(value, parse(text), text);
      int digits = new BigDecimal(text).stripTrailingZeros().precision();
      if (digits > 1 && value != 0) {
        for (RoundingMode side : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
          String shorter =
              new BigDecimal(value).round(new MathContext(digits - 1, side)).toString();
          assertTrue(value != Float.parseFloat(shorter), text + " and " + shorter);
        }
      }
    }
  }

  /** Of the shortest the one nearest to the number. */
  @Test
  void whatIsPrintedIsNearest() {
    for (int i = 0; i < 50_000; i++) {
      float value = anyFinite();
      BigDecimal exact = new BigDecimal(value);
      BigDecimal printed = new BigDecimal(print(value));
      if (value != 0) {
        int digits = printed.stripTrailingZeros().precision();
        BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (nearest.floatValue() == value) {
          assertEquals(0, nearest.compareTo(printed), exact + ": " + printed);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+1",
        "1.",
        ".5",
        "-.5e3",
        "1e5",
        "1E+5",
        "1e-5",
        "00012.500",
        "0.0000000000",
        "16777217",
        "16777219",
        "16777217.0000000000000001",
        "16777216.9999999999999999",
        "123456789012345678901234567890",
        "0.1000000014901161193847656250001",
        "1e-45",
        "7e-46",
        "7.006492321624085e-46",
        "3.4028235677973366e38",
        "3.4028235677973362e38",
        "1e39",
        "1e400",
        "-1e999999999999",
        "1e-400",
        "0e999999999999",
        "1.17549435e-38",
        "1e22",
        "1e23",
        "1e-22",
        "1e-23",
        "9007199254740993e-22",
        "0.000000000000000000000000000000000000000000001e45",
        "0.4999999701976776123046875",
        "340282346638528859811704183484516925440",
      })
  void readsAsJavaDoes(String text) {
    assertBits(Float.parseFloat(text), parse(text), text);
  }

  @Test
  void readsAnyDigitsAsJavaDoes() {
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      int digits = 1 + rng.nextInt(20);
      int point = rng.nextInt(digits + 1);
      for (int k = 0; k < digits; k++) {
        text.append(k == point ? "." : "").append(rng.nextInt(10));
      }
      if (rng.nextInt(2) == 0) {
        text.append('e').append(rng.nextInt(100) - 55);
      }
      assertBits(Float.parseFloat(text.toString()), parse(text.toString()), text.toString());
    }
  }

  /** Halfway between two floats, and next to it, where the double in between may deceive. */
  @Test
  void readsWhatIsNearlyHalfwayAsJavaDoes() {
    for (int i = 0; i < 20_000; i++) {
      float value = 1 + rng.nextInt(1 << 23) * 0x1p-23f;
      BigDecimal half = new BigDecimal(value + Math.ulp(value) / 2.0);
      for (String text :
          new String[] {
            half.toString(), half + "1", half.subtract(new BigDecimal("1e-30")).toString()
          }) {
        assertBits(Float.parseFloat(text), parse(text), text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "e5",
        "1e",
        "1e+",
        "--1",
        "1..2",
        "1f",
        "1d",
        "0x1p3",
        "nan",
        "NaN",
        "inf",
        "Infinity",
        "1,5",
        "1 ",
        " 1",
        "1_000",
        "1e5.5",
        "-.e1",
      })
  void whatIsNoNumber(String text) {
    assertTrue(Float.isNaN(parse(text)), text);
  }
}
