package elman.cli.memory;

import elman.cli.shell.Streams;
import elman.cli.shell.Terminal;
import elman.cli.table.Columns;
import elman.cli.table.TableFormat;
import elman.core.Rng;
import elman.io.FormatException;
import elman.io.Messages;
import elman.io.Source;
import elman.memory.Memory;
import elman.memory.Network;
import elman.memory.Overlap;
import elman.memory.Pattern;
import elman.memory.PatternForm;
import elman.memory.PatternReader;
import elman.memory.PatternWriter;
import elman.memory.Patterns;
import elman.memory.Recall;
import elman.plot.Bitmap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lets a network recall pattern after pattern, and writes what comes of it. */
final class RecallWriter {
  private static final int DECIMALS = 4;
  private static final String MEMORY = "memory";

  private final Memory memory;
  private final Network network;
  private final NetworkOptions options;
  private final MemoryOutput output;
  private final Streams streams;
  private final Columns report;
  private final Columns energies;
  private final Map<String, Long> ends = new TreeMap<>();
  private final Pattern stored;
  private long rows;

  /**
   * @param network of the memory
   */
  RecallWriter(
      Memory memory,
      Network network,
      NetworkOptions options,
      MemoryOutput output,
      Streams streams) {
    this.memory = memory;
    this.network = network;
    this.options = options;
    this.output = output;
    this.streams = streams;
    stored = new Pattern(memory.patterns().rows(0, 1).toArray(), memory.width(), PatternForm.CSV);
    report = columns("row", "reached", MEMORY, "overlap", "sweeps", "energy");
    energies = columns("row", "sweep", "energy");
  }

  private Columns columns(String... names) {
    List<Columns.Column> columns = List.of(names).stream().map(Columns.Column::new).toList();
    return new Columns(TableFormat.TSV, streams.out(), DECIMALS, columns);
  }

  /** Recalls what is in some sources. */
  void write(List<Source> sources) throws IOException {
    if (output.report()) {
      report.header();
    } else if (output.energy()) {
      energies.header();
    }
    for (Source source : sources) {
      try (PatternReader reader = new PatternReader(source)) {
        for (Pattern next = reader.next(); next != null; next = reader.next()) {
          check(source, reader.place(), next);
          recall(next);
          streams.out().flush();
        }
      }
    }
  }

  private void check(Source source, String place, Pattern pattern) throws FormatException {
    boolean turned = pattern.width() > 0 && stored.width() > 0 && pattern.width() != stored.width();
    if (pattern.bits().length != stored.bits().length || turned) {
      throw new FormatException(
          source.name(),
          place,
          "has " + pattern.extent() + ", and the memory has " + stored.extent());
    }
  }

  private void recall(Pattern pattern) throws IOException {
    rows++;
    Rng rng = new Rng(options.seed()).split(rows);
    float[] start =
        options.noise() > 0 ? Patterns.noisy(pattern.bits(), options.noise(), rng) : pattern.bits();
    Recall recall = network.recall(start, options.mostSweeps(), rng);
    Overlap nearest = Overlap.nearest(memory.patterns(), recall.state());
    String reached = reached(recall, nearest);
    ends.merge(reached, 1L, Long::sum);
    int number = nearest.pattern() + 1;
    if (output.report()) {
      report.row(rows, reached, number, nearest.value(), recall.sweeps(), zeroed(recall.energy()));
    } else if (output.energy()) {
      for (int i = 0; i < recall.energies().length; i++) {
        energies.row(rows, i, zeroed(recall.energies()[i]));
      }
    } else if (blocks()) {
      draw(pattern, start, recall, title(reached, nearest));
    } else {
      OutputStream out = streams.out();
      PatternWriter.write(
          recall.state(), output.width(pattern, memory.width()), form(pattern), out);
    }
  }

  private static String reached(Recall recall, Overlap nearest) {
    return switch (recall.end()) {
      case CYCLE -> "cycle";
      case UNFINISHED -> "unfinished";
      case FIXED_POINT -> nearest.isMemory() ? MEMORY : nearest.isInverse() ? "inverse" : "none";
    };
  }

  /** Nothing is -0.0000. */
  private static double zeroed(double energy) {
    return Math.abs(energy) < 0.5 * Math.pow(10, -DECIMALS) ? 0 : energy;
  }

  private boolean blocks() {
    return output.form() == null
        ? streams.outIsTerminal()
        : output.form() == MemoryOutput.Form.BLOCKS;
  }

  private PatternForm form(Pattern pattern) {
    PatternForm found = pattern.form();
    boolean picture = found.kind() != PatternForm.Kind.ROWS;
    if (output.form() == null || picture == (output.form() == MemoryOutput.Form.PBM)) {
      return found;
    }
    return picture ? PatternForm.CSV : PatternForm.PLAIN_PBM;
  }

  private String title(String reached, Overlap nearest) {
    return switch (reached) {
      case MEMORY -> "memory " + (nearest.pattern() + 1);
      case "inverse" -> "inverse of memory " + (nearest.pattern() + 1);
      default -> reached + ", nearest is memory " + (nearest.pattern() + 1);
    };
  }

  private void draw(Pattern pattern, float[] start, Recall recall, String title)
      throws IOException {
    int width = output.width(pattern, memory.width());
    String head =
        String.format(
            Locale.ROOT,
            "%d: %s, %d sweep%s%n",
            rows,
            title,
            recall.sweeps(),
            recall.sweeps() == 1 ? "" : "s");
    String picture =
        bitmap(start, width).beside(bitmap(recall.state(), width), !Terminal.isUnicode());
    streams.out().write((head + picture + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static Bitmap bitmap(float[] state, int width) {
    boolean[] dots = new boolean[state.length];
    for (int i = 0; i < dots.length; i++) {
      dots[i] = state[i] > 0;
    }
    return new Bitmap(dots, width);
  }

  /** Says how many reached what: the number first, for a number behind is that of a memory. */
  String summary() {
    StringBuilder text = new StringBuilder(Messages.counted(rows, "row", "rows"));
    String separator = ": ";
    for (Map.Entry<String, Long> end : ends.entrySet()) {
      text.append(separator).append(end.getValue()).append(' ').append(end.getKey());
      separator = ", ";
    }
    return text.toString();
  }
}
