package elman.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.series.auto.Methods;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastHelpTest {
  private static final String TABLE = "t,y\n1,3\n2,5\n3,4\n4,6\n5,5\n6,7\n";

  @Test
  void namesEveryMethod() {
    String help = InProcess.run("", "forecast", "--help").out();
    List<String> words = Arrays.asList(help.split("[\\s,;:()]+", -1));
    for (String name : Methods.names()) {
      assertTrue(words.contains(name), name);
    }
  }

  /** The option's number may be left out, also before the name of a file. */
  @ParameterizedTest
  @ValueSource(strings = {"--anomalies 1", "--anomalies=1", "--anomalies 1 -", "-q --anomalies 1"})
  void anomaliesTakeANumber(String arguments) {
    assertEquals(2, lines("forecast " + arguments));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--anomalies", "--anomalies -", "--anomalies --threads 1"})
  void anomaliesTakeNoNumber(String arguments) {
    assertEquals(2, lines("forecast " + arguments));
  }

  private static long lines(String arguments) {
    Elman.Result result = InProcess.run(TABLE, arguments.split(" "));
    assertEquals(0, result.code(), result.err());
    return result.out().lines().count();
  }
}
