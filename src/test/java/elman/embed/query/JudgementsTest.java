package elman.embed.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Workers;
import elman.embed.vectors.WordVectors;
import elman.io.FormatException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementsTest {
  @Test
  void equalNumbersShareTheMeanOfTheirRanks() {
    double[] ranks = Correlation.ranks(new double[] {3, 1, 3, 0, 3, 1});
    assertArrayEquals(new double[] {5, 2.5, 5, 1, 5, 2.5}, ranks);
  }

  /** Worked by hand; scipy.stats.spearmanr and pearsonr (1.10.1) give the same. */
  @Test
  void correlations() {
    double[] x = {1, 2, 2, 4};
    double[] y = {1, 3, 2, 9};
    // Deviations of x: -1.25 -.25 -.25 1.75, of y: -2.75 -.75 -1.75 5.25.
    assertEquals(13.25 / Math.sqrt(4.75 * 38.75), Correlation.pearson(x, y), 1e-12);
    // Ranks 1 2.5 2.5 4 and 1 3 2 4: 4.5 / sqrt(4.5 * 5).
    assertEquals(4.5 / Math.sqrt(22.5), Correlation.spearman(x, y), 1e-12);
    assertEquals(-1, Correlation.spearman(x, new double[] {4, 2, 2, 1}), 1e-12);
  }

  @Test
  void thereIsNoCorrelationWithAConstant() {
    assertTrue(Double.isNaN(Correlation.pearson(new double[] {1, 2}, new double[] {3, 3})));
    double[] same = new double[24];
    Arrays.fill(same, 3.7);
    double[] up = IntStream.range(0, same.length).asDoubleStream().toArray();
    assertTrue(Double.isNaN(Correlation.pearson(same, up)));
    assertTrue(Double.isNaN(Correlation.spearman(new double[1], new double[1])));
    assertTrue(Double.isNaN(Correlation.pearson(new double[0], new double[0])));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# comment\nword 1\tword 2\tscore\na\tB\t9.5\nb\tc\t1\tnoun\n\na\tx\t2\n",
        "first,second,score\na,b,9.5\nb, c ,1\r\nx,y,2",
        "\uFEFFa,b,9.5\nb,c,1\nx,y,2",
        "word1\tword2\tPOS\tSimLex999\tconc\na\tb\tN\t9.5\t2\nb\tc\tV\t1\t3\nx\ty\tA\t2\t1",
      })
  void readsTabsAndCommas(String text) throws Exception {
    WordVectors vectors =
        Planes.vectors("a b c", Planes.at(0, 1), Planes.at(10, 2), Planes.at(90, 3));
    Judgements judgements = Judgements.read(Planes.source(text));
    try (Workers workers = new Workers(1)) {
      Judgements.Agreement agreement = judgements.with(Planes.lookup(vectors, workers));
      assertEquals(2, agreement.found());
      assertEquals(1, agreement.unknown());
      assertEquals(1, agreement.spearman(), 1e-12);
      assertEquals(1, agreement.pearson(), 1e-12);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "a b 3\n",
        "a\tb\t1\na\tb\n",
        "a\tb\t1\na\tb\tx\n",
        "a,b,1\na,b,NaN\n"
      })
  void refusesOtherFiles(String text) {
    assertThrows(FormatException.class, () -> Judgements.read(Planes.source(text)));
  }
}
