package elman.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Workers;
import org.junit.jupiter.api.Test;

class CapacityTest {
  private static final Workers ALONE = new Workers(1);
  private static final Capacity CAPACITY = new Capacity(400, 0, 100, 1);

  private static Capacity.Point measure(Rule rule, int patterns) {
    return CAPACITY.measure(
        patterns, 1, stored -> new AsynchronousNetwork(rule.weights(stored, ALONE), ALONE));
  }

  @Test
  void hebbianBreaksDownNearItsLimit() {
    Capacity.Point below = measure(Rule.HEBBIAN, 40);
    Capacity.Point above = measure(Rule.HEBBIAN, 80);
    assertEquals(0.1, below.load(), 1e-12);
    assertTrue(below.recalled() > 0.95, below.toString());
    assertTrue(below.overlap() > 0.97, below.toString());
    assertTrue(above.recalled() < 0.25, above.toString());
    assertTrue(above.overlap() < 0.7, above.toString());
  }

  @Test
  void otherRulesGoOn() {
    assertTrue(measure(Rule.STORKEY, 80).recalled() > 0.9);
    assertEquals(1, measure(Rule.PSEUDO_INVERSE, 200).recalled());
  }

  @Test
  void theSameSeedMeasuresTheSame() {
    assertEquals(measure(Rule.HEBBIAN, 60), measure(Rule.HEBBIAN, 60));
  }
}
