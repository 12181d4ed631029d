package elman.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.io.Spool;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {
  private static final int MANY = 3 * Tokens.BLOCK + 5;

  private static Tokens write(int[] numbers, int[] ids, Spool spool) throws IOException {
    TokenWriter writer = new TokenWriter(spool);
    for (int number : numbers) {
      writer.add(number);
    }
    return writer.tokens(ids);
  }

  @ParameterizedTest
  @CsvSource({
    "0,256",
    "1,256",
    "65535,256",
    "65536,256",
    "65537,256",
    "200000,256",
    "200000,257",
    "200000,65536",
    "200000,65537",
    "1000,2147483647"
  })
  void keepsAllInOrderOfAnyWidth(int size, int bound) throws IOException {
    int[] values = IntStream.range(0, size).map(i -> bound - 1 - (int) (31L * i % bound)).toArray();
    Tokens tokens = write(values, null, Spool.inMemory());
    assertEquals(size, tokens.size());
    assertArrayEquals(values, tokens.toArray());
  }

  @Test
  void rangesInAFile() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix());
        Spool spool = new Spool(files.getPath(""), Tokens.BLOCK + 1)) {
      int[] values = IntStream.range(0, MANY).map(i -> i % 7).toArray();
      Tokens tokens = write(values, null, spool).range(10, MANY - 1).range(1, MANY - 20);
      int from = Tokens.BLOCK - 20;
      int n = 2 * Tokens.BLOCK + 3;
      int[] copy = new int[n + 2];
      tokens.copy(from, n, copy, 1);
      for (int i = 0; i < n; i++) {
        assertEquals(values[11 + from + i], copy[1 + i]);
      }
      assertEquals(0, copy[0] + copy[n + 1]);
    }
  }

  @Test
  void numbersStandForIds() throws IOException {
    int[] numbers = {2, 0, 1, 2};
    int[] ids = {70_000, 5, 0};
    assertArrayEquals(new int[] {0, 70_000, 5, 0}, write(numbers, ids, Spool.inMemory()).toArray());
  }

  @ParameterizedTest
  @CsvSource({"-1,1,0", "0,6,0", "5,1,0", "0,3,6", "0,1,-1", "0,-1,0"})
  void outside(long from, int n, int at) {
    Tokens tokens = Tokens.of(1, 2, 3, 4, 5);
    assertThrows(IndexOutOfBoundsException.class, () -> tokens.copy(from, n, new int[8], at));
  }
}
