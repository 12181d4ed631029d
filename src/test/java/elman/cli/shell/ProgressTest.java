package elman.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.cli.table.Figures;
import elman.text.Tokenizer;
import elman.train.TrainingListener.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);

  private static Report report(long step, double loss, double validLoss) {
    return new Report(
        step, 100 * step, loss, 1, false, 0.01, 12_345, validLoss, step / 40.0, 3 * step);
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  @Test
  void linesTellTheMeanLossSinceTheLineBefore() throws IOException {
    Progress lines =
        new ProgressLines(err, "tokens", nats -> Figures.loss(nats, Tokenizer.Kind.CHARS));
    lines.step(report(1, 4, Double.NaN));
    lines.step(report(2, 2, 2));
    lines.step(report(3, 1, Double.NaN));
    lines.step(report(4, 1, StrictMath.log(2)));
    lines.end();
    assertEquals(
        """
        step 2 (5 %)  loss 3.000  valid 2.000 (2.885 bits/char)  12k tokens/s  0:06
        step 4 (10 %)  loss 1.000  valid 0.693 (1.000 bits/char)  12k tokens/s  0:12
        """,
        told());
  }

  @Test
  void barStandsForTheShareThatIsDone() throws IOException {
    Progress bar = new ProgressBar(err, 100, "tokens", () -> 0);
    bar.step(report(20, 2, 2.5));
    bar.step(report(40, 2, Double.NaN));
    bar.end();
    assertEquals(
        List.of(
            "",
            "[###############...............]  50 %  loss 2.000  valid 2.500  12k tokens/s",
            "[##############################] 100 %  loss 2.000  valid 2.500  12k tokens/s  0:00"
                + " left",
            ""),
        List.of(told().replace("\u001b[K", "").split("[\r\n]", -1)));
  }

  @Test
  void barIsWrittenTenTimesASecond() throws IOException {
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 300_000_000);
    Progress bar = new ProgressBar(err, 80, "tokens", clock::get);
    for (int step = 1; step < 40; step++) {
      bar.step(report(step, 2, Double.NaN));
      clock.addAndGet(25_000_000);
    }
    assertEquals(10, told().chars().filter(c -> c == '\r').count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "20", "50", "80", "200"})
  void barFitsIntoTheTerminal(String columns) throws IOException {
    Progress bar = new ProgressBar(err, Terminal.columns(columns), "tokens", () -> 0);
    bar.step(report(1, 2, 2.5));
    bar.step(report(40, 2, Double.NaN));
    for (String line : told().replace("\u001b[K", "").split("\r", -1)) {
      assertTrue(line.length() < Integer.parseInt(columns), line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wide", "-3", "0", "99999999999"})
  void strangeWidthsAreTakenForTheUsualOne(String columns) throws IOException {
    new ProgressBar(err, Terminal.columns(columns), "tokens", () -> 0).step(report(1, 2, 2.5));
    String usual = told();
    told.reset();
    new ProgressBar(err, 80, "tokens", () -> 0).step(report(1, 2, 2.5));
    assertEquals(usual, told());
  }
}
