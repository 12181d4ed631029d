package elman.seq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Ops;
import elman.core.Rng;
import elman.core.ScalarKernels;
import elman.core.Workers;
import elman.seq.Professor.Behaviour;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfessorTest {
  private static final int WIDTH = 4;
  private static final int STEPS = 3;

  private static final float WEIGHT = 0.5f;

  private final Professor professor = professor(WEIGHT);

  private static Professor professor(float weight) {
    Professor made = new Professor(new Ops(new ScalarKernels(), new Workers(1)), WIDTH, weight);
    made.start(new Rng(3));
    made.refresh();
    return made;
  }

  /** Shows the discriminator that what is taught is all 1 and what is not all -1. */
  @BeforeEach
  void start() {
    // One that is taught is like those that are not, or it would stop learning when barely right.
    for (int n = 0; n < 300; n++) {
      professor.compare(outputs(1, 1, 1, -1), outputs(-1, -1, -1, -1));
      professor.refresh();
    }
  }

  /** Texts of equal lengths whose outputs are each one number. */
  private static Behaviour outputs(float... each) {
    Matrix outputs = Matrix.zeros(STEPS * each.length, WIDTH);
    for (int i = 0; i < outputs.rows(); i++) {
      outputs.rows(i, 1).fill(each[i % each.length]);
    }
    int[] lengths = new int[each.length];
    Arrays.fill(lengths, STEPS);
    return new Behaviour(outputs, lengths);
  }

  private List<float[]> copies() {
    return professor.state().stream().map(Matrix::toArray).toList();
  }

  private static void set(Professor professor, List<float[]> to) {
    for (int i = 0; i < to.size(); i++) {
      Matrix state = professor.state().get(i);
      state.copyFrom(Matrix.of(to.get(i), state.cols()));
    }
    professor.refresh();
  }

  private boolean learns(Runnable comparison) {
    List<float[]> before = copies();
    comparison.run();
    List<float[]> after = copies();
    for (int i = 0; i < before.size(); i++) {
      if (!Arrays.equals(before.get(i), after.get(i))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whoIsRightOfAllIsDeceivedAndLearnsNothing() {
    assertFalse(learns(() -> assertNotNull(professor.compare(outputs(1, 1), outputs(-1, -1)))));
    assertEquals(1, professor.accuracy());
  }

  @Test
  void whoIsRightOfMostIsDeceivedAndLearns() {
    assertTrue(
        learns(
            () -> assertNotNull(professor.compare(outputs(1, 1, 1, 1), outputs(-1, -1, -1, 1)))));
    assertEquals(7 / 8.0, professor.accuracy());
  }

  @Test
  void whoIsRightOfThreeInFourIsNotDeceivedAndLearns() {
    assertTrue(learns(() -> assertNull(professor.compare(outputs(1, 1), outputs(-1, 1)))));
    assertEquals(0.75, professor.accuracy());
  }

  @Test
  void theDecoderIsPushedToWhereItIsTakenForTaught() {
    Behaviour own = outputs(-1, -1);
    Matrix gradient = professor.compare(outputs(1, 1), own);
    double before = professor.loss();
    for (int i = 0; i < gradient.rows(); i++) {
      for (int j = 0; j < WIDTH; j++) {
        own.outputs().set(i, j, own.outputs().get(i, j) - 0.1f * gradient.get(i, j));
      }
    }
    professor.compare(outputs(1, 1), own);
    assertTrue(professor.loss() < before, professor.loss() + " after " + before);
  }

  /** However much the decoder wants to deceive, what the discriminator learns is to be right. */
  @Test
  void whatDeceivesTheDiscriminatorDoesNotTeachIt() {
    List<float[]> start = copies();
    professor.compare(outputs(1, 1, 1, 1), outputs(-1, -1, -1, 1));
    Professor keen = professor(1000 * WEIGHT);
    set(keen, start);
    keen.compare(outputs(1, 1, 1, 1), outputs(-1, -1, -1, 1));
    assertEquals(7 / 8.0, keen.accuracy());
    List<Matrix> state = keen.state();
    for (int i = 0; i < start.size(); i++) {
      assertArrayEquals(copies().get(i), state.get(i).toArray());
    }
  }

  /** With the state of another, and refreshed, it does what the other does. */
  @Test
  void stateIsAllThatItLearned() {
    Professor other = new Professor(new Ops(new ScalarKernels(), new Workers(1)), WIDTH, 0.5f);
    other.start(new Rng(4));
    List<float[]> learned = copies();
    for (int i = 0; i < learned.size(); i++) {
      Matrix state = other.state().get(i);
      state.copyFrom(Matrix.of(learned.get(i), state.cols()));
    }
    for (int n = 0; n < 3; n++) {
      professor.refresh();
      other.refresh();
      Matrix expected = professor.compare(outputs(1, 1, 1, 1), outputs(-1, -1, -1, 1));
      Matrix found = other.compare(outputs(1, 1, 1, 1), outputs(-1, -1, -1, 1));
      assertArrayEquals(expected.toArray(), found.toArray());
      assertEquals(professor.loss(), other.loss());
    }
  }
}
