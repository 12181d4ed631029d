package elman.seq.data;

import static elman.seq.data.Reading.PREDICTION;
import static elman.seq.data.Reading.TRAINING;
import static elman.seq.data.Reading.all;
import static elman.seq.data.Reading.assertRefused;
import static elman.seq.data.Shape.MANY_TO_ONE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TsExamplesTest {
  private static final String HEADER =
      """
      # about

      @problemName X
      @univariate false
      @dimensions 2
      @classLabel true up down
      @data
      """;

  @Test
  void dimensionsBecomeSteps() throws IOException {
    Reading.All all = all(MANY_TO_ONE, TRAINING, HEADER + "1,2,3:4,5,6:up\n# x\n7:8:down\n");
    assertArrayEquals(new float[][] {{1, 4}, {2, 5}, {3, 6}}, all.examples().get(0).vectors());
    assertEquals(List.of("up"), all.examples().get(0).output());
    assertEquals("line 8", all.examples().get(0).place());
    assertArrayEquals(new float[][] {{7, 8}}, all.examples().get(1).vectors());
  }

  @Test
  void labelsMayBeMissingInPredictions() throws IOException {
    String text = "@classLabel false\n@DATA\n1,2\n";
    assertEquals(List.of(), all(MANY_TO_ONE, PREDICTION, text).only().output());
    assertRefused(
        "f0: line 2: is behind a header without @classLabel true or @targetLabel true: there is"
            + " nothing to learn",
        MANY_TO_ONE,
        TRAINING,
        text);
  }

  @Test
  void aLabelMayBeANumber() throws IOException {
    String text = "@classLabel false\n@targetLabel true\n@data\n1,2:-0.5\n";
    assertEquals(-0.5, all(MANY_TO_ONE, TRAINING, text).only().number());
  }

  @Test
  void aLabelAloneIsNoExample() throws IOException {
    String text = "@classLabel true up down\n@data\nup\n";
    assertRefused("f0: line 3: has a label and no values", MANY_TO_ONE, TRAINING, text);
  }

  @Test
  void whatIsNotReadIsRefused() {
    refused(
        "line 8: has a missing value in dimension 2, step 1; fill it in or leave the case out",
        HEADER + "1,2:?,3:up\n");
    refused(
        "line 8: has \"x\" in dimension 1, step 2, not a finite number of float32",
        HEADER + "1,x:2,3:up\n");
    refused(
        "line 8: has 1 values in dimension 2, and 2 in the first; all of a case are of the same"
            + " length",
        HEADER + "1,2:3:up\n");
    refused("line 8: has 1 dimensions and a label, not 2 and a label", HEADER + "1,2:up\n");
    refused(
        "line 8: has the label \"left\", which @classLabel does not name", HEADER + "1:2:left\n");
    refused("line 1: has times with its values", "@timeStamps true\n@data\n");
    refused("line 1: names no number of dimensions", "@dimensions -1\n@data\n");
    refused("line 1: is the last one, and no line @data is before it", "@problemName a\n");
    refused("line 2: is no line of a header; it ends with @data", "@problemName a\n1,2:b\n");
    assertRefused(
        "f0: has no examples; one is a line such as 1.5,2.5:0.5,0.7:label behind @data",
        MANY_TO_ONE,
        TRAINING,
        HEADER);
  }

  private static void refused(String message, String text) {
    assertRefused("f0: " + message, MANY_TO_ONE, TRAINING, text);
  }
}
