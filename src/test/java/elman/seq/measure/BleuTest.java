package elman.seq.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BleuTest {
  @TestFactory
  Stream<DynamicTest> isThatOfSacreBleu() throws IOException {
    return GoldenCases.of("bleu.json", BleuTest::check);
  }

  private static void check(Map<?, ?> golden) {
    Bleu bleu = new Bleu();
    for (Object pair : (List<?>) golden.get("pairs")) {
      Map<?, ?> one = (Map<?, ?>) pair;
      List<String> references =
          ((List<?>) one.get("references")).stream().map(Object::toString).toList();
      bleu.add((String) one.get("text"), references);
    }
    Bleu.Result result = bleu.result();
    assertEquals(number(golden.get("bleu")), result.bleu(), 1e-9);
    assertEquals(number(golden.get("penalty")), result.brevityPenalty(), 1e-12);
    assertEquals(golden.get("length"), result.length());
    assertEquals(golden.get("referenceLength"), result.referenceLength());
    List<?> precisions = (List<?>) golden.get("precisions");
    for (int i = 0; i < precisions.size(); i++) {
      assertEquals(number(precisions.get(i)), result.precisions().get(i), 1e-9, "order " + i);
    }
  }

  private static double number(Object json) {
    return ((Number) json).doubleValue();
  }

  @Test
  void pencilAndPaper() {
    Bleu bleu = new Bleu();
    bleu.add("a b c d e", List.of("a b c d f"));
    // 4/5, 3/4, 2/3 and 1/2: their product is 1/5.
    assertEquals(100 * Math.pow(0.2, 0.25), bleu.result().bleu(), 1e-9);
  }

  @Test
  void nothingIsZeroAndNotAFailure() {
    assertEquals(0, new Bleu().result().bleu());
    assertThrows(IllegalArgumentException.class, () -> new Bleu().add("a", List.of()));
  }

  @Test
  void wordsAreThoseOfMteval() {
    assertEquals(
        List.of("It", "'s", "3.5", ",", "or", "2", "-", "3", "(", "a-b", ")", "."),
        Tokenizer13a.words("It 's 3.5, or 2-3 (a-b)."));
    assertEquals(List.of(), Tokenizer13a.words(" \u00a0 "));
  }
}
