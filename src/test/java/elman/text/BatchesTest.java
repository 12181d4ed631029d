package elman.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchesTest {
  private final Tokens ids = Tokens.of(IntStream.range(10, 18).toArray());

  @Test
  void pencilAndPaper() throws IOException {
    Batches batches = new Batches(ids, 2);
    assertEquals(3, batches.length());
    int[] inputs = new int[6];
    int[] targets = new int[6];
    batches.fill(0, 3, inputs, targets);
    assertArrayEquals(new int[] {10, 13, 11, 14, 12, 15}, inputs);
    assertArrayEquals(new int[] {11, 14, 12, 15, 13, 16}, targets);
  }

  @Test
  void chunksFollowEachOther() throws IOException {
    Batches batches = new Batches(ids, 2);
    int[] inputs = {-1, -1, -1, -1, -1};
    int[] targets = {-1, -1, -1, -1, -1};
    batches.fill(1, 2, inputs, targets);
    assertArrayEquals(new int[] {11, 14, 12, 15, -1}, inputs);
    assertArrayEquals(new int[] {12, 15, 13, 16, -1}, targets);
  }

  @Test
  void oneStreamIsTheSequence() throws IOException {
    Batches batches = new Batches(ids, 1);
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
    assertEquals(length, new Batches(Tokens.of(new int[n]), batch).length());
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "3,3", "5,0", "0,-1", "5,-2147483648"})
  void tooFew(int n, int batch) throws IOException {
    assertThrows(IllegalArgumentException.class, () -> new Batches(Tokens.of(new int[n]), batch));
  }

  @ParameterizedTest
  @CsvSource({"-1,1", "0,4", "3,1", "1,3", "0,-1"})
  void positionsOutside(int start, int steps) throws IOException {
    Batches batches = new Batches(ids, 2);
    int[] room = new int[10];
    assertThrows(
        IndexOutOfBoundsException.class, () -> batches.fill(start, steps, room, new int[10]));
  }

  @Test
  void arraysTooSmall() throws IOException {
    Batches batches = new Batches(ids, 2);
    assertThrows(IndexOutOfBoundsException.class, () -> batches.fill(0, 2, new int[3], new int[4]));
    assertThrows(IndexOutOfBoundsException.class, () -> batches.fill(0, 2, new int[4], new int[3]));
  }
}
