package elman.seq.data;

import static elman.seq.data.Reading.PREDICTION;
import static elman.seq.data.Reading.TRAINING;
import static elman.seq.data.Reading.all;
import static elman.seq.data.Reading.assertRefused;
import static elman.seq.data.Shape.MANY_TO_MANY;
import static elman.seq.data.Shape.MANY_TO_ONE;
import static elman.seq.data.Shape.ONE_TO_ONE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableExamplesTest {
  private static final String HEADER = "id,t,x1,x2,label\n";

  @Test
  void rowsOfAnIdentifierAreAnExample() throws IOException {
    String text = HEADER + "a,1,0.5,-2e1,up\na,2,1,2,up\n\n\"b\",1,3,4,\"do,wn\"\n";
    Reading.All all = all(MANY_TO_ONE, TRAINING, text);
    assertEquals(2, all.examples().size());
    Example first = all.examples().get(0);
    assertArrayEquals(new float[][] {{0.5f, -20}, {1, 2}}, first.vectors());
    assertEquals(List.of("up"), first.output());
    assertEquals(List.of("a,1,0.5,-2e1,up", "a,2,1,2,up"), first.lines());
    assertEquals("line 2", first.place());
    assertEquals(List.of("do,wn"), all.examples().get(1).output());
    assertEquals(new ExampleReader.Layout("id,t,x1,x2,label", ',', false), all.layout());
  }

  @Test
  void eachRowHasALabelOfItsOwn() throws IOException {
    String text = "x1;label;id\n1;A;1\n2;B;1\n";
    Example only = all(MANY_TO_MANY, TRAINING, text).only();
    assertEquals(List.of("A", "B"), only.output());
    assertArrayEquals(new float[][] {{1}, {2}}, only.vectors());
  }

  @Test
  void headersMayComeAgainAndNeedNot() throws IOException {
    String row = ",1,2,3,x\n";
    String again = HEADER + "a" + row + HEADER + "b" + row;
    assertEquals(3, all(MANY_TO_ONE, TRAINING, again, "c" + row).examples().size());
    assertEquals(4, all(MANY_TO_MANY, TRAINING, again, again).examples().size());
    assertRefused(
        "f1: line 1: is another header than that of the file before it: id,t,x1,x2,label",
        MANY_TO_ONE,
        TRAINING,
        again,
        "id,t,x2,x1,label\nq" + row);
  }

  @Test
  void labelsMayBeMissingInPredictions() throws IOException {
    String text = "id,t,x1\na,1,2\n";
    assertEquals(List.of(), all(MANY_TO_ONE, PREDICTION, text).only().output());
    assertRefused("f0: line 1: has no column label to learn from", MANY_TO_ONE, TRAINING, text);
  }

  @Test
  void oddRowsAreRefused() {
    refused("line 3: has 4 columns, the header 5", "a,1,2,3,x\na,2,3,4\n");
    refused(
        "line 2: column x2 is \"?\", not a finite number of float32 such as 0.5", "a,1,2,?,x\n");
    refused("line 2: column x1 is empty, not a finite number of float32 such as 0.5", "a,1,,2,x\n");
    refused(
        "line 2: column x1 is \"1e300\", not a finite number of float32 such as 0.5",
        "a,1,1e300,2,x\n");
    refused(
        "line 2: column x1 is \"1d\", not a finite number of float32 such as 0.5", "a,1,1d,2,x\n");
    refused(
        "line 2: column x1 is \"NaN\", not a finite number of float32 such as 0.5",
        "a,1,NaN,2,x\n");
    refused(
        "line 3: has the label y, the row before it of the same identifier x",
        "a,1,2,3,x\na,2,2,3,y\n");
    refused(
        "line 3: goes back in time from 2 to 1; sort the rows by time", "a,2,2,3,x\na,1,2,3,x\n");
    refused(
        "line 3: goes back in time from 1700000060 to 1700000050; sort the rows by time",
        "a,1700000060,2,3,x\na,1700000050,2,3,x\n");
    refused(
        "line 4: comes back to a; rows of an identifier are one after another",
        "a,2,2,3,x\nb,1,2,3,x\na,3,2,3,x\n");
    refused("line 2: column label is empty, not a label", "a,1,2,3,\n");
    refused(
        "line 2: has a quote that is not closed in the same line, or text behind one",
        "a,1,2,3,\"x\n");
  }

  private static void refused(String message, String rows) {
    assertRefused("f0: " + message, MANY_TO_ONE, TRAINING, HEADER + rows);
  }

  @Test
  void headersWithoutTheirColumnsAreRefused() {
    assertRefused(
        "f0: line 1: has no column of numbers beside id, t, label",
        MANY_TO_ONE,
        TRAINING,
        "id,t,label\n");
    assertRefused("f0: line 1: names a column twice", MANY_TO_ONE, TRAINING, "id,t,x,x,label\n");
    assertRefused(
        "f0: has no examples; one is rows of one identifier under a header such as"
            + " id,t,x1,x2,label",
        MANY_TO_ONE,
        TRAINING,
        HEADER);
  }

  @Test
  void aRowIsAnExample() throws IOException {
    Reading.All plain = all(ONE_TO_ONE, TRAINING, "0,1,7\n2,3,8\n");
    assertArrayEquals(new float[][] {{2, 3}}, plain.examples().get(1).vectors());
    assertEquals(List.of("8"), plain.examples().get(1).output());
    assertEquals(new ExampleReader.Layout(null, ',', false), plain.layout());
    assertEquals(List.of("7"), all(ONE_TO_ONE, TRAINING, "0,1,label\n0,1,7\n").only().output());
    Reading.All named = all(ONE_TO_ONE, TRAINING, "a\tb\tkind\n2\t3\tsetosa\n", "4\t5\tx\n");
    assertEquals(List.of("setosa"), named.examples().get(0).output());
    assertEquals(new ExampleReader.Layout("a\tb\tkind", '\t', false), named.layout());
    assertEquals(2, named.examples().size());
  }

  @Test
  void columnsThatAreKnownAreFoundByTheirNames() throws IOException {
    ExampleOptions known = PREDICTION.withDimensions(2).withColumns(List.of("b", "a"));
    float[][] wanted = {{1, 0}};
    Reading.All unlabelled = all(ONE_TO_ONE, known, "a,b\n0,1\n");
    assertArrayEquals(wanted, unlabelled.only().vectors());
    assertEquals(List.of(), unlabelled.only().output());
    Reading.All labelled = all(ONE_TO_ONE, known, "kind,a,id,b\nsetosa,0,x,1\n");
    assertArrayEquals(wanted, labelled.only().vectors());
    assertEquals(List.of("setosa"), labelled.only().output());
    Reading.All rows = all(MANY_TO_ONE, known, "id,t,a,b\ns,1,0,1\n");
    assertArrayEquals(wanted, rows.only().vectors());
    assertArrayEquals(new float[][] {{0, 1}}, all(ONE_TO_ONE, known, "0,1\n").only().vectors());
    ExampleOptions years = known.withColumns(List.of("2018", "2019"));
    assertArrayEquals(wanted, all(ONE_TO_ONE, years, "2019,2018\n0,1\n").only().vectors());
  }

  @Test
  void columnsOfOneNameAreReadByTheirPlaces() throws IOException {
    Reading.All twice = all(ONE_TO_ONE, TRAINING, "a,a,label\n0,1,x\n");
    assertEquals(List.of(), twice.columns());
    assertEquals(List.of("b", "a"), all(ONE_TO_ONE, TRAINING, "b,a,label\n0,1,x\n").columns());
  }

  @Test
  void anIdentifierBehindTheLabelIsNone() throws IOException {
    Reading.All rows = all(ONE_TO_ONE, TRAINING, "x,target,id\n1,a,r1\n2,b,r2\n");
    assertEquals(List.of("a"), rows.examples().get(0).output());
    assertArrayEquals(new float[][] {{1}}, rows.examples().get(0).vectors());
  }

  @Test
  void columnsThatAreKnownAreAllThereAndNoOthers() throws IOException {
    ExampleOptions known = PREDICTION.withDimensions(2).withColumns(List.of("b", "a"));
    assertRefused(
        "f0: line 1: has no column b, which was there in training: b, a",
        MANY_TO_ONE,
        known,
        "id,t,a,c,label\ns,1,0,1,x\n");
    assertRefused(
        "f0: line 1: has a column c, which was not there in training: b, a",
        ONE_TO_ONE,
        known,
        "a,b,c,label\n0,1,2,x\n");
    assertRefused(
        "f1: line 1: is another header than that of the file before it: a,b,label",
        ONE_TO_ONE,
        TRAINING,
        "a,b,label\n0,1,x\n",
        "b,a,label\n0,1,x\n");
  }

  @Test
  void aLabelIsKnownByTheNumberOfColumns() throws IOException {
    ExampleOptions two = PREDICTION.withDimensions(2);
    assertEquals(List.of(), all(ONE_TO_ONE, two, "0,1\n").only().output());
    assertEquals(List.of("7"), all(ONE_TO_ONE, two, "0,1,7\n").only().output());
    assertEquals(List.of(), all(ONE_TO_ONE, two, "a,b\n0,1\n").only().output());
    assertRefused(
        "f0: line 1: has 3 numbers a step, where 2 numbers a step are expected",
        ONE_TO_ONE,
        two,
        "0,1,2,7\n");
    assertRefused(
        "f1: line 1: has 1 number a step, where 2 numbers a step are expected",
        ONE_TO_ONE,
        TRAINING,
        "0,1,7\n",
        "0,7\n");
  }

  @Test
  void oddSingleRowsAreRefused() {
    assertRefused(
        "f0: line 2: column 1 is \"x\", not a finite number of float32 such as 0.5",
        ONE_TO_ONE,
        TRAINING,
        "0,1,7\nx,1,7\n");
    assertRefused(
        "f0: line 2: has 2 columns, the first line 3", ONE_TO_ONE, TRAINING, "0,1,7\n1,7\n");
    assertRefused("f0: line 1: has a label and no numbers", ONE_TO_ONE, TRAINING, "7\n");
    assertRefused("f0: has no examples; one is a row of numbers", ONE_TO_ONE, TRAINING, "");
  }
}
