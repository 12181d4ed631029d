package elman.series.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.series.Normal;
import org.junit.jupiter.api.Test;

class WindowQuantilesTest {
  @Test
  void thoseOfANormalDistributionAreExactEverywhere() {
    double[] learned = new double[WindowQuantiles.LEARNED.size()];
    for (int q = 0; q < learned.length; q++) {
      learned[q] = 3 + 2 * WindowQuantiles.score(q);
    }
    for (double p : new double[] {0.001, 0.025, 0.07, 0.1, 0.3, 0.5, 0.9, 0.975, 0.999}) {
      assertEquals(3 + 2 * Normal.quantile(p), WindowQuantiles.at(p, learned), 1e-12);
    }
  }

  @Test
  void learnedOnesAreThemselves() {
    double[] learned = {-7, -1, 0, 5, 6};
    for (int q = 0; q < learned.length; q++) {
      assertEquals(learned[q], WindowQuantiles.at(WindowQuantiles.LEARNED.get(q), learned), 1e-12);
    }
  }

  @Test
  void theMedianStaysAndTheOthersKeepClearOfIt() {
    double[] learned = {-1, 2, 1, 0, 4};
    WindowQuantiles.order(learned);
    assertArrayEquals(new double[] {-1, 1, 1, 1, 4}, learned);
  }

  @Test
  void theMeanIsTheMiddleOfWhatIsSymmetricAndBesideTheMedianOfWhatIsSkewed() {
    assertEquals(3, WindowQuantiles.mean(new double[] {1, 2, 3, 4, 5}), 1e-12);
    assertEquals(3 + 0.0625 * 8, WindowQuantiles.mean(new double[] {1, 2, 3, 4, 13}), 1e-12);
  }
}
