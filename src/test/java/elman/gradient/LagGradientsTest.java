package elman.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Source;
import elman.io.Spool;
import elman.lm.CellKind;
import elman.lm.LanguageModel;
import elman.lm.ModelShape;
import elman.nn.Cell;
import elman.nn.Elman;
import elman.nn.Initializer;
import elman.nn.Lstm;
import elman.nn.Param;
import elman.nn.StackedNetwork;
import elman.text.Corpus;
import elman.text.Tokenizer;
import elman.text.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagGradientsTest {
  private static final int HIDDEN = 6;
  private static final int LAGS = 16;

  private final Tokenizer tokenizer;

  LagGradientsTest() throws IOException {
    Source nothing = Source.of("nothing", InputStream.nullInputStream());
    Tokenizer.Kind bytes = Tokenizer.Kind.BYTES;
    tokenizer = Corpus.learn(bytes, List.of(nothing), 1, Spool.inMemory()).tokenizer();
  }

  private LanguageModel model(Ops ops, Cell cell, CellKind kind) {
    int symbols = tokenizer.vocabulary().size();
    Param embedding = Param.zeros("embedding.weight", symbols, HIDDEN);
    Param weight = Param.zeros("output.weight", symbols, HIDDEN);
    Param bias = Param.zeros("output.bias", 1, symbols);
    Initializer initializer = new Initializer(new Rng(3));
    initializer.uniform(embedding, 0.5f);
    initializer.uniform(weight, 0.5f);
    cell.params().forEach(param -> initializer.uniform(param, 0.1f));
    StackedNetwork network =
        new StackedNetwork(ops, embedding, List.of(cell), weight, bias, 0, false);
    return new LanguageModel(ModelShape.of(kind, 1, HIDDEN, HIDDEN), tokenizer, network);
  }

  private static Tokens text(int n) {
    Rng rng = new Rng(9);
    return Tokens.of(IntStream.range(0, n).map(i -> (int) (rng.nextDouble() * 90)).toArray());
  }

  /** An IRNN at its start, whose units all stay active: nothing is lost, whatever is read. */
  @ParameterizedTest
  @CsvSource({"1, STEADY", "0.7, VANISHING", "1.5, EXPLODING"})
  void activeRectifiedUnitsPassTheGradientByTheirWeight(double weight, Outlook verdict)
      throws IOException {
    try (Workers workers = new Workers(1)) {
      Ops ops = new Ops(new ScalarKernels(), workers);
      Elman cell = new Elman(ops, HIDDEN, HIDDEN, true, "l0");
      LanguageModel model = model(ops, cell, CellKind.IRNN);
      Matrix u = cell.params().get(1).value();
      u.fill(0);
      for (int j = 0; j < HIDDEN; j++) {
        u.set(j, j, (float) weight);
      }
      cell.params().get(2).value().fill(1);
      model.network().refresh();
      for (int length : new int[] {LAGS + 2, 100, 2000}) {
        LagCurve curve = LagGradients.measure(model, "text", text(length), LAGS, 50).get(0);
        assertEquals(weight, curve.rate(), weight == 1 ? 0 : 1e-6);
        assertEquals(verdict, curve.verdict());
        assertEquals(curve.norms()[0], curve.norms()[1] / weight, 1e-6 * curve.norms()[0]);
      }
    }
  }

  @Test
  void isTheSameOnAnyNumberOfThreadsAndLeavesNoGradients() throws IOException {
    double[][] norms = new double[2][];
    for (int i = 0; i < 2; i++) {
      try (Workers workers = new Workers(1 + 2 * i)) {
        Ops ops = new Ops(new ScalarKernels(), workers);
        LanguageModel model = model(ops, new Lstm(ops, HIDDEN, HIDDEN, "l0"), CellKind.LSTM);
        norms[i] = LagGradients.measure(model, "text", text(3000), LAGS, 64).get(0).norms();
        for (Param param : model.network().params()) {
          for (float g : param.gradient()) {
            assertEquals(0, g);
          }
        }
      }
    }
    assertArrayEquals(norms[0], norms[1]);
  }

  @Test
  void saysHowMuchTextIsNeeded() {
    try (Workers workers = new Workers(1)) {
      Ops ops = new Ops(new ScalarKernels(), workers);
      LanguageModel model = model(ops, new Lstm(ops, HIDDEN, HIDDEN, "l0"), CellKind.LSTM);
      Exception e =
          assertThrows(
              FormatException.class,
              () -> LagGradients.measure(model, "text", text(LAGS + 1), LAGS, 50));
      assertEquals("text: is too short: 17 tokens, and 16 lags need 18", e.getMessage());
    }
  }
}
