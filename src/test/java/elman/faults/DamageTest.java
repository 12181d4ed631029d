package elman.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import elman.io.FormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every change of a byte, every cut and every addition: a file with a checksum is refused, any
 * other is read or refused.
 */
class DamageTest {
  private static final int MOST_APPENDED = 64;

  @TempDir static Path folder;
  private static Parsers parsers;

  private long tries;
  private long refused;

  @BeforeAll
  static void make() throws Exception {
    Specimens.make(folder);
    parsers = new Parsers(folder);
  }

  @AfterAll
  static void close() throws IOException {
    parsers.close();
  }

  @Test
  void filesWithAChecksum() throws IOException {
    int files = 0;
    for (Parsers.Parser parser : parsers.models()) {
      for (byte[] file : parser.specimens()) {
        parser.reading().read(file);
        damage(parser, file, Faults.HEAVY ? 1 : 509);
        files++;
      }
    }
    Faults.report(
        "every byte changed, every cut, 1 to 64 bytes appended: checksummed",
        tries,
        refused + " refused, of " + files + " kinds of files");
    assertTrue(files >= 7);
  }

  @Test
  void filesWithout() throws IOException {
    int files = 0;
    for (Parsers.Parser parser : parsers.all()) {
      if (!parser.checksummed()) {
        for (byte[] file : parser.specimens()) {
          parser.reading().read(file);
          damage(parser, file, Faults.HEAVY ? 1 + file.length / 100 : 2 * file.length);
          files++;
        }
      }
    }
    Faults.report(
        "the same: without checksum",
        tries,
        refused + " refused, the others read, of " + files + " files");
  }

  /**
   * Damages a file in all ways.
   *
   * @param step of the changes of a byte, how many there are to each that is tried
   */
  private void damage(Parsers.Parser parser, byte[] file, int step) {
    for (int change = 0; change < file.length * 255; change += step) {
      byte[] changed = file.clone();
      changed[change / 255] += (byte) (1 + change % 255);
      read(parser, changed, "changed in byte", change / 255);
    }
    int cut = Faults.HEAVY ? 1 : 1 + file.length / 300;
    for (int length = 0; length < file.length; length += cut) {
      read(parser, Arrays.copyOf(file, length), "cut at byte", length);
    }
    for (int more = 1; more <= MOST_APPENDED; more++) {
      byte[] longer = Arrays.copyOf(file, file.length + more);
      read(parser, longer, "with more bytes:", more);
      Arrays.fill(longer, file.length, longer.length, (byte) '7');
      read(parser, longer, "with more digits:", more);
    }
  }

  private void read(Parsers.Parser parser, byte[] damaged, String how, int where) {
    tries++;
    try {
      parser.reading().read(damaged);
      if (parser.checksummed()) {
        fail(parser.name() + " was read, " + how + " " + where);
      }
    } catch (FormatException e) {
      refused++;
    } catch (IOException | RuntimeException | Error e) {
      throw new AssertionError(parser.name() + " " + how + " " + where + ": " + e, e);
    }
  }
}
