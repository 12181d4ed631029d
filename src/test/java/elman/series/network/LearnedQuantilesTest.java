package elman.series.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LearnedQuantilesTest {
  @Test
  void theMedianStaysAndTheOthersKeepClearOfIt() {
    double[] learned = {-1, 2, 1, 0, 4};
    LearnedQuantiles.order(learned);
    assertArrayEquals(new double[] {-1, 1, 1, 1, 4}, learned);
  }

  @Test
  void theMeanIsTheMiddleOfWhatIsSymmetricAndBesideTheMedianOfWhatIsSkewed() {
    assertEquals(3, LearnedQuantiles.mean(new double[] {1, 2, 3, 4, 5}), 1e-12);
    assertEquals(3 + 0.0625 * 8, LearnedQuantiles.mean(new double[] {1, 2, 3, 4, 13}), 1e-12);
  }
}
