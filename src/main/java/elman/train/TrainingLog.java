package elman.train;

import elman.io.AtomicFile;
import elman.io.Messages;
import elman.io.Source;
import elman.io.Utf8;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run's log: tab-separated, one row a step, flushed row by row so that it can be watched. */
public final class TrainingLog implements TrainingListener, AutoCloseable {
  private static final String HEADER =
      "step\ttokens\tloss\tgrad_norm\tclipped\tlr\ttokens_per_second\tvalid_loss";

  private final String name;
  private final BufferedWriter out;

  private TrainingLog(Path path, BufferedWriter out) {
    name = path.toString();
    this.out = out;
  }

  /**
   * Opens a log; one that is there is replaced, but for the rows up to a step.
   *
   * @param keepUntil step after which a resumed run makes the rows anew; 0 for a new run
   * @throws IOException if it cannot be read or written
   */
  public static TrainingLog open(Path path, long keepUntil) throws IOException {
    List<String> kept = keepUntil > 0 && Files.exists(path) ? rows(path, keepUntil) : List.of();
    StringBuilder table = new StringBuilder(HEADER).append('\n');
    kept.forEach(row -> table.append(row).append('\n'));
    AtomicFile.write(path, out -> out.write(table.toString().getBytes(StandardCharsets.UTF_8)));
    try {
      return new TrainingLog(
          path, Files.newBufferedWriter(path, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw Messages.named(path.toString(), e);
    }
  }

  private static List<String> rows(Path path, long until) throws IOException {
    List<String> rows = new ArrayList<>();
    try (BufferedReader in = new BufferedReader(Utf8.reader(Source.of(path)))) {
      in.readLine();
      for (String row = in.readLine(); row != null; row = in.readLine()) {
        String step = row.substring(0, Math.max(0, row.indexOf('\t')));
        if (step.matches("\\d{1,18}") && Long.parseLong(step) <= until) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  @Override
  public void step(Report report) throws IOException {
    String validLoss =
        report.evaluated() ? String.format(Locale.ROOT, "%.6f", report.validLoss()) : "";
    String row =
        String.format(
            Locale.ROOT,
            "%d\t%d\t%.6f\t%.6g\t%d\t%.6g\t%.0f\t%s\n",
            report.step(),
            report.tokens(),
            report.loss(),
            report.gradNorm(),
            report.clipped() ? 1 : 0,
            report.lr(),
            report.tokensPerSecond(),
            validLoss);
    try {
      out.write(row);
      out.flush();
    } catch (IOException e) {
      throw Messages.named(name, e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
