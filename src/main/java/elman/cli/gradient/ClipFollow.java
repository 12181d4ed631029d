package elman.cli.gradient;

import elman.cli.shell.Inputs;
import elman.cli.shell.Interrupt;
import elman.cli.shell.OtherOptions;
import elman.cli.shell.Streams;
import elman.cli.shell.Terminal;
import elman.cli.table.TableFormat;
import elman.gradient.FileTail;
import elman.gradient.NormReading;
import elman.gradient.StreamTail;
import elman.gradient.Tail;
import elman.io.Source;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes what is known of logs again and again while they grow. */
final class ClipFollow implements Closeable {
  private static final long POLL_MILLIS = 100;
  private static final long PAUSE_NANOS = 500_000_000;
  private static final String CLEAR = "\u001b[H\u001b[J";

  private final Streams streams;
  private final Interrupt interrupt;
  private final List<Tail> tails = new ArrayList<>();
  private final TableFormat format;
  private final boolean inPlace;
  private final ClipFields rows;

  /** Steps of all logs when they were last written. */
  private long shown;

  /**
   * @param wanted the format that was asked for, or null
   */
  ClipFollow(Streams streams, Interrupt interrupt, TableFormat wanted) {
    this.streams = streams;
    this.interrupt = interrupt;
    boolean watched = streams.outIsTerminal();
    format = wanted != null ? wanted : watched ? TableFormat.TABLE : TableFormat.TSV;
    inPlace = watched && !Terminal.isDumb();
    rows = new ClipFields(format);
  }

  /**
   * Begins to follow logs.
   *
   * @param operands files, or - for standard input
   */
  void open(List<String> operands, NormReading.Settings settings, OtherOptions other)
      throws IOException {
    List<Source> sources = Inputs.of(operands, streams.in());
    for (int i = 0; i < sources.size(); i++) {
      Path path =
          operands.isEmpty() || operands.get(i).equals(Inputs.STANDARD)
              ? null
              : Path.of(operands.get(i));
      boolean absent = path != null && !Files.exists(path);
      if (absent) {
        other.say(streams.err(), "%s: waiting for it", path);
      }
      boolean grows = path != null && (absent || sources.get(i).plainFile() != null);
      tails.add(grows ? new FileTail(path, settings) : new StreamTail(sources.get(i), settings));
    }
  }

  /**
   * Follows the logs until the process is asked to end, or all of them have ended.
   *
   * @throws IOException if one is no log, or cannot be read
   */
  void run() throws IOException {
    interrupt.install();
    long written = 0;
    boolean changed = false;
    while (!interrupt.requested() && !tails.stream().allMatch(Tail::isEnded)) {
      for (Tail tail : tails) {
        changed |= tail.poll();
      }
      boolean due = shown == 0 || System.nanoTime() - written >= PAUSE_NANOS;
      if (changed && due && !readings().isEmpty()) {
        write();
        written = System.nanoTime();
        changed = false;
      }
      pause();
    }
    finish();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Those of which there is something to be said. */
  private List<NormReading> readings() {
    return tails.stream().map(Tail::reading).filter(r -> r.statistics().steps() > 0).toList();
  }

  /** What is known in the end. */
  private void finish() throws IOException {
    for (Tail tail : tails) {
      tail.poll();
    }
    for (Tail tail : tails) {
      tail.reading().end();
    }
    if (steps() != shown) {
      write();
    }
    if (inPlace && format == TableFormat.TABLE) {
      streams.out().write(CLEAR.getBytes(StandardCharsets.UTF_8));
      new ClipReport(readings()).write(streams.out());
      streams.out().flush();
    }
  }

  private long steps() {
    return tails.stream().mapToLong(tail -> tail.reading().statistics().steps()).sum();
  }

  private void write() throws IOException {
    shown = steps();
    OutputStream out = streams.out();
    if (format != TableFormat.TABLE) {
      for (NormReading reading : readings()) {
        rows.write(reading, out);
      }
    } else if (inPlace) {
      ByteArrayOutputStream table = new ByteArrayOutputStream();
      new ClipReport(readings()).write(table);
      out.write(inPlace(table.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    } else {
      new ClipReport(readings()).write(out);
      out.write('\n');
    }
    out.flush();
  }

  /**
   * A text for a terminal, over what was there. Each line goes to a row by its number, so that
   * nothing scrolls: of a text with more lines than the terminal has, which cannot be known here,
   * the beginning stays. (A row below the last is the last one to a terminal.)
   */
  static String inPlace(String text) {
    StringBuilder placed = new StringBuilder();
    int row = 0;
    for (String line : text.lines().toList()) {
      row++;
      placed.append("\u001b[").append(row).append(";1H").append(line).append("\u001b[K");
    }
    return placed.append("\u001b[J").toString();
  }

  /** What was read, for a chart. */
  List<NormReading> logs() {
    return tails.stream().map(Tail::reading).toList();
  }

  @Override
  public void close() throws IOException {
    for (Tail tail : tails) {
      tail.close();
    }
  }
}
