package elman.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntListTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 1_000_000})
  void keepsAllInOrder(int size) {
    IntList list = new IntList();
    int[] values = IntStream.range(0, size).map(i -> i * 31).toArray();
    for (int value : values) {
      list.add(value);
    }
    assertArrayEquals(values, list.toArray());
  }
}
