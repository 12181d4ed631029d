package elman.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StrokeFontTest {
  @Test
  void hasALetterOfItsOwnForAllOfAscii() {
    Set<String> seen = new HashSet<>();
    seen.add(describe("\u2603"));
    for (char c = '!'; c <= '~'; c++) {
      assertTrue(seen.add(describe(String.valueOf(c))), "letter " + c);
    }
  }

  @Test
  void strokesAreWithinTheirWidth() {
    String text = "The quick brown fox {jumps} @ 100 %";
    double width = StrokeFont.width(text, 20);
    for (StrokeFont.Stroke stroke : StrokeFont.strokes(text, 20)) {
      assertTrue(Arrays.stream(stroke.x()).allMatch(x -> x >= 0 && x <= width));
      assertTrue(Arrays.stream(stroke.y()).allMatch(y -> y >= -20 && y <= 6));
    }
  }

  @Test
  void accentsAreLeftOutAndWhatIsUnknownIsABox() {
    assertEquals(describe("Zurich - 5"), describe("Z\u00fcrich \u2013 5"));
    assertEquals(describe("\u2603"), describe("\u0416"));
    assertNotEquals(describe("X"), describe("\u0416"));
    assertEquals(List.of(), StrokeFont.strokes("", 10));
  }

  @Test
  void aTextIsCutToItsWidth() {
    String cut = Labels.fit("a long \u001b title", 10, 40);
    assertTrue(cut.endsWith("..."), cut);
    assertTrue(StrokeFont.width(cut, 10) <= 40);
    assertFalse(Labels.fit("a\u0007b", 10, 40).contains("\u0007"));
    assertEquals("", Labels.fit("wide", 10, 1));
    assertEquals("abcd...", Labels.fit("abcdefghij", 7));
    assertEquals("abc", Labels.fit("abcdefghij", 3));
  }

  private static String describe(String text) {
    StringBuilder all = new StringBuilder();
    for (StrokeFont.Stroke stroke : StrokeFont.strokes(text, 10)) {
      all.append(Arrays.toString(stroke.x())).append(Arrays.toString(stroke.y()));
    }
    return all.toString();
  }
}
