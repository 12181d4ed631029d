package elman.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ShadesTest {
  private static String line(boolean ascii) {
    return DoubleStream.of(-1, 0, 0.19, 0.21, 0.5, 0.79, 0.81, 1, 9, Double.NaN)
        .mapToObj(value -> String.valueOf(Shades.of(value, ascii)))
        .collect(Collectors.joining());
  }

  @Test
  void fiveStepsFromBlankToFull() {
    assertEquals("   ░▒▓███?", line(false));
    assertEquals("   .%#@@@?", line(true));
  }
}
