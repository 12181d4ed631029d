package elman.series.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.io.FormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
  private static CsvRows open(String text) throws IOException {
    return new CsvRows(Tables.source("in.csv", text), TableSettings.DEFAULT);
  }

  /** Each row as its line and its cells. */
  private static List<String> rows(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (CsvRows rows = open(text)) {
      for (CsvRows.Row row = rows.next(); row != null; row = rows.next()) {
        found.add(row.line() + ": " + String.join("|", row.cells()));
      }
    }
    return found;
  }

  /** With a quote the CSV library reads the rows; without one they are read by hand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x,b\n1,2\n",
        "x,b\r1,2\r3,4",
        "x,b\r\n\r\n1,2\r\n\n\n3,4",
        "x,b,\n1,,\n,,\n",
        "x , b\n 1\t,\u00a02 \n   \n3,4\n",
        "x\n1\n\n2",
        "x;b\n1,5;2\n",
        "x\tb\n1\t\n\t2\n",
      })
  void rowsAreThoseOfTheLibrary(String text) throws IOException {
    assertEquals(rows(text.replaceFirst("x", "\"x\"")), rows(text));
  }

  /** Line ends and long lines wherever blocks of characters end. */
  @ParameterizedTest
  @ValueSource(ints = {65_530, 65_531, 65_532, 65_533, 65_534, 65_535, 65_536, 200_000})
  void rowsGoOnFromBlockToBlock(int length) throws IOException {
    String text = "x,b\r\n" + "y".repeat(length) + ",2\r\n3,4\r\n5,6";
    String longest = "2: " + "y".repeat(length) + "|2";
    assertEquals(List.of("1: x|b", longest, "3: 3|4", "4: 5|6"), rows(text));
    assertEquals(rows(text.replaceFirst("x", "\"x\"")), rows(text));
  }

  @Test
  void linesOfBlanksAreRowsOnlyOfOneColumn() throws IOException {
    assertEquals(List.of("1: x|b", "3: 1|2", "4: |"), rows("x,b\n  \n1,2\n,\n\t\n"));
    assertEquals(List.of("1: x", "2: ", "4: 1"), rows("x\n  \n\n1\n"));
  }

  @Test
  void barsMayBeBetweenCells() throws IOException {
    assertEquals(
        List.of("1: ds|y", "2: 2024-01-01 10:00|5,3"), rows("ds|y\n2024-01-01 10:00|5,3\n"));
  }

  @Test
  void quotesMayBeginAnywhere() throws IOException {
    String text = "a,b\n\n1,2\n\"3,\n4\",5\n6,7\n";
    assertEquals(List.of("1: a|b", "3: 1|2", "5: 3,\n4|5", "6: 6|7"), rows(text));
  }

  @Test
  void aQuoteThatStaysOpenIsRefusedInItsLine() throws IOException {
    FormatException e = assertThrows(FormatException.class, () -> rows("a,b\n1,2\n\"3,4\n"));
    assertEquals(
        "in.csv: line 3: has a quote that is not closed, or text behind one", e.getMessage());
  }

  @Test
  void nothingHasNoRows() throws IOException {
    assertEquals(List.of(), rows(""));
    assertEquals(List.of(), rows("\n\r\n\r"));
  }
}
