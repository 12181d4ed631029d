package elman.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private final Vocabulary vocabulary = new Vocabulary(List.of("<unk>", "a", "b"));

  @Test
  void idIsPosition() {
    assertEquals(3, vocabulary.size());
    assertEquals(0, vocabulary.id("<unk>"));
    assertEquals(2, vocabulary.id("b"));
    assertEquals("a", vocabulary.token(1));
  }

  @Test
  void whatIsMissingIsMinusOne() {
    assertEquals(-1, vocabulary.id("c"));
    assertThrows(IndexOutOfBoundsException.class, () -> vocabulary.token(3));
    assertThrows(IndexOutOfBoundsException.class, () -> vocabulary.token(-1));
  }

  @Test
  void duplicatesAreRefused() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> new Vocabulary(List.of("a", "b", "c", "b")));
    assertEquals("token 3 of the vocabulary repeats token 1", e.getMessage());
  }

  @Test
  void laterChangesOfTheListDoNotShow() {
    List<String> tokens = new ArrayList<>(List.of("a"));
    Vocabulary copy = new Vocabulary(tokens);
    tokens.set(0, "b");
    assertEquals(List.of("a"), copy.tokens());
    assertThrows(UnsupportedOperationException.class, () -> copy.tokens().add("c"));
  }
}
