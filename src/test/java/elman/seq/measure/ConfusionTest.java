package elman.seq.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {
  @Test
  void pencilAndPaper() {
    Confusion confusion = new Confusion();
    confusion.add(List.of("a", "a", "a", "b", "b", "c"), List.of("a", "a", "b", "b", "a", "d"));
    assertEquals(List.of("a", "b", "c", "d"), confusion.labels());
    assertEquals(2, confusion.count("a", "a"));
    assertEquals(1, confusion.count("a", "b"));
    assertEquals(1, confusion.count("b", "a"));
    assertEquals(1, confusion.count("c", "d"));
    assertEquals(0, confusion.count("d", "c"));
    assertEquals(3 / 6.0, confusion.accuracy());
    assertEquals(new LabelScore("a", 3, 3, 2), confusion.perLabel().get(0));
    assertEquals(new LabelScore("d", 0, 1, 0), confusion.perLabel().get(3));
    assertEquals(2 / 3.0, confusion.perLabel().get(0).f1(), 1e-15);
    assertEquals(0, confusion.perLabel().get(3).recall());
    assertEquals((2 / 3.0 + 1 / 2.0) / 4, confusion.macroF1(), 1e-15);
  }

  @Test
  void nothingIsZero() {
    Confusion confusion = new Confusion();
    assertEquals(0, confusion.accuracy());
    assertEquals(0, confusion.macroF1());
    assertEquals(0, confusion.total());
    assertThrows(IllegalArgumentException.class, () -> confusion.add(List.of("a"), List.of()));
  }
}
