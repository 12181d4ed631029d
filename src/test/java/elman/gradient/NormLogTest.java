package elman.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.io.FormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormLogTest {
  private static final String TRAINING =
      """
      step\ttokens\tloss\tgrad_norm\tclipped\tlr\ttokens_per_second\tvalid_loss
      11\t100\t3.1\t0.5\t0\t0.01\t1000\t
      12\t200\t3.0\t2.5\t1\t0.01\t1000\t2.9
      """;

  private static List<NormRow> rows(String text, String column, int piece) throws IOException {
    List<NormRow> rows = new ArrayList<>();
    NormLog log = new NormLog("log", column, rows::add);
    byte[] all = Logs.bytes(text);
    for (int from = 0; from < all.length; from += piece) {
      int n = Math.min(piece, all.length - from);
      byte[] block = new byte[piece];
      System.arraycopy(all, from, block, 0, n);
      log.accept(block, n);
    }
    log.end();
    return rows;
  }

  @Test
  void readsWhatTrainingWrote() throws IOException {
    List<NormRow> expected = List.of(new NormRow(11, 0.5, false), new NormRow(12, 2.5, true));
    for (int piece : new int[] {1, 2, 7, 1000}) {
      assertEquals(expected, rows(TRAINING, null, piece));
      assertEquals(expected, rows("\ufeff" + TRAINING.replace("\n", "\r\n"), null, piece));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7\n8.5\nnan\ninf\n",
        "norm\n7\n8.5\nNaN\nInfinity\n",
        "\"norm\"\n7\n8.5\nNaN\nInfinity\n",
        "a,grad_norm\n1,7\n1,8.5\n1,NaN\n1,+Inf\n",
        "a,b,train/grad_norm\n1,,7\n1,,8.5\n1,\"x,y\",nan\n1,,1e999\n",
        "Grad Norm\ta\n7\t1\n 8.5\t\nnan\t\ninf\t\n",
        "grad_norm,a\n7,1\ngrad_norm,a\n8.5,1\n\nnan,1\ninf,1\n",
        "grad_norm,a\n7,1\n,1\n8.5,1\nNA,1\nnan,1\ninf,1\n"
      })
  void readsTablesAndBareNumbers(String text) throws IOException {
    assertEquals(
        List.of(
            new NormRow(1, 7, null),
            new NormRow(2, 8.5, null),
            new NormRow(3, Double.NaN, null),
            new NormRow(4, Double.POSITIVE_INFINITY, null)),
        rows(text, null, 1000));
  }

  @ParameterizedTest
  @CsvSource({"loss, 3.1", "LOSS, 3.1", "3, 3.1", "lr, 0.01"})
  void takesTheColumnThatIsWanted(String column, double first) throws IOException {
    assertEquals(first, rows(TRAINING, column, 100).get(0).norm());
  }

  @Test
  void takesAColumnWithoutNameByItsNumber() throws IOException {
    assertEquals(6, rows("5,6\n7,8\n", "2", 100).get(0).norm());
    assertEquals(6, rows("5,6,false\n7,8,true\n", "2", 100).get(0).norm());
    assertEquals(6, rows("2,6,false\n7,8,true\n", "2", 100).get(0).norm());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|log: is empty; there are no norms to look at",
        "'\n\n'|log: is empty; there are no norms to look at",
        "'5'|log: has one line, which has no end; there are no norms to look at",
        "'a\tgrad_norm\n'|log: has no rows below its header; there are no norms to look at",
        "'grad_norm\n-\n'"
            + "|log: has no norm in any row of column grad_norm; there are no norms to look at",
        "'\"\"\n'|log: has no norm in any row; there are no norms to look at",
        "'loss,lr\n1,2\n'|log: there is no column 'grad_norm'; there are loss, lr; say with"
            + " --column which holds the norms",
        "'1,2\n'|log: has 2 columns and no line that names them; say which holds the norms,"
            + " such as --column 2",
        "'1\n2\nthree\n'|log: line 3: 'three' is not a number",
        "'1\n0x10\n'|log: line 2: '0x10' is not a number",
        "'1\n5d\n'|log: line 2: '5d' is not a number",
        "'1\n-2\n'|log: line 2: '-2' is no norm: norms are not negative",
        "'a\tgrad_norm\n1\t2\n1\n3\t4\n'"
            + "|log: line 3: has 1 column, and the norms need 2; is it cut?",
        "'a,grad_norm\n\"1,2\n'|log: line 2: has a quote that is not closed, or text behind one"
      })
  void saysWhatIsWrong(String text, String message) {
    Exception e = assertThrows(FormatException.class, () -> rows(text, null, 100));
    assertEquals(message, e.getMessage());
  }

  @Test
  void refusesWhatIsNoText() {
    byte[] binary = {'1', '\n', (byte) 0xff, (byte) 0xfe, '\n'};
    NormLog log = new NormLog("log", null, row -> {});
    Exception e = assertThrows(FormatException.class, () -> log.accept(binary, binary.length));
    assertEquals("log: line 2: is not text (UTF-8), as a log is", e.getMessage());
  }

  @Test
  void refusesALineWithoutEnd() {
    NormLog log = new NormLog("log", null, row -> {});
    byte[] block = Logs.bytes("1".repeat(1 << 16));
    Exception e =
        assertThrows(
            FormatException.class,
            () -> {
              for (int i = 0; i < 1000; i++) {
                log.accept(block, block.length);
              }
            });
    assertEquals("log: line 1: is longer than any line of a log of norms", e.getMessage());
  }

  /** Wherever the last line is cut, it is left out, or it was whole up to the norm and beyond. */
  @Test
  void leavesOutALineThatIsCut() throws IOException {
    int last = TRAINING.lastIndexOf('\n', TRAINING.length() - 2) + 1;
    int whole = TRAINING.lastIndexOf('\t');
    for (int end = last + 1; end < TRAINING.length(); end++) {
      NormReading reading = Logs.read(TRAINING.substring(0, end));
      assertEquals(end <= whole, reading.isCut());
      assertEquals(end <= whole ? 1 : 2, reading.statistics().steps());
    }
    assertFalse(Logs.read(TRAINING).isCut());
    assertTrue(Logs.read("5\n67").isCut());
    assertEquals(5, Logs.read("5\n67").statistics().norms().greatest());
  }

  @Test
  void countsWhatIsMissing() throws IOException {
    assertEquals(2, Logs.read("grad_norm,a\n1,\n,\nNA,\n2,\n").missing());
  }
}
