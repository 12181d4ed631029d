package elman.cli;

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
}
