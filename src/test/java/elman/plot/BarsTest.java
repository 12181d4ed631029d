package elman.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
  private static final List<Bars.Bar> BARS =
      List.of(
          new Bars.Bar("0.5", 16, "16"), new Bars.Bar("10", 4.5, "4"), new Bars.Bar("20", 0, "0"));

  @Test
  void areInProportion() {
    assertEquals(
        List.of("0.5  ████████  16", " 10  ██▎  4", " 20  0"), new Bars(18, false).lines(BARS));
  }

  @Test
  void doWithoutBlockCharacters() {
    assertEquals(
        List.of("0.5  ########  16", " 10  ##  4", " 20  0"), new Bars(18, true).lines(BARS));
  }

  @Test
  void whatIsThereIsSeen() {
    List<Bars.Bar> bars = List.of(new Bars.Bar("a", 1e9, ""), new Bars.Bar("b", 1, ""));
    assertEquals("b  ▏", new Bars(80, false).lines(bars).get(1));
    assertEquals("b  #", new Bars(80, true).lines(bars).get(1));
    for (String line : new Bars(80, false).lines(bars)) {
      assertTrue(line.length() < 80, line);
    }
  }
}
