package elman.gradient;

import elman.io.FormatException;
import elman.io.Source;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A log that is read, and the statistics of what was read of it so far. */
public final class NormReading {
  private static final int BLOCK = 1 << 16;

  private final String source;
  private final Settings settings;
  private NormLog log;
  private NormStatistics statistics;

  /**
   * What is looked for.
   *
   * @param column name or number of the column of norms; null for the usual one
   * @param threshold the one in force; NaN for what the log says
   * @param whatIfs other thresholds
   */
  public record Settings(String column, double threshold, List<Double> whatIfs) {}

  /**
   * Nothing is read yet.
   *
   * @param source what messages call the log
   */
  public NormReading(String source, Settings settings) {
    this.source = source;
    this.settings = settings;
    restart();
  }

  /** Begins anew: another log has taken the place of this one. */
  void restart() {
    statistics = new NormStatistics(settings.threshold, settings.whatIfs);
    log = new NormLog(source, settings.column, statistics::add);
  }

  /** Takes the next bytes. */
  void accept(byte[] block, int length) throws FormatException {
    log.accept(block, length);
  }

  /**
   * Reads a log to its end.
   *
   * @throws FormatException if it is none, naming the line, or has no norms
   * @throws IOException if it cannot be read
   */
  public static NormReading of(Source source, Settings settings) throws IOException {
    NormReading reading = new NormReading(source.name(), settings);
    byte[] block = new byte[BLOCK];
    try (InputStream in = source.open()) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        reading.accept(block, n);
      }
    }
    reading.end();
    return reading;
  }

  /**
   * Nothing more is read.
   *
   * @throws FormatException if there were no norms
   */
  public void end() throws FormatException {
    log.end();
  }

  /** What messages call the log. */
  public String source() {
    return source;
  }

  /** What is known so far. */
  public NormStatistics statistics() {
    return statistics;
  }

  /** Whether the last line was left out because it may be cut. */
  public boolean isCut() {
    return log.isCut();
  }

  /** Rows whose norm is missing, which are left out. */
  public long missing() {
    return log.missing();
  }
}
