package elman.seq.data;

import static elman.seq.data.Reading.PREDICTION;
import static elman.seq.data.Reading.TRAINING;
import static elman.seq.data.Reading.all;
import static elman.seq.data.Reading.assertRefused;
import static elman.seq.data.Shape.MANY_TO_MANY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConllTest {
  private static final ExampleOptions STRICT = TRAINING.withStrict(true);

  @Test
  void wordsAndLabelsAreTheOuterColumns() throws IOException {
    Reading.All all =
        all(MANY_TO_MANY, TRAINING, "\n\nNew NNP B-LOC\nYork NNP I-LOC\n  \n\nis VB O", "it P O\n");
    assertEquals(3, all.examples().size());
    Example first = all.examples().get(0);
    assertEquals(List.of("New", "York"), first.words());
    assertEquals(List.of("B-LOC", "I-LOC"), first.output());
    assertEquals(List.of("New NNP B-LOC", "York NNP I-LOC"), first.lines());
    assertEquals("line 3", first.place());
    assertEquals(new ExampleReader.Layout(null, ' ', true), all.layout());
    assertEquals(0, all.repaired());
  }

  @Test
  void tabsAreBetweenColumnsIfThereAreAny() throws IOException {
    Reading.All all = all(MANY_TO_MANY, TRAINING, "New York\tO\n# x\tO\n\n#tag\tO\n");
    assertEquals(List.of("New York", "# x"), all.examples().get(0).words());
    assertEquals(List.of("#tag"), all.examples().get(1).words());
    assertEquals('\t', all.layout().delimiter());
  }

  @Test
  void commentsAndDocumentsBelongToTheRowBehindThem() throws IOException {
    String text =
        """
        # sent_id = 1
        # a comment of many words
        It O

        -DOCSTART- O

        # O
        is O
        """;
    List<Example> examples = all(MANY_TO_MANY, TRAINING, text).examples();
    assertEquals(
        List.of("# sent_id = 1\n# a comment of many words\nIt O"), examples.get(0).lines());
    assertEquals("line 3", examples.get(0).place());
    assertEquals(List.of("#", "is"), examples.get(1).words());
    assertEquals("-DOCSTART- O O\n\n# O", examples.get(1).lines().get(0));
  }

  @Test
  void aDocumentMayBeFirst() throws IOException {
    Reading.All all = all(MANY_TO_MANY, TRAINING, "-DOCSTART-\n\n# c\nNew York\tO\n");
    assertEquals(List.of("New York"), all.only().words());
    assertEquals(List.of("-DOCSTART-\tO\n\n# c\nNew York\tO"), all.only().lines());
  }

  @Test
  void oneColumnIsWordsAlone() throws IOException {
    Example example = all(MANY_TO_MANY, PREDICTION, "New\nYork\n").only();
    assertEquals(List.of("New", "York"), example.words());
    assertEquals(List.of(), example.output());
  }

  @Test
  void iob1BecomesIob2AndIsCounted() throws IOException {
    String text = "a I-PER\nb I-PER\nc B-PER\nd I-LOC\ne O\nf I-LOC\n\ng I-X\n";
    Reading.All all = all(MANY_TO_MANY, TRAINING, text, "h I-X\n");
    assertEquals(
        List.of("B-PER", "I-PER", "B-PER", "B-LOC", "O", "B-LOC"), all.examples().get(0).output());
    assertEquals(5, all.repaired());
  }

  @Test
  void otherLabelsStayAsTheyAre() throws IOException {
    for (String labels : List.of("B-A I-A E-A S-B O", "I NN B I", "I-A NN I-B", "H I I G B")) {
      List<String> list = List.of(labels.split(" "));
      assertEquals(new Iob(list, 0), Iob.repair(list));
      assertEquals(-1, Iob.firstOdd(list));
    }
  }

  @Test
  void oddLabelsAreFound() {
    assertEquals(0, Iob.firstOdd(List.of("I-A")));
    assertEquals(2, Iob.firstOdd(List.of("B-A", "I-A", "I-B")));
    assertEquals(-1, Iob.firstOdd(List.of("B-A", "B-A", "O", "B-A", "I-A")));
    assertEquals(1, Iob.firstOdd(List.of("B-A", "S-A")));
    assertEquals(1, Iob.firstOdd(List.of("S-A", "E-A")));
    assertEquals(2, Iob.firstOdd(List.of("S-A", "B-A")));
    assertEquals(3, Iob.firstOdd(List.of("S-A", "B-A", "I-A", "O")));
  }

  @Test
  void strictRefusesOddLabels() {
    assertRefused(
        "f0: line 4: I-LOC follows on O; an entity begins with B- (or is S-) in strict labels",
        MANY_TO_MANY,
        STRICT,
        "a O\n\nb O\nc I-LOC\n");
    assertRefused(
        "f0: line 3: the end follows on B-A; an entity begins with B- (or is S-) in strict labels",
        MANY_TO_MANY,
        STRICT,
        "a S-A\nb B-A\n");
  }

  @Test
  void raggedLinesAreRefused() {
    assertRefused(
        "f0: line 2: has 1 column, the first line has 2; blanks are between them",
        MANY_TO_MANY,
        TRAINING,
        "a O\nb\n");
    assertRefused(
        "f0: line 1: has one column; a line is a word and, last, its label",
        MANY_TO_MANY,
        TRAINING,
        "a\nb\n");
    assertRefused("f0: line 2: has no word", MANY_TO_MANY, TRAINING, "a\tO\n\tO\n");
    assertRefused(
        "f0: line 2: is a -DOCSTART- without a blank line before it",
        MANY_TO_MANY,
        TRAINING,
        "a O\n-DOCSTART- O\n");
    assertRefused(
        "f0: has no examples; one is lines of a word and its label, and a blank line behind them",
        MANY_TO_MANY,
        TRAINING,
        "\n \n");
  }

  @Test
  void musicIsALineOfSteps() throws IOException {
    Reading.All all = all(MANY_TO_MANY, TRAINING, "60.64 _ 60\n\n27 28\n", "25 108\n");
    float[][] steps = all.examples().get(0).vectors();
    assertEquals(3, steps.length);
    assertEquals(List.of("60.64", "_", "60"), Stream.of(steps).map(Pitches::step).toList());
    assertEquals(List.of(), all.examples().get(0).output());
    assertEquals(1, all.examples().get(2).vectors()[1][Pitches.COUNT - 1]);
    assertEquals(new ExampleReader.Layout(null, '\t', false), all.layout());
    assertRefused(
        "f0: line 22: step 2 is \"60.\"; a step is numbers with dots between them, or _ for a"
            + " rest",
        MANY_TO_MANY,
        TRAINING,
        "60.64 _ 60\n".repeat(21) + "61 60. 62\n");
    assertRefused(
        "f0: line 1: step 3 is \"20\"; a pitch is from 21 to 108, the keys of a piano (columns of words need tabs)",
        MANY_TO_MANY,
        TRAINING,
        "60.64 _ 20\n");
    assertRefused(
        "f0: line 1: has one step; what is to be predicted is the next",
        MANY_TO_MANY,
        TRAINING,
        "60.64\n");
  }

  @Test
  void columnsOfDigitsAreNoMusic() throws IOException {
    assertEquals(List.of("1", "0"), all(MANY_TO_MANY, TRAINING, "0 1\n1 0\n").only().output());
    assertEquals(List.of("1", "0"), all(MANY_TO_MANY, TRAINING, "0\t1\n1\t0\n").only().output());
  }
}
