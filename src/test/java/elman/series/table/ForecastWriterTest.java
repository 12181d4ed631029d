package elman.series.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.series.Forecast;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastWriterTest {
  private static final Bands BANDS = new Bands(List.of(80.0), List.of(0.5));

  private static String written(Table table, ForecastWriter.Format format, String method)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ForecastWriter writer = new ForecastWriter(out, table, format, BANDS, method != null);
    writer.header();
    Forecast forecast = new Forecast(new double[] {2.5}, new double[][] {{1}, {2.25}, {1e7}});
    writer.write(0, method, forecast);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void columnsAreNamedAsInTheInput() throws Exception {
    Table table = Tables.read("sku,Date,y\n\"a,b\",2024-01-01,1\n\"a,b\",2024-01-02,2\n");
    assertEquals(
        """
        sku,Date,method,forecast,lower_80,upper_80,q0.5
        "a,b",2024-01-03,ets,2.5,1,10000000,2.25
        """,
        written(table, ForecastWriter.Format.CSV, "ets"));
    assertEquals(
        "sku\tDate\tforecast\tlower_80\tupper_80\tq0.5\na,b\t2024-01-03\t2.5\t1\t10000000\t2.25\n",
        written(table, ForecastWriter.Format.TSV, null));
    assertEquals(
        "{\"sku\":\"a,b\",\"Date\":\"2024-01-03\",\"forecast\":2.5,\"lower_80\":1,"
            + "\"upper_80\":10000000,\"q0.5\":2.25}\n",
        written(table, ForecastWriter.Format.JSON, null));
  }

  @Test
  void withoutNamesThereAreUsualOnes() throws Exception {
    Table table = Tables.read("1,1\n2,2\n3,3\n");
    assertEquals(
        "time,forecast,lower_80,upper_80,q0.5\n4,2.5,1,10000000,2.25\n",
        written(table, ForecastWriter.Format.CSV, null));
    assertEquals(
        "{\"time\":4,\"forecast\":2.5,\"lower_80\":1,\"upper_80\":10000000,\"q0.5\":2.25}\n",
        written(table, ForecastWriter.Format.JSON, null));
  }

  @Test
  void decimalCommasStay() throws Exception {
    Table table = Tables.read("ds;y\n1;2,5\n2;3\n3;4\n", Tables.decimalComma());
    assertEquals(
        "ds;forecast;lower_80;upper_80;q0.5\n4;2,5;1;10000000;2,25\n",
        written(table, ForecastWriter.Format.CSV, null));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "5, 5",
    "-12, -12",
    "0.1, 0.1",
    "1234567.89, 1234568",
    "9999999.7, 10000000",
    "3.14159265, 3.141593",
    "0.00012345678, 0.0001234568",
    "123456789.4, 123456789",
    "99.9999999, 100",
    "1e-7, 1e-7",
    "1.23e300, 1.23e300",
    "-2.5e-300, -2.5e-300",
    "1e14, 100000000000000"
  })
  void figuresHaveSevenDigitsOrAllBeforeThePoint(double value, String figure) {
    assertEquals(figure, Figure.of(value));
  }

  @Test
  void levelsAndQuantilesShareProbabilities() {
    Bands bands = new Bands(List.of(80.0, 95.0), List.of(0.1, 0.5));
    assertEquals(List.of(0.025, 0.1, 0.5, 0.9, 0.975), bands.probabilities());
    assertEquals(
        List.of("lower_80", "upper_80", "lower_95", "upper_95", "q0.1", "q0.5"),
        bands.columns().stream().map(Bands.Column::name).toList());
    assertThrows(IllegalArgumentException.class, () -> new Bands(List.of(100.0), List.of()));
    assertThrows(IllegalArgumentException.class, () -> new Bands(List.of(), List.of(0.0)));
  }
}
