package elman.seq.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.seq.data.ExampleReader.Layout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final float[][] NONE = {};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static Example rows(String... lines) {
    return new Example("", List.of(lines), List.of(), NONE, List.of());
  }

  @Test
  void everyRowGetsItsAnswerOrTheOne() throws IOException {
    Predictions csv = new Predictions(out, new Layout("id,x", ',', false), List.of("prediction"));
    csv.write(rows("a,1", "a,2"), List.of("u,p"));
    csv.write(rows("b,1", "b,2"), List.of("x", "say \"y\""));
    assertEquals(
        "id,x,prediction\na,1,\"u,p\"\na,2,\"u,p\"\nb,1,x\nb,2,\"say \"\"y\"\"\"\n",
        out.toString(UTF_8));
    assertThrows(
        IllegalArgumentException.class, () -> csv.write(rows("a", "b", "c"), List.of("x", "y")));
  }

  @Test
  void blankLinesAreBetweenSequences() throws IOException {
    Predictions conll = new Predictions(out, new Layout(null, ' ', true), List.of("p"));
    conll.write(rows("# c\na O", "b O"), List.of("O", "B X"));
    conll.write(rows("c O"), List.of(""));
    assertEquals("# c\na O O\nb O B_X\n\nc O _\n", out.toString(UTF_8));
  }

  @Test
  void textsStayOnTheirLine() throws IOException {
    Predictions tsv = new Predictions(out, new Layout(null, '\t', false), List.of("p"));
    tsv.writeRows(rows("a\tb"), List.of(List.of("c\td\ne", "0.5")));
    assertEquals("a\tb\tc d e\t0.5\n", out.toString(UTF_8));
  }

  @Test
  void answersToBinaryFilesStandAlone() throws IOException {
    Predictions npy = new Predictions(out, new Layout(null, '\t', false), List.of("p"));
    npy.write(rows(), List.of("x"));
    npy.writeRows(rows(), List.of(List.of("y", "1")));
    assertEquals("x\ny\t1\n", out.toString(UTF_8));
  }

  @Test
  void whatWasReadComesOutAgain() throws IOException {
    String text = "# c\nNew NNP B-LOC\nYork NNP I-LOC\n\n#x NN O\n";
    Reading.All all = Reading.all(Shape.MANY_TO_MANY, Reading.TRAINING, text);
    Predictions conll = new Predictions(out, all.layout(), List.of("p"));
    for (Example example : all.examples()) {
      conll.write(example, example.output());
    }
    assertEquals(
        "# c\nNew NNP B-LOC B-LOC\nYork NNP I-LOC I-LOC\n\n#x NN O O\n", out.toString(UTF_8));
  }
}
