package elman.series.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.io.FormatException;
import elman.io.Source;
import elman.series.Series;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private static final String LONG = "unique_id,ds,y\na,1,5\na,2,6\nb,1,7\nb,2,8.5\nb,3,9\n";

  private static String shown(Table table) {
    StringBuilder text = new StringBuilder();
    for (Series series : table.series()) {
      text.append(series.id());
      for (double value : series.values()) {
        text.append(' ').append(Figure.of(value));
      }
      text.append("; ");
    }
    return text.toString().strip();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LONG,
        "unique_id\tds\ty\na\t1\t5\na\t2\t6\nb\t1\t7\nb\t2\t8.5\nb\t3\t9",
        "a;1;5\na;2;6\nb;1;7\nb;2;8.5\nb;3;9\n",
        "\uFEFFunique_id,ds,y\r\n\"a\",1,5\r\na,2,\"6\"\r\n\r\nb,1, 7\r\nb,2,8.5\r\nb,3,9\r\n",
        "y,Series,other,DATE\n5,a,x,1\n6,a,x,2\n7,b,x,1\n8.5,b,x,2\n9,b,x,3\n",
        "a,1,5\nb,1,7\na,2,6\nb,2,8.5\nb,3,9\n",
        """
        id,when,size
        a,2024-01-01,5
        a,2024-01-02,6
        b,2024-01-01,7
        b,2024-01-02,8.5
        b,2024-01-03,9
        """,
        "id,y\na,5\na,6\nb,7\nb,8.5\nb,9\n",
      })
  void findsItsColumns(String text) throws Exception {
    Table table = Tables.read(text);
    assertEquals("a 5 6; b 7 8.5 9;", shown(table));
    assertTrue(table.hasIds());
    assertTrue(table.repairs().list().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1\n2\n4\n",
        "y\n1\n2\n4\n",
        "7,1\n8,2\n9,4\n",
        "ds,v\n1,1\n2,2\n3,4",
        "x,y\n1,1\n2,2\n3,4"
      })
  void oneSeriesNeedsNoName(String text) throws Exception {
    Table table = Tables.read(text);
    assertEquals("1 2 4;", shown(table));
    assertEquals("", table.series().get(0).id());
    assertFalse(table.hasIds());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "year,value\n2018.0,1\n2019.0,2\n2020.0,4\n",
        "timestamp,value\n1700000000000000000,1\n1700003600000000000,2\n1700007200000000000,4\n",
        "sales,price\n1,21\n2,20\n4,23\n",
      })
  void valuesThatGoUpAreNoTimes(String text) throws Exception {
    assertEquals("1 2 4;", shown(Tables.read(text)));
  }

  @Test
  void aCountMakesYearsTheValues() throws Exception {
    String visitors = "n,visitors\n1,1900\n2,1902\n3,1901\n";
    assertEquals("1900 1902 1901;", shown(Tables.read(visitors)));
    assertEquals("1 2 4;", shown(Tables.read("2018,1\n2019,2\n2020,4\n")));
  }

  @Test
  void aRowWithADateAndANumberIsNoHeader() throws Exception {
    String sales = "sales,2024-01-01,1\nsales,2024-01-02,2\nsales,2024-01-03,4\n";
    assertEquals("sales 1 2 4;", shown(Tables.read(sales)));
  }

  @Test
  void laterFilesAreReadAsTheFirst() throws Exception {
    Source first = Tables.source("first.csv", "ds,temp,y\n2024-01-01,20,5\n2024-01-02,21,6\n");
    Source cut = Tables.source("cut.csv", "2024-01-03,22,8\n2024-01-04,23,9\n");
    assertEquals("5 6 8 9;", shown(Table.read(List.of(first, cut), TableSettings.DEFAULT)));
    Source other = Tables.source("other.csv", "shop,ds,y\nx,2024-01-03,8\nx,2024-01-04,9\n");
    Source again = Tables.source("first.csv", "ds,temp,y\n2024-01-01,20,5\n2024-01-02,21,6\n");
    FormatException wrong =
        assertThrows(
            FormatException.class, () -> Table.read(List.of(again, other), TableSettings.DEFAULT));
    assertEquals(
        "other.csv: has series shop, time ds, value y, and the first file series -, time ds,"
            + " value y",
        wrong.getMessage());
  }

  @Test
  void columnsMayBeSaidByNameOrNumber() throws Exception {
    String text = "date,shop,a,b\n2024-01-01,7,1,3\n2024-01-02,7,2,4\n";
    assertEquals("1 2;", shown(Tables.read(text, Tables.columns(null, null, "a"))));
    assertEquals("7 3 4;", shown(Tables.read(text, Tables.columns("SHOP", "date", "b"))));
    assertEquals("7 3 4;", shown(Tables.read(text, Tables.columns("2", "1", "4"))));
    FormatException unknown =
        assertThrows(
            FormatException.class, () -> Tables.read(text, Tables.columns(null, null, "c")));
    assertTrue(unknown.getMessage().contains("date, shop, a, b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V1,V2,V3,V4\na,5,6,\nb,7,8.5,9\n",
        "a,5,6\nb,7,8.5,9\n",
        "id,2021,2022,2023\na,5,6,\nb,7,8.5,9\n",
      })
  void rowsMayBeSeries(String text) throws Exception {
    TableSettings rows = Tables.settings(TableSettings.Form.ROWS, 0);
    Table table = Tables.read(text, rows);
    assertEquals("a 5 6; b 7 8.5 9;", shown(table));
    boolean years = text.startsWith("id");
    assertEquals(List.of(years ? "2023" : "3"), Tables.next(table, 0));
    assertEquals(years ? "Y" : "1", table.frequency().toString());
  }

  @Test
  void timesOfAHeaderAreThoseOfAllFiles() throws Exception {
    try (FileSystem system = Jimfs.newFileSystem(Configuration.unix())) {
      Path first = system.getPath("first.csv");
      Path second = system.getPath("second.csv");
      Files.writeString(first, "id,5,6,7,\na,5,6,7\n");
      Files.writeString(second, "b,7,8.5,9,\n");
      TableSettings rows = Tables.settings(TableSettings.Form.ROWS, 0);
      Table table = Table.read(List.of(Source.of(first), Source.of(second)), rows);
      assertEquals("a 5 6 7; b 7 8.5 9;", shown(table));
      assertEquals(List.of("8"), Tables.next(table, 0));
      assertEquals("8", table.time(1, 3));
    }
  }

  @Test
  void filesOfTheFourthCompetitionAreKnown() throws Exception {
    assertEquals("a 5 6; b 7 8.5 9;", shown(Tables.read("V1,V2,V3,V4\na,5,6,\nb,7,8.5,9\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ds,a,b\n1,,7\n2,5,8.5\n3,6,9\n", "a,b\n,7\n5,8.5\n6,9\n"})
  void columnsMayBeSeries(String text) throws Exception {
    Table table = Tables.read(text, Tables.settings(TableSettings.Form.COLUMNS, 0));
    assertEquals("a 5 6; b 7 8.5 9;", shown(table));
    assertEquals(1, table.repairs().count(Repairs.Kind.LEADING));
  }

  @Test
  void severalFilesAreOneTable() throws Exception {
    try (FileSystem system = Jimfs.newFileSystem(Configuration.unix())) {
      Path first = system.getPath("first.csv");
      Path second = system.getPath("second.csv");
      Files.writeString(first, LONG);
      Files.writeString(second, "ds,y,unique_id\n3,7,a\n4,8,a\n5,x,b\n");
      Table table = Table.read(List.of(Source.of(first), Source.of(second)), TableSettings.DEFAULT);
      assertEquals("a 5 6 7 8;", shown(table));
      assertEquals(
          List.of(
              new Skipped(
                  "b",
                  "second.csv: line 4, column y: 'x' is no number; a missing value is empty or"
                      + " NA")),
          table.skipped());
    }
  }

  @Test
  void badBytesAreRefusedWithTheirLine() throws Exception {
    try (FileSystem system = Jimfs.newFileSystem(Configuration.unix())) {
      Path file = system.getPath("bad.csv");
      Files.write(file, "ds,y\n1,2\n2,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
      FormatException refused =
          assertThrows(
              FormatException.class,
              () -> Table.read(List.of(Source.of(file)), TableSettings.DEFAULT));
      assertEquals("line 3, byte 11", refused.place());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MISSING   | 1 | 3 | 1 2 3 4;   | 1,1/2,2/3,/4,4
          MISSING   | 3 | 2 | 1 2 3 4 5; | 1,1/2,NA/3,n/4,./5,5
          GAP       | 2 | 2 | 1 2 3 4 5; | 1,1/2,2/5,5
          LEADING   | 1 | 1 | 2 3;       | 1,/2,2/3,3
          TRAILING  | 2 | 3 | 1 2;       | 1,1/2,2/3,/4,NaN
          DUPLICATE | 1 | 3 | 1 2 3;     | 1,1/2,2/2,2/3,3
          DUPLICATE | 1 | 3 | 1 2 3;     | 1,1/2,2/2,/3,3
          CONFLICT  | 1 | 3 | 1 5 3;     | 1,1/2,2/2,5/3,3
          DUPLICATE | 1 | 3 | 1 5 3;     | 1,1/2,/2,5/3,3
          UNSORTED  | 1 | 3 | 1 2 3 4;   | 1,1/3,3/2,2/4,4
          CUT_ROW   | 1 | 4 | 1 2 3;     | 1,1/2,2/3,3/4
          """)
  void repairsAreCounted(Repairs.Kind kind, int count, int line, String values, String rows)
      throws Exception {
    String text = rows.replace("n/4", "null\n4").replace('/', '\n');
    text = (kind == Repairs.Kind.CUT_ROW ? text : text + "\n");
    TableSettings columns = Tables.columns(null, "1", "2");
    Table table = Tables.read(text, columns);
    assertEquals(values, shown(table));
    assertEquals(count, table.repairs().count(kind), table.repairs().list().toString());
    assertEquals(1, table.repairs().list().size(), table.repairs().list().toString());
    Repairs.Repair repair = table.repairs().list().get(0);
    assertEquals(line, repair.line());
    assertTrue(repair.sentence().startsWith(count + " "), repair.sentence());
    String named = "ds,y\n" + text;
    assertThrows(FormatException.class, () -> Tables.read(named, Tables.strict()));
  }

  @Test
  void strictReadsWhatIsInOrder() throws Exception {
    assertEquals("a 5 6; b 7 8.5 9;", shown(Tables.read(LONG, Tables.strict())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                        | in.csv: is empty
          ds,y                      | in.csv: has no rows
          ds,y/1,2                  | in.csv: line 2: has one value only
          ds,y/1,/2,                | in.csv: line 2: begins a series without any value
          ds,y/1,2/2,abc/3,4        | in.csv: line 3, column y: 'abc' is no number
          ds,y/1,2/2,inf/3,4        | in.csv: line 3, column y: 'inf' is not a finite number
          ds,y/1,2/2,1e999/3,4      | in.csv: line 3, column y: '1e999' is not a finite number
          ds,y/1,2/2,0x10/3,4       | in.csv: line 3, column y: '0x10' is no number
          ds,y/1,2/2,1d/3,4         | in.csv: line 3, column y: '1d' is no number
          ds,y/1,2/2,"1,234"/3,4    | in.csv: line 3, column y: '1,234' is no number; if the comma
          ds,y/1,2/2,1 234/3,4      | in.csv: line 3, column y: '1 234' is no number; write thousands
          ds;y/1;2/2;1,5/3;4        | in.csv: line 3, column y: '1,5' is no number; if the comma
          ds;y/1;2,5/2;1,5/3;4,1    | in.csv: line 2, column y: '2,5' is no number; if the comma
          ds,y/1,2/2,1,5/3,4        | in.csv: line 3: has 3 cells instead of 2
          ds,y/1,2/2/3,4            | in.csv: line 3: has 1 cell instead of 2
          ds,y/1,2/,3/3,4           | in.csv: line 3, column ds: has no time
          ds,y/1,2/"2,3             | in.csv: line 3: has a quote that is not closed
          ds,y/1,1/1,2/2,3/2,4      | in.csv: line 2: begins a series in which many times
          ds,y/1,1/2,2/3,3/90000,4  | in.csv: line 5, column ds: is 89,997 steps of 1 behind
          a,b/c,d/e,f               | in.csv: has no column of numbers
          """)
  void theRestIsRefused(String text, String message) {
    FormatException refused =
        assertThrows(FormatException.class, () -> Tables.read(text.replace('/', '\n') + "\n"));
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
  }

  @Test
  void decimalCommas() throws Exception {
    Table table = Tables.read("ds;y\n1;2,5\n2;3\n3;-1,25e1\n", Tables.decimalComma());
    assertEquals("2.5 3 -12.5;", shown(table));
    FormatException refused =
        assertThrows(
            FormatException.class,
            () -> Tables.read("ds;y\n1;2,5\n2;1.234\n3;4\n", Tables.decimalComma()));
    assertTrue(refused.getMessage().contains("write thousands without a separator"));
  }

  @Test
  void oneBadSeriesDoesNotStopTheOthers() throws Exception {
    Table table = Tables.read("id,ds,y\na,1,1\nb,1,1\nc,1,\na,2,2\nb,x,2\nc,2,\na,3,3\nd,1,1\n");
    assertEquals("a 1 2 3;", shown(table));
    assertEquals(List.of("b", "c", "d"), table.skipped().stream().map(Skipped::id).toList());
  }

  @Test
  void regressorsReachAsFarAsTheForecast() throws Exception {
    String text = "ds,y,temp\n1,1,10\n2,2,20\n3,,30\n4,,40\n";
    Table table = Tables.read(text, Tables.settings(null, 2, "temp"));
    Series series = table.series().get(0);
    assertArrayEquals(new double[] {1, 2}, series.values());
    assertArrayEquals(new double[][] {{10}, {20}, {30}, {40}}, series.regressors());
    assertTrue(table.repairs().list().isEmpty());
    FormatException refused =
        assertThrows(
            FormatException.class, () -> Tables.read(text, Tables.settings(null, 3, "temp")));
    assertTrue(refused.getMessage().contains("no regressors for 5"), refused.getMessage());
  }

  @Test
  void regressorsOfMissingRowsAreFilledIn() throws Exception {
    String text = "ds,y,temp\n1,1,10\n2,2,20\n4,4,40\n5,5,\n6,6,60\n7,,70\n";
    Table table = Tables.read(text, Tables.settings(null, 1, "temp"));
    double[][] expected = {{10}, {20}, {30}, {40}, {50}, {60}, {70}};
    assertArrayEquals(expected, table.series().get(0).regressors());
    assertEquals(2, table.repairs().count(Repairs.Kind.REGRESSOR));
  }

  @Test
  void aTableOfDatesHasACalendar() throws Exception {
    Table table = Tables.read("2024-01-01,1\n2024-01-02,2\n", Tables.settings(null, 6));
    double[][] rows = table.calendar(0);
    assertEquals(8, rows.length);
    assertArrayEquals(new double[] {0, 1, 0, 1}, rows[0], 1e-12);
    assertEquals(rows[0][0], rows[7][0], 1e-12);
    assertEquals(Math.sin(2 * Math.PI / 7), rows[1][0], 1e-12);
    assertEquals(Math.cos(2 * Math.PI / 366), rows[1][3], 1e-12);
    assertEquals(0, Tables.read("1,1\n2,2\n3,3\n").calendar(0)[0].length);
  }

  @Test
  void whatIsAskedFollowsTheFrequency() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append("%d-%02d,%d\n".formatted(2000 + i / 12, i % 12 + 1, i));
    }
    Table table = Tables.read(text.toString());
    assertEquals(List.of(12), table.periods());
    assertEquals(18, table.horizon());
    assertEquals(12, table.task(List.of(0.5)).scalePeriod());
    Table weekly = Tables.read("2024-01-01,1\n2024-01-08,2\n", Tables.frequency("W"));
    assertEquals(List.of(), weekly.periods());
    assertEquals(1, weekly.horizon());
  }

  @Test
  void aFrequencyOfTheWrongKindIsRefused() {
    assertThrows(FormatException.class, () -> Tables.read(LONG, Tables.frequency("D")));
    assertThrows(
        FormatException.class,
        () -> Tables.read("2024-01-01,1\n2024-01-02,2\n", Tables.frequency("3")));
  }

  @Test
  void rowsWithoutAnythingAndValuesBehindEmptyOnesAreNoFaults() throws Exception {
    Table table = Tables.read("ds,y\n2024-01-01,1\n2024-01-02,\n2024-01-02,2\n2024-01-03,3\n,\n");
    assertEquals(3, table.series().get(0).size());
    assertEquals(2, table.series().get(0).values()[1]);
    assertTrue(table.repairs().list().stream().noneMatch(r -> r.kind() == Repairs.Kind.CONFLICT));
  }

  @ParameterizedTest
  @CsvSource({"LAST, 3 5 4 4 4 4 4", "SUM, 6 12 4 4 4 4 4", "MEAN, 2 6 4 4 4 4 4"})
  void severalValuesOfATimeComeToOne(TableSettings.Repeated repeated, String values)
      throws Exception {
    String text = "ds,y\n2024-01-01,1\n2024-01-01,2\n2024-01-01,3\n2024-01-02,\n2024-01-02,7\n";
    Table table =
        Tables.read(
            text
                + "2024-01-02,5\n2024-01-03,4\n2024-01-04,4\n2024-01-05,4\n2024-01-06,4\n2024-01-07,4\n",
            Tables.repeated(repeated));
    String found =
        Arrays.stream(table.series().get(0).values())
            .mapToObj(value -> Integer.toString((int) value))
            .collect(Collectors.joining(" "));
    assertEquals(values, found);
    assertEquals(repeated != TableSettings.Repeated.LAST, table.repairs().list().isEmpty());
  }

  /** Days of sales of two items in two stores, and what else is in each row. */
  private static String sales(String heading, IntFunction<String> more) {
    StringBuilder text = new StringBuilder("store,item,date,sales" + heading + "\n");
    for (int row = 0; row < 24; row++) {
      text.append("s%d,i%d,2024-01-%02d,%d".formatted(row / 2 % 2, row % 2, row / 4 + 1, row));
      text.append(more.apply(row)).append('\n');
    }
    return text.toString();
  }

  @Test
  void severalColumnsMayNameTheSeries() throws Exception {
    Table table = Tables.read(sales("", row -> ""));
    assertEquals(
        List.of("s0/i0", "s0/i1", "s1/i0", "s1/i1"),
        table.series().stream().map(Series::id).toList());
    assertEquals("series are named by columns store/item", table.choice());
    assertEquals(4, Tables.read(sales(",id", row -> "," + row)).series().size());
  }

  @Test
  void aCommentNamesNoSeries() throws Exception {
    String text = "id,ds,y,comment\na,2024-01-01,1,x\na,2024-01-02,2,y\na,2024-01-03,3,z\n";
    assertEquals("a", Tables.read(text + "a,2024-01-03,4,zz\n").series().get(0).id());
  }
}
