package elman.nn.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource({
    "CONSTANT, 0, 1",
    "CONSTANT, 0.7, 1",
    "CONSTANT, 1, 1",
    "STEP, 0, 1",
    "STEP, 0.49, 1",
    "STEP, 0.5, 0.5",
    "STEP, 0.6, 0.5",
    "STEP, 0.625, 0.25",
    "STEP, 0.75, 0.125",
    "STEP, 0.875, 0.0625",
    "STEP, 0.99, 0.0625",
    "STEP, 1, 0.0625",
    "COSINE, 0, 1",
    "COSINE, 0.333333333333, 0.7625",
    "COSINE, 0.5, 0.525",
    "COSINE, 0.666666666667, 0.2875",
    "COSINE, 1, 0.05",
    "LINEAR, 0, 1",
    "LINEAR, 0.25, 0.7625",
    "LINEAR, 0.5, 0.525",
    "LINEAR, 1, 0.05"
  })
  void hasItsShape(Schedule.Shape shape, double done, double factor) {
    assertEquals(3 * factor, new Schedule(shape, 3, 0).rate(done), 1e-9);
  }

  @ParameterizedTest
  @EnumSource
  void warmsUpInAStraightLine(Schedule.Shape shape) {
    Schedule schedule = new Schedule(shape, 3, 0.25);
    assertEquals(1.5, schedule.rate(0.125), 1e-12);
    assertEquals(2.4, schedule.rate(0.2), 1e-12);
    assertEquals(3, schedule.rate(0.25), 1e-12);
    assertTrue(schedule.rate(0) > 0, "a first step with rate 0 would be for nothing");
    assertTrue(schedule.rate(0) < 1e-4);
  }

  /** After the warm-up the shape takes the rest of the run: half of it is over at 5/8. */
  @ParameterizedTest
  @CsvSource({"CONSTANT, 1", "STEP, 0.5", "COSINE, 0.525", "LINEAR, 0.525"})
  void theShapeFollowsTheWarmUp(Schedule.Shape shape, double factor) {
    assertEquals(3 * factor, new Schedule(shape, 3, 0.25).rate(0.625), 1e-12);
  }

  @ParameterizedTest
  @EnumSource
  void neverRisesAndNeverEndsAtZero(Schedule.Shape shape) {
    Schedule schedule = new Schedule(shape, 3, 0.1);
    double last = 3;
    for (double done = 0.1; done < 1.2; done += 0.001) {
      double rate = schedule.rate(done);
      assertTrue(rate <= last && rate > 0, "rate " + rate + " at " + done);
      last = rate;
    }
    assertEquals(schedule.rate(1), schedule.rate(1.5), "a run may last longer than planned");
  }
}
