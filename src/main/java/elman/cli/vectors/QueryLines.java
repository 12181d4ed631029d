package elman.cli.vectors;

import elman.cli.shell.Inputs;
import elman.cli.shell.LineReader;
import elman.cli.shell.Streams;
import elman.cli.table.Columns;
import elman.cli.table.TableFormat;
import elman.io.FormatException;
import elman.io.Json;
import elman.io.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Queries on the lines of standard input: each is answered, or it is said why it cannot be. */
final class QueryLines {
  private final Streams streams;
  private final TableFormat format;
  private final Queries queries;

  /** Lines that {@code queries} answers in a format. */
  QueryLines(Streams streams, TableFormat format, Queries queries) {
    this.streams = streams;
    this.format = format;
    this.queries = queries;
  }

  /**
   * Answers all lines; whoever waits for an answer gets it before more is read.
   *
   * @throws FormatException at the end, if a line could not be answered
   * @throws IOException if lines cannot be read, or answers written
   */
  void answer() throws IOException {
    Source source = Inputs.of(Inputs.STANDARD, streams.in());
    long failures = 0;
    try (LineReader lines = new LineReader(source, true)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        String reason = failure(line);
        if (reason != null) {
          failures++;
          report(line, new FormatException(source.name(), "line " + lines.count(), reason));
        }
        if (!lines.isReady()) {
          streams.out().flush();
        }
      }
      streams.out().flush();
      if (failures > 0) {
        throw new FormatException(
            source.name(),
            null,
            failures + " of " + lines.count() + " lines could not be answered");
      }
    }
  }

  /** Answers a line, if there is anything on it; why it cannot be answered, or null. */
  private String failure(byte[] line) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      if (!text.isBlank()) {
        queries.answer(text);
      }
      return null;
    } catch (CharacterCodingException e) {
      return "is not valid UTF-8";
    } catch (FormatException e) {
      return e.source() + " " + e.reason();
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  /** An object takes the answer's place in JSON, where each line has one. */
  private void report(byte[] line, FormatException failure) throws IOException {
    if (format == TableFormat.JSON) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("query", new String(line, StandardCharsets.UTF_8).strip());
      object.put("error", failure.reason());
      Columns.write(streams.out(), Json.write(object));
    }
    streams.out().flush();
    streams.err().println("elman analogy: " + failure.getMessage());
  }
}
