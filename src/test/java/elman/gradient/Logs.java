package elman.gradient;

import elman.io.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small logs, read. */
final class Logs {
  static final NormReading.Settings USUAL =
      new NormReading.Settings(null, Double.NaN, List.of(0.5, 2.0));

  private Logs() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static NormReading read(String text, NormReading.Settings settings) throws IOException {
    return NormReading.of(Source.of("log", new ByteArrayInputStream(bytes(text))), settings);
  }

  static NormReading read(String text) throws IOException {
    return read(text, USUAL);
  }

  static NormReading column(String text, String column) throws IOException {
    return read(text, new NormReading.Settings(column, Double.NaN, List.of()));
  }

  /** Statistics of norms that a threshold of 1 clips. */
  static NormStatistics of(double... norms) {
    NormStatistics statistics = new NormStatistics(1, List.of());
    for (int i = 0; i < norms.length; i++) {
      statistics.add(new NormRow(i + 1, norms[i], null));
    }
    return statistics;
  }
}
