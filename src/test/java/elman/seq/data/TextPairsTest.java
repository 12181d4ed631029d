package elman.seq.data;

import static elman.seq.data.Reading.PREDICTION;
import static elman.seq.data.Reading.TRAINING;
import static elman.seq.data.Reading.all;
import static elman.seq.data.Reading.assertRefused;
import static elman.seq.data.Shape.MANY_TO_ONE;
import static elman.seq.data.Shape.ONE_TO_MANY;
import static elman.seq.data.Shape.SEQ2SEQ;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.seq.data.ExampleOptions.Gold;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPairsTest {
  @Test
  void aLabelBelongsToTheTextBehindIt() throws IOException {
    Reading.All all =
        all(MANY_TO_ONE, TRAINING, "\ufeff1\tgood, film\r\n\n0\tbad #film", "@x\ty\n");
    assertEquals(List.of("1\tgood, film"), all.examples().get(0).lines());
    assertEquals(List.of("good, film"), all.examples().get(0).words());
    assertEquals(List.of("1"), all.examples().get(0).output());
    assertEquals("line 3", all.examples().get(1).place());
    assertEquals(List.of("@x"), all.examples().get(2).output());
    assertEquals(3, all.examples().size());
    assertEquals(new ExampleReader.Layout(null, '\t', false), all.layout());
    assertEquals("f1", all.source());
  }

  @Test
  void aTargetBelongsToTheSourceBeforeIt() throws IOException {
    Example example = all(SEQ2SEQ, TRAINING, "a dog\tein Hund\n").only();
    assertEquals(List.of("a dog"), example.words());
    assertEquals(List.of("ein Hund"), example.output());
  }

  @Test
  void oneColumnIsInputAlone() throws IOException {
    for (Shape shape : List.of(MANY_TO_ONE, SEQ2SEQ, ONE_TO_MANY)) {
      Example example = all(shape, PREDICTION, "a dog\n").only();
      assertEquals(List.of("a dog"), example.words());
      assertEquals(List.of(), example.output());
    }
    Example all = all(SEQ2SEQ, PREDICTION.withGold(Gold.ABSENT), "a\tb\tc\n").only();
    assertEquals(List.of("a\tb\tc"), all.words());
  }

  @Test
  void linesOfOneInputAreReferences() throws IOException {
    String text = "x\tone\nx\ttwo\ny\tthree\nx\tfour\n";
    assertEquals(4, all(ONE_TO_MANY, TRAINING, text).examples().size());
    List<Example> grouped = all(ONE_TO_MANY, TRAINING.withGrouped(true), text).examples();
    assertEquals(3, grouped.size());
    assertEquals(List.of("one", "two"), grouped.get(0).output());
    assertEquals(List.of("x\tone", "x\ttwo"), grouped.get(0).lines());
    assertEquals(List.of("four"), grouped.get(2).output());
    assertEquals(4, all(MANY_TO_ONE, TRAINING.withGrouped(true), text).examples().size());
  }

  @Test
  void furtherTabsAreSpacesOfTheText() throws IOException {
    assertEquals(
        List.of("c d"), all(SEQ2SEQ, TRAINING, "1\ta\nb\tc\td\n").examples().get(1).output());
  }

  @Test
  void raggedLinesAreRefused() {
    assertRefused(
        "f0: line 2: has no tab; a line is label, tab, text", MANY_TO_ONE, TRAINING, "1\ta\nb\n");
    assertRefused(
        "f0: line 2: has more than one tab; a line is source, tab, target",
        SEQ2SEQ,
        TRAINING.withStrict(true),
        "1\ta\nb\tc\td\n");
    assertRefused(
        "f0: line 2: has a tab, the lines before it have none; a line is label, tab, text",
        MANY_TO_ONE,
        PREDICTION,
        "a\nb\tc\n");
    assertRefused(
        "f1: line 1: has nothing behind the tab; a line is source, tab, target",
        SEQ2SEQ,
        TRAINING,
        "a\tb\n",
        "a\t \n");
    assertRefused(
        "f0: line 1: has nothing before the tab; a line is label, tab, text",
        MANY_TO_ONE,
        TRAINING,
        "\tb\n");
    assertRefused(
        "f1: has no examples; one is a line: label, tab, text",
        MANY_TO_ONE,
        TRAINING,
        "1\ta\n",
        "\n");
  }
}
