package elman.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What tests of faults have in common: how often they try, by which seed, and a row in the report
 * that {@code mvn verify -Pfaults} prints.
 */
public final class Faults {
  /** Whether this is the long form, in which the figures are made. */
  public static final boolean HEAVY = Boolean.getBoolean("elman.faults");

  private static final Path REPORT =
      Path.of(System.getProperty("elman.basedir", ""), "target", "faults.tsv");

  private Faults() {}

  /** How often to try. */
  public static int tries(int light, int heavy) {
    return Integer.getInteger("elman.faults.tries", HEAVY ? heavy : light);
  }

  /**
   * The seed of a randomised test, which prints it; {@code -Dseed=} sets it. The long form tries
   * something else each time; the short one, which every change has to pass, does not.
   */
  public static long seed(String test) {
    long usual = HEAVY ? System.nanoTime() & 0xffff_ffffL : 1;
    long seed = Long.getLong("seed", usual);
    System.out.println(test + ": -Dseed=" + seed);
    return seed;
  }

  /**
   * Adds a row to the report.
   *
   * @param fault what was done to the program
   * @param tries how often
   * @param result what it made of it
   */
  public static void report(String fault, long tries, String result) {
    try {
      Files.createDirectories(REPORT.toAbsolutePath().getParent());
      Files.writeString(
          REPORT,
          fault + "\t" + tries + "\t" + result + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of the report: of a fault that was reported more than once, the last one. */
  static List<String[]> reported() throws IOException {
    Map<String, String[]> rows = new LinkedHashMap<>();
    rows.put("fault", new String[] {"fault", "tries", "result"});
    for (String line : Files.readAllLines(REPORT)) {
      String[] row = line.split("\t", -1);
      rows.put(row[0], row);
    }
    return List.copyOf(rows.values());
  }
}
