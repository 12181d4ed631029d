package elman.core;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 5})
  void whatIsInTheRangePasses(long value) {
    assertDoesNotThrow(() -> Check.range("--n", value, 2, 5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 6, Long.MIN_VALUE, Long.MAX_VALUE})
  void whatIsOutsideIsNamed(long value) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> Check.range("--n", value, 2, 5))
            .getMessage();
    assertEquals("--n must be from 2 to 5, not " + value, said);
  }

  @Test
  void whatIsNotSoIsSaid() {
    assertDoesNotThrow(() -> Check.that(true, "no"));
    String said =
        assertThrows(IllegalArgumentException.class, () -> Check.that(false, "no")).getMessage();
    assertEquals("no", said);
  }
}
