package elman.seq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import elman.core.Matrix;
import elman.core.Rng;
import elman.lm.CellKind;
import elman.nn.GradientCheck;
import elman.nn.Param;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.SeqSettings.PoolKind;
import elman.seq.data.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SequenceNetworkTest {
  private static void check(SequenceNetwork network, Batch batch) {
    check(network, batch, 0);
  }

  private static void check(SequenceNetwork network, Batch batch, double done) {
    int count = network.count(batch);
    GradientCheck.check(
        network.params(),
        () -> {
          network.refresh();
          return network.train(batch, done, new Rng(9)) / count;
        });
  }

  @ParameterizedTest
  @MethodSource("elman.seq.SmallNetworks#ofLabels")
  void gradientsOfLabelsAreThoseOfTheLoss(SeqSettings settings) {
    check(
        SmallNetworks.filled(SmallNetworks.zeros(settings)),
        SmallNetworks.ofWords(settings.shape()));
  }

  @ParameterizedTest
  @MethodSource("elman.seq.SmallNetworks#ofLabels")
  void anExampleIsJudgedTheSameInAnyCompany(SeqSettings settings) {
    LabelNetwork network = (LabelNetwork) SmallNetworks.filled(SmallNetworks.zeros(settings));
    Batch together = SmallNetworks.ofWords(settings.shape());
    List<Head.Answer> answers = new ArrayList<>(network.answers(together));
    for (int b = 0; b < together.size(); b++) {
      Batch alone = new Batch(List.of(together.examples().get(b)));
      Head.Answer answer = network.answers(alone).get(0);
      assertArrayEquals(answers.get(b).labels(), answer.labels());
      for (int t = 0; t < answer.probabilities().length; t++) {
        assertArrayEquals(answers.get(b).probabilities()[t], answer.probabilities()[t]);
      }
    }
  }

  /**
   * Where the output comes back, steps are computed one by one in prediction and all at once under
   * teacher forcing. If the teacher says what the network itself said, both are the same.
   */
  @Test
  void aTeacherWhoAgreesChangesNothing() {
    SeqSettings settings = SmallNetworks.oneLayer(Shape.MANY_TO_MANY, CellKind.JORDAN, false, 0);
    LabelNetwork network = (LabelNetwork) SmallNetworks.filled(SmallNetworks.zeros(settings));
    List<Head.Answer> answers = network.answers(SmallNetworks.ofWords(settings.shape()));
    List<Coded> agreed = new ArrayList<>();
    double loss = 0;
    for (int b = 0; b < answers.size(); b++) {
      int[] said = answers.get(b).labels();
      agreed.add(SmallNetworks.ofWords(settings.shape()).examples().get(b).withTarget(said));
      for (int t = 0; t < said.length; t++) {
        loss -= Math.log(answers.get(b).probabilities()[t][said[t]]);
      }
    }
    LabelNetwork.Judged judged = network.judged(new Batch(agreed));
    assertEquals(loss, judged.loss(), 1e-5);
    // What the teacher says is no help where the network is on its own.
    List<Head.Answer> told = network.judged(SmallNetworks.ofWords(settings.shape())).answers();
    for (int b = 0; b < told.size(); b++) {
      assertArrayEquals(answers.get(b).labels(), told.get(b).labels());
    }
  }

  private static Stream<AttentionKind> kinds() {
    return Stream.of(AttentionKind.values());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void gradientsOfTextsAreThoseOfTheLoss(AttentionKind attention) {
    SequenceNetwork network =
        SmallNetworks.filled(
            SmallNetworks.zeros(
                SmallNetworks.settings(Shape.SEQ2SEQ, PoolKind.LAST, attention, false, 0)));
    Batch batch =
        new Batch(
            List.of(
                SmallNetworks.words(new int[] {1, 2, 3}, 4, 2),
                SmallNetworks.words(new int[] {4}, 3, 1, 1),
                SmallNetworks.words(new int[] {1, 4})));
    assertEquals(8, network.count(batch));
    check(network, batch);
  }

  @Test
  void ownSymbolsAreReadAtTheEndOfTraining() {
    SequenceNetwork plain =
        SmallNetworks.filled(
            SmallNetworks.zeros(
                SmallNetworks.settings(Shape.SEQ2SEQ, PoolKind.LAST, AttentionKind.DOT, false, 0)));
    SequenceNetwork sampling =
        SmallNetworks.filled(
            SmallNetworks.zeros(
                SmallNetworks.settings(
                    Shape.SEQ2SEQ, PoolKind.LAST, AttentionKind.DOT, false, 0, 1)));
    Batch batch =
        new Batch(
            List.of(
                SmallNetworks.words(new int[] {1, 2, 3}, 1, 1, 1),
                SmallNetworks.words(new int[] {3, 2}, 3, 3, 3)));
    double taught = plain.train(batch, 1, new Rng(9));
    assertEquals(taught, sampling.train(batch, 0, new Rng(9)));
    assertNotEquals(taught, sampling.train(batch, 1, new Rng(9)));
    // Whatever is read, one symbol stays by far the best: else the loss has jumps.
    Param bias = sampling.params().get(sampling.params().size() - 1);
    assertEquals("output.bias", bias.name());
    bias.weights()[3] = 2;
    check(sampling, batch, 1);
  }

  @Test
  void gradientsOfTheNextStepAreThoseOfTheLoss() {
    float[][] x = {{1, 0}, {0, 1}, {1, 1}};
    float[][] y = {{0, 0}, {1, 0}};
    Batch batch =
        new Batch(
            List.of(SmallNetworks.ofVectors(Float.NaN, x), SmallNetworks.ofVectors(Float.NaN, y)));
    SequenceNetwork network =
        SmallNetworks.zeros(SmallNetworks.ofNumbers(true), Matrix.of(new float[] {0, 0, 1, 1}, 2));
    assertEquals(3, network.count(batch));
    // Weights of zero say a half of everything.
    assertEquals(3 * 2 * Math.log(2), network.loss(batch), 1e-6);
    check(SmallNetworks.filled(network), batch);
  }

  @Test
  void gradientsOfNumbersAreThoseOfTheLoss() {
    float[][] x = {{1, 2}, {3, -1}, {0, 1}};
    float[][] y = {{-1, 0.5f}};
    Batch batch =
        new Batch(List.of(SmallNetworks.ofVectors(1.5f, x), SmallNetworks.ofVectors(-0.5f, y)));
    Matrix moments = VectorInput.moments(batch.examples());
    assertEquals(0.75f, moments.get(0, 0));
    SequenceNetwork network = SmallNetworks.zeros(SmallNetworks.ofNumbers(false), moments);
    check(SmallNetworks.filled(network), batch);
  }
}
