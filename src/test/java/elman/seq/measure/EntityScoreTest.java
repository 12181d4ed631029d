package elman.seq.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.seq.measure.EntityScore.Entity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EntityScoreTest {
  @TestFactory
  Stream<DynamicTest> isThatOfConlleval() throws IOException {
    return GoldenCases.of("entities.json", EntityScoreTest::check);
  }

  private static void check(Map<?, ?> golden) {
    EntityScore score = new EntityScore();
    for (Object sequence : (List<?>) golden.get("sequences")) {
      Map<?, ?> one = (Map<?, ?>) sequence;
      score.add(strings(one.get("gold")), strings(one.get("predicted")));
    }
    List<LabelScore> expected =
        ((List<?>) golden.get("types"))
            .stream().map(type -> (Map<?, ?>) type).map(EntityScoreTest::perType).toList();
    assertEquals(expected, score.perType());
    assertEquals(golden.get("words"), score.words());
    assertEquals(((Number) golden.get("accuracy")).doubleValue(), score.accuracy(), 1e-12);
  }

  private static LabelScore perType(Map<?, ?> json) {
    return new LabelScore(
        (String) json.get("type"),
        (Long) json.get("gold"),
        (Long) json.get("predicted"),
        (Long) json.get("right"));
  }

  private static List<String> strings(Object json) {
    return ((List<?>) json).stream().map(Object::toString).toList();
  }

  @Test
  void pencilAndPaper() {
    EntityScore score = new EntityScore();
    score.add(
        List.of("B-PER", "I-PER", "O", "B-LOC", "B-LOC"),
        List.of("B-PER", "I-PER", "O", "B-LOC", "I-LOC"));
    LabelScore all = score.overall();
    assertEquals(new LabelScore("", 3, 2, 1), all);
    assertEquals(1 / 2.0, all.precision());
    assertEquals(1 / 3.0, all.recall(), 1e-15);
    assertEquals(2 / 5.0, all.f1(), 1e-15);
    assertEquals(4 / 5.0, score.accuracy(), 1e-15);
  }

  @Test
  void schemesSayTheSame() {
    List<Entity> expected =
        List.of(new Entity("A", 0, 2), new Entity("A", 2, 3), new Entity("B", 4, 7));
    assertEquals(expected, entities("B-A I-A B-A O B-B I-B I-B"));
    assertEquals(expected, entities("I-A I-A B-A O I-B I-B I-B"));
    assertEquals(expected, entities("B-A E-A S-A O B-B I-B E-B"));
    assertEquals(expected, entities("B-A L-A U-A O B-B I-B L-B"));
  }

  private static List<Entity> entities(String labels) {
    return EntityScore.entities(List.of(labels.split(" ")));
  }

  @Test
  void nothingToFindIsZero() {
    EntityScore score = new EntityScore();
    assertEquals(0, score.overall().f1());
    assertEquals(0, score.accuracy());
    assertThrows(IllegalArgumentException.class, () -> score.add(List.of("O"), List.of("O", "O")));
  }

  @Test
  void knowsLabelsOfEntities() {
    assertTrue(EntityScore.isEntities(List.of("O", "B-PER")));
    assertFalse(EntityScore.isEntities(List.of("O")));
    assertFalse(EntityScore.isEntities(List.of("O", "B-PER", "NN")));
    assertFalse(EntityScore.isEntities(List.of("B", "I")));
  }
}
