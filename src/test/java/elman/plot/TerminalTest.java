package elman.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalTest {
  @ParameterizedTest
  @CsvSource({
    "small.txt, false, false",
    "small-colour.txt, false, true",
    "small-ascii.txt, true, false"
  })
  void drawsAsItDid(String name, boolean ascii, boolean colour) throws IOException {
    Drawn.assertSame(name, write(new Terminal(64, 12, ascii, colour), Charts.small()));
  }

  @Test
  void colourIsAllThatColourAdds() throws IOException {
    String plain = write(new Terminal(70, 10, false, false), Charts.small());
    String coloured = write(new Terminal(70, 10, false, true), Charts.small());
    assertFalse(coloured.equals(plain));
    assertEquals(plain, coloured.replaceAll("\u001b\\[\\d+m", ""));
  }

  static List<double[]> hostile() {
    return Charts.hostile();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noLineIsWiderThanTheTerminal(double[] values) throws IOException {
    for (int columns : new int[] {-1, 20, 21, 79, 200}) {
      for (boolean log : new boolean[] {false, true}) {
        Chart chart = Charts.of("\u001b[2J" + "long ".repeat(100), log, values);
        String text = write(new Terminal(columns, 7, true, false), chart);
        assertTrue(text.endsWith("\n"));
        assertEquals(11, text.lines().count(), text);
        int widest = text.lines().mapToInt(String::length).max().orElse(0);
        assertTrue(widest <= Math.max(20, columns), text);
        assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), text);
      }
    }
  }

  @Test
  void aRisingLineRises() throws IOException {
    double[] x = {0, 1};
    Chart chart =
        new Chart(
            "",
            Axis.linear(""),
            Axis.linear(""),
            List.of(),
            List.of(),
            List.of(new Chart.Line("", x, x, Tone.INK, false)),
            List.of());
    List<String> rows = write(new Terminal(40, 5, true, false), chart).lines().toList();
    int last = Integer.MAX_VALUE;
    for (String row : rows.subList(0, 5)) {
      int at = row.indexOf('*');
      assertTrue(at >= 0 && at < last, String.join("\n", rows));
      last = at;
    }
  }

  @Test
  void sizesOutOfReachAreTheNearest() {
    assertEquals(new Terminal(20, 3, true, true), new Terminal(0, -5, true, true));
    assertEquals(1000, new Terminal(Integer.MAX_VALUE, 9, true, true).columns());
  }

  private static String write(Terminal terminal, Chart chart) throws IOException {
    StringBuilder out = new StringBuilder();
    terminal.write(chart, out);
    return out.toString();
  }
}
