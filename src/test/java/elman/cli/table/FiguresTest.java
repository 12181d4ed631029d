package elman.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.text.Tokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @Test
  void lossesAreToldInTheTokensOwnTerms() {
    double two = 2 * StrictMath.log(2);
    assertEquals("1.386 (2.000 bits/char)", Figures.loss(two, Tokenizer.Kind.CHARS));
    assertEquals("1.386 (2.000 bits/byte)", Figures.loss(two, Tokenizer.Kind.BYTES));
    assertEquals("1.386 (perplexity 4.0)", Figures.loss(two, Tokenizer.Kind.WORDS));
  }

  @ParameterizedTest
  @CsvSource({"0, 0:00", "59.4, 0:59", "59.6, 1:00", "3599.9, 1:00:00", "36061, 10:01:01"})
  void durations(double seconds, String text) {
    assertEquals(text, Figures.duration(seconds));
  }

  @ParameterizedTest
  @CsvSource({"9999, 9999", "10000, 10k", "123456, 123k", "23456789, 23M"})
  void rates(double value, String text) {
    assertEquals(text, Figures.rate(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "1.0004, 1",
    "12345.6, 12350",
    "0.00012346, 0.0001235",
    "100, 100",
    "0.00001, 1e-5",
    "-2.50, -2.5",
    "1e300, 1e300",
    "123456789, 1.235e8",
    "NaN, -",
    "Infinity, inf",
    "1e-320, 1e-320"
  })
  void significantDigits(double value, String text) {
    assertEquals(text, Figures.significant(value, 4));
  }
}
