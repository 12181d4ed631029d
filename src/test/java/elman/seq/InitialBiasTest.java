package elman.seq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.core.Matrix;
import elman.core.Rng;
import elman.nn.Param;
import elman.seq.SeqSettings.AttentionKind;
import elman.seq.SeqSettings.PoolKind;
import elman.seq.data.Shape;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a network expects before it has learned to read. */
class InitialBiasTest {
  /** So often that the one more which everything is counted does not matter. */
  private static final int OFTEN = 2000;

  private static final Matrix NO_MOMENTS = Matrix.zeros(2, 0);
  private static final Matrix PLAIN = Matrix.of(new float[] {0, 0, 1, 1}, 2);

  private static Stream<Arguments> networks() {
    List<Coded> texts =
        List.of(
            SmallNetworks.words(new int[] {1, 2, 3}, 4, 2), SmallNetworks.words(new int[] {4}, 3));
    List<Coded> music =
        List.of(
            SmallNetworks.ofVectors(0, new float[][] {{1, 0}, {0, 1}, {1, 1}}),
            SmallNetworks.ofVectors(0, new float[][] {{0, 0}, {1, 0}}));
    List<Coded> numbers =
        List.of(
            SmallNetworks.ofVectors(151, new float[][] {{1, 2}, {3, -1}}),
            SmallNetworks.ofVectors(149.5f, new float[][] {{-1, 0.5f}}));
    SeqSettings writer =
        SmallNetworks.settings(Shape.SEQ2SEQ, PoolKind.LAST, AttentionKind.DOT, false, 0);
    Stream<Arguments> labels =
        SmallNetworks.ofLabels()
            .map(s -> Arguments.of(s, NO_MOMENTS, unlike(SmallNetworks.ofWords(s.shape()))));
    return Stream.concat(
        labels,
        Stream.of(
            Arguments.of(writer, NO_MOMENTS, texts),
            Arguments.of(SmallNetworks.ofNumbers(true), PLAIN, music),
            Arguments.of(SmallNetworks.ofNumbers(false), PLAIN, numbers)));
  }

  /** The labels of a batch in unlike numbers: those of the first example twice. */
  private static List<Coded> unlike(Batch batch) {
    return Stream.concat(batch.examples().stream().limit(1), batch.examples().stream()).toList();
  }

  /** While the other weights are zero no bias of the outputs has a lower loss. */
  @ParameterizedTest
  @MethodSource("networks")
  void nothingBetterCanBeSaidWithoutReading(
      SeqSettings settings, Matrix moments, List<Coded> examples) {
    SequenceNetwork network = SmallNetworks.zeros(settings, moments);
    Param bias =
        network.params().stream().filter(p -> p.name().equals("output.bias")).findAny().get();
    Batch batch = new Batch(examples);
    network.train(batch, 0, new Rng(1));
    assertTrue(largest(bias.gradient()) > 0.01, "at zero there is something to gain");

    network.initializeBias(
        Collections.nCopies(OFTEN, examples).stream().flatMap(List::stream).toList());
    network.refresh();
    Param.clearGradients(network.params());
    network.train(batch, 0, new Rng(1));
    assertEquals(0, largest(bias.gradient()), 1e-3);
  }

  private static double largest(float[] gradient) {
    double largest = 0;
    for (float g : gradient) {
      largest = Math.max(largest, Math.abs(g));
    }
    return largest;
  }
}
