package elman.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Rng;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
  private final Tokens ids = Tokens.of(IntStream.range(10, 18).toArray());

  @Test
  void pencilAndPaper() throws IOException {
    Batches batches = new Batches(ids, 2, 64, true);
    assertEquals(3, batches.length());
    int[] inputs = new int[6];
    int[] targets = new int[6];
    batches.fill(0, 3, inputs, targets);
    assertArrayEquals(new int[] {10, 13, 11, 14, 12, 15}, inputs);
    assertArrayEquals(new int[] {11, 14, 12, 15, 13, 16}, targets);
  }

  @Test
  void chunksFollowEachOther() throws IOException {
    Batches batches = new Batches(ids, 2, 64, true);
    int[] inputs = {-1, -1, -1, -1, -1};
    int[] targets = {-1, -1, -1, -1, -1};
    batches.fill(1, 2, inputs, targets);
    assertArrayEquals(new int[] {11, 14, 12, 15, -1}, inputs);
    assertArrayEquals(new int[] {12, 15, 13, 16, -1}, targets);
  }

  @Test
  void oneStreamIsTheSequence() throws IOException {
    Batches batches = new Batches(ids, 1, 64, true);
    assertEquals(7, batches.length());
    int[] inputs = new int[7];
    int[] targets = new int[7];
    batches.fill(0, 7, inputs, targets);
    assertArrayEquals(IntStream.range(10, 17).toArray(), inputs);
    assertArrayEquals(IntStream.range(11, 18).toArray(), targets);
  }

  @ParameterizedTest
  @CsvSource({"2,1,1", "4,3,1", "6,3,1", "7,3,2", "100,7,14"})
  void length(int n, int batch, int length) throws IOException {
    assertEquals(length, new Batches(Tokens.of(new int[n]), batch, 64, true).length());
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "3,3", "5,0", "0,-1", "5,-2147483648"})
  void tooFew(int n, int batch) throws IOException {
    assertThrows(
        IllegalArgumentException.class, () -> new Batches(Tokens.of(new int[n]), batch, 64, true));
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,4", "3,1", "1,3", "0,-1"})
  void positionsOutside(int start, int steps) throws IOException {
    Batches batches = new Batches(ids, 2, 64, true);
    int[] room = new int[10];
    assertThrows(
        IndexOutOfBoundsException.class, () -> batches.fill(start, steps, room, new int[10]));
  }

  @Test
  void arraysTooSmall() throws IOException {
    Batches batches = new Batches(ids, 2, 64, true);
    assertThrows(IndexOutOfBoundsException.class, () -> batches.fill(0, 2, new int[3], new int[4]));
    assertThrows(IndexOutOfBoundsException.class, () -> batches.fill(0, 2, new int[4], new int[3]));
  }

  @Test
  void anotherPassBeginsLaterAndHasAnotherOrder() throws IOException {
    int[] expected = {14, 11, 15, 12, 16, 13};
    int[] inputs = new int[6];
    int[] targets = new int[6];
    Batches batches = new Batches(ids, 2, 64, true);
    boolean seen = false;
    for (int seed = 0; seed < 100 && !seen; seed++) {
      batches.shuffle(new Rng(seed));
      batches.fill(0, 3, inputs, targets);
      assertArrayEquals(IntStream.of(inputs).map(id -> id + 1).toArray(), targets);
      seen = Arrays.equals(expected, inputs);
    }
    assertTrue(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "100000,4,64",
    "100003,4,64",
    "200000,3,7",
    "20000,3,7",
    "70000,2,1000",
    "50000,1,1",
    "9000,16,64",
    "40,40,2"
  })
  void aPassReadsPiecesOfAllOfTheTextOnce(int n, int batch, int bptt) throws IOException {
    Batches batches =
        new Batches(Tokens.of(IntStream.rangeClosed(0, n).toArray()), batch, bptt, bptt % 2 == 0);
    int[] before = new int[0];
    for (int pass = 0; pass < 3; pass++) {
      batches.shuffle(new Rng(pass));
      int[] read = read(batches, batch, bptt);
      assertTrue(read.length > 0.94 * n - batch, read.length + " of " + n);
      int[] sorted = IntStream.of(read).sorted().toArray();
      assertArrayEquals(IntStream.range(sorted[0], sorted[0] + read.length).toArray(), sorted);
      assertFalse(n / batch > 16384 && Arrays.equals(before, read));
      before = read;
    }
  }

  /** All inputs of a pass, read chunk by chunk. */
  private static int[] read(Batches batches, int batch, int bptt) throws IOException {
    int[] all = new int[(int) batches.length() * batch];
    for (long at = 0; at < batches.length(); ) {
      int steps = (int) Math.min(bptt, batches.rest(at));
      int[] inputs = new int[steps * batch];
      int[] targets = new int[steps * batch];
      batches.fill(at, steps, inputs, targets);
      assertArrayEquals(IntStream.of(inputs).map(id -> id + 1).toArray(), targets);
      System.arraycopy(inputs, 0, all, (int) at * batch, inputs.length);
      at += steps;
    }
    return all;
  }

  @Test
  void piecesOfALongTextAreWholeChunks() {
    Batches batches = new Batches(Tokens.of(new int[400_001]), 4, 64, false);
    long piece = batches.rest(0);
    assertEquals(0, piece % 64);
    assertTrue(piece >= 1024 && piece < 2048, "a piece of " + piece);
    assertTrue(batches.begins(3, piece));
    assertFalse(batches.begins(3, piece - 64));
    assertEquals(64, batches.rest(piece - 64));
    int[] room = new int[65 * 4];
    assertThrows(
        IndexOutOfBoundsException.class, () -> batches.fill(piece - 64, 65, room, new int[65 * 4]));
  }

  @Test
  void streamsBeginPiecesInTurns() {
    int batch = 4;
    Batches batches = new Batches(Tokens.of(new int[400_001]), batch, 64, true);
    assertEquals(64, batches.rest(64));
    int[] begun = new int[batch];
    for (long at = 64; at < batches.length(); at += 64) {
      int together = 0;
      for (int b = 0; b < batch; b++) {
        together += batches.begins(b, at) ? 1 : 0;
        begun[b] += batches.begins(b, at) ? 1 : 0;
      }
      assertTrue(together <= 1, together + " at " + at);
    }
    assertTrue(IntStream.of(begun).min().orElseThrow() >= begun[0]);
    assertTrue(begun[0] > 5);
  }
}
