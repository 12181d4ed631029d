package elman.seq.data;

import static elman.seq.data.Reading.PREDICTION;
import static elman.seq.data.Reading.TRAINING;
import static elman.seq.data.Reading.all;
import static elman.seq.data.Reading.assertRefused;
import static elman.seq.data.Reading.bytes;
import static elman.seq.data.Reading.doubles;
import static elman.seq.data.Reading.floats;
import static elman.seq.data.Reading.npy;
import static elman.seq.data.Shape.MANY_TO_MANY;
import static elman.seq.data.Shape.MANY_TO_ONE;
import static elman.seq.data.Shape.ONE_TO_MANY;
import static elman.seq.data.Shape.ONE_TO_ONE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.io.FormatException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayExamplesTest {
  private static final byte[] CUBE =
      npy("<f4", "2, 2, 3", floats(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

  @Test
  void rowsAreStepsOfNumbers() throws IOException {
    Reading.All all = all(MANY_TO_ONE, TRAINING, CUBE, bytes("up\ndown\n"));
    assertArrayEquals(new float[][] {{6, 7, 8}, {9, 10, 11}}, all.examples().get(1).vectors());
    assertEquals(List.of("down"), all.examples().get(1).output());
    assertEquals(List.of("down"), all.examples().get(1).lines());
    assertEquals("row 1", all.examples().get(1).place());
    assertEquals(List.of(), all(MANY_TO_ONE, PREDICTION, CUBE).examples().get(0).output());
  }

  @Test
  void numbersAreOfManyTypes() throws IOException {
    byte[] labels = npy("|u1", "1,", new byte[] {(byte) 200});
    byte[] real = npy("<f8", "1, 2", doubles(0.5, -3));
    Example example = all(MANY_TO_ONE, TRAINING, real, labels).only();
    assertArrayEquals(new float[][] {{0.5f}, {-3}}, example.vectors());
    assertEquals(List.of("200"), example.output());
    byte[] numbers = npy("<f8", "1,", doubles(-2.5));
    assertEquals(List.of("-2.5"), all(MANY_TO_ONE, TRAINING, real, numbers).only().output());
    byte[] whole = npy("<i2", "1, 2", new byte[] {1, 0, -1, -1});
    assertArrayEquals(new float[][] {{1, -1}}, all(ONE_TO_ONE, PREDICTION, whole).only().vectors());
  }

  @Test
  void damageIsRefused() {
    byte[] labels = bytes("a\nb\n");
    refused(
        "f0: row 1: is cut; the header says that there are 2 rows",
        Arrays.copyOf(CUBE, CUBE.length - 1),
        labels);
    refused("f0: goes on behind its 2 rows", Arrays.copyOf(CUBE, CUBE.length + 1), labels);
    refused("f0: is cut in its header", Arrays.copyOf(CUBE, 20), labels);
    refused("f0: is no array of NumPy, or cut in its header", Arrays.copyOf(CUBE, 7), labels);
    refused(
        "f0: row 0: has a number that is not finite in float32 at index 1 of the row",
        npy("<f4", "1, 2", floats(1, Float.NaN)),
        labels);
    refused(
        "f0: row 0: has a number that is not finite in float32 at index 0 of the row",
        npy("<f8", "1, 1", doubles(1e300)),
        labels);
    refused(
        "f0: has the shape [2, 9000000000], which no examples have",
        npy("<f4", "2, 9000000000", floats(1)),
        labels);
    refused(
        "f0: row 0: is cut; the header says that there are 9000000000 rows",
        npy("<f4", "9000000000, 60000000", floats(1)),
        labels);
    refused(
        "f0: is an array of 1 dimensions; n x T x D is read",
        npy("<f4", "2,", floats(1, 2)),
        labels);
    refused(
        "f0: is no array of float32, float64 or whole numbers, lowest byte first",
        npy(">f4", "2, 1", floats(1, 2)),
        labels);
    refused("f0: has no rows", npy("<f4", "0, 1", floats()), labels);
  }

  @Test
  void wholeNumbersBeyondALongAreRefused() {
    byte[] most = {-1, -1, -1, -1, -1, -1, -1, -1};
    refused("f0: row 0: has a number beyond 2^63 - 1", npy("<u8", "1, 1", most), bytes("a\n"));
  }

  @Test
  void labelsAreAsManyAsRows() {
    refused("f1: has fewer labels than there are rows in f0: 1", CUBE, bytes("a\n"));
    refused("f1: has more labels than the 2 rows of f0", CUBE, bytes("a\nb\nc\n"));
    refused("f1: line 2: is empty; a line is a label", CUBE, bytes("a\n\n"));
    refused("f1: is no array of one dimension, as labels are", CUBE, CUBE);
    refused(
        "f2: is a third file; beside f0 there is one of what belongs to its rows",
        CUBE,
        CUBE,
        CUBE);
    refused(
        "f0: is numbers alone; give what belongs to its rows in a second file: a label a line",
        CUBE);
    assertRefused(
        "f0: is an array of NumPy, which has no examples of many-to-many",
        MANY_TO_MANY,
        PREDICTION,
        CUBE);
  }

  private static void refused(String message, byte[]... files) {
    assertRefused(message, MANY_TO_ONE, TRAINING, files);
  }

  @Test
  void textsBelongToRows() throws IOException {
    byte[] features = npy("<f4", "3, 2", floats(0, 1, 2, 3, 4, 5));
    byte[] texts = bytes("0\ta\n0\tb\n2\tc\n");
    List<Example> each = all(ONE_TO_MANY, TRAINING, features, texts).examples();
    assertEquals(3, each.size());
    assertEquals(List.of("b"), each.get(1).output());
    assertArrayEquals(new float[][] {{0, 1}}, each.get(1).vectors());
    byte[] table = bytes("x,y\n0,1\n2,3\n4,5\n");
    List<Example> grouped = all(ONE_TO_MANY, TRAINING.withGrouped(true), table, texts).examples();
    assertEquals(2, grouped.size());
    assertEquals(List.of("a", "b"), grouped.get(0).output());
    assertArrayEquals(new float[][] {{4, 5}}, grouped.get(1).vectors());
    assertEquals("line 3", grouped.get(1).place());
    Reading.All alone = all(ONE_TO_MANY, PREDICTION, table);
    assertEquals(3, alone.examples().size());
    assertEquals("x,y", alone.layout().header());
  }

  @Test
  void textsOutOfOrderAreRefused() {
    String table = "0,1\n2,3\n";
    assertRefused(
        "f1: line 2: is of row 0, the one before it of row 1; sort them (sort -n)",
        ONE_TO_MANY,
        TRAINING,
        table,
        "1\ta\n0\tb\n");
    assertRefused(
        "f1: line 1: is of row 2; f0 has 2 rows, counted from 0",
        ONE_TO_MANY,
        TRAINING,
        table,
        "2\ta\n");
    assertRefused(
        "f1: line 1: begins with \"x\", not with a number; a line is row number, tab, text",
        ONE_TO_MANY,
        TRAINING,
        table,
        "x\ta\n");
    assertRefused(
        "f1: line 1: has no text behind a tab; a line is row number, tab, text",
        ONE_TO_MANY,
        TRAINING,
        table,
        "0\n");
    assertRefused(
        "f1: has no examples; one is a line: row number, tab, text",
        ONE_TO_MANY,
        TRAINING,
        table,
        "");
  }

  @Test
  void noCutOrAlteredFileGetsAnythingButAMessage() throws IOException {
    for (int i = 0; i < CUBE.length; i++) {
      byte[] cut = Arrays.copyOf(CUBE, i);
      assertThrows(FormatException.class, () -> all(MANY_TO_ONE, TRAINING, cut));
      byte[] altered = CUBE.clone();
      altered[i] ^= 0x55;
      try {
        all(MANY_TO_ONE, PREDICTION, altered);
      } catch (FormatException expected) {
        assertEquals("f0", expected.source());
      }
    }
  }
}
