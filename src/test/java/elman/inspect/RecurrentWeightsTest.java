package elman.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.core.Rng;
import elman.io.FormatException;
import elman.io.RawSafetensors;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.lm.CellKind;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecurrentWeightsTest {
  private FileSystem memory;
  private Path path;

  @BeforeEach
  void open() {
    memory = Jimfs.newFileSystem(Configuration.unix());
    path = memory.getPath("weights.safetensors");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private static Safetensors file(Tensor... tensors) {
    return new Safetensors("weights", Map.of(), List.of(tensors));
  }

  private static Tensor tensor(String name, int rows, int cols, float... data) {
    return new Tensor(name, new int[] {rows, cols}, data);
  }

  private static String message(Safetensors file) {
    return assertThrows(FormatException.class, () -> RecurrentWeights.matrices(file)).getMessage();
  }

  @Test
  void theGatesAreBlocksOfRows() throws IOException {
    List<RecurrentMatrix> matrices =
        RecurrentWeights.matrices(
            file(
                tensor("encoder.weight_hh_l0", 3, 1, 1, 2, 3),
                tensor("rnn.weight_hh_l1", 4, 1, 4, 5, 6, 7),
                tensor("rnn.weight_hh_l2_reverse", 2, 2, 1, 2, 3, 4)));
    assertEquals(
        List.of(
            "encoder.l0 r",
            "encoder.l0 z",
            "encoder.l0 n",
            "l1 i",
            "l1 f",
            "l1 g",
            "l1 o",
            "l2_reverse h"),
        matrices.stream().map(matrix -> matrix.layer() + " " + matrix.gate()).toList());
    assertArrayEquals(new double[] {6}, matrices.get(5).values());
    assertArrayEquals(new double[] {1, 2, 3, 4}, matrices.get(7).values());
  }

  @Test
  void whatHasNoRecurrenceIsRefused() {
    assertEquals(
        "weights: has no recurrent weights: none of its tensors is called weight_hh_l0, or the"
            + " like",
        message(file(tensor("linear.weight", 1, 1, 1))));
    assertEquals(
        "weights: tensor weight_hh_l0: is not of G H rows and H columns, with 1, 3 or 4 gates G",
        message(file(tensor("weight_hh_l0", 2, 1, 1, 2))));
    assertEquals(
        "weights: tensor weight_hh_l0: is not of G H rows and H columns, with 1, 3 or 4 gates G",
        message(file(tensor("weight_hh_l0", 0, 0))));
    assertEquals(
        "weights: tensor weight_hh_l0: holds NaN or infinite numbers: it has no eigenvalues",
        message(file(tensor("weight_hh_l0", 1, 1, Float.NaN))));
    int rows = RecurrentMatrices.MOST + 1;
    assertEquals(
        "weights: tensor weight_hh_l0: has recurrent matrices of 2049 rows; the eigenvalues of at"
            + " most 2048 can be found",
        message(file(tensor("weight_hh_l0", rows, rows, new float[rows * rows]))));
  }

  @Test
  void theOneWayBackOfAJordanNetwork() throws IOException {
    Hand hand = new Hand(CellKind.JORDAN, 1, 1, "a").say("embed", "1").say("decay", "0.25");
    hand.put("rnn.weight_oh_l0", 1, hand.symbols());
    hand.set("rnn.weight_oh_l0", 0, 0, 2).set("rnn.weight_oh_l0", 0, 1, 3);
    hand.set("output.weight", 0, 0, 5).set("output.weight", 1, 0, 7);
    assertArrayEquals(new double[] {0.25}, only(hand).values());
    // m + V E with V = [5; 7] and E = [2 3]
    assertArrayEquals(
        new double[] {10.25, 15, 14, 21.25}, only(hand.say("feedback", "logits")).values());
    hand.say("layers", "2").put("rnn.weight_ih_l1", 1, 1).put("rnn.weight_oh_l1", 1, 2);
    hand.set("rnn.weight_ih_l1", 0, 0, 10).set("rnn.weight_oh_l1", 0, 1, 1);
    // E = 10 [2 3] + [0 1]
    assertArrayEquals(new double[] {100.25, 155, 140, 217.25}, only(hand).values());
  }

  @Test
  void aSmallVocabularyIsTakenAsItIs() throws IOException {
    Hand hand = new Hand(CellKind.JORDAN, 1, 3, "a").say("embed", "1").say("feedback", "softmax");
    hand.put("rnn.weight_oh_l0", 3, hand.symbols());
    for (int k = 0; k < 6; k++) {
      hand.set("rnn.weight_oh_l0", k / 2, k % 2, k + 1);
      hand.set("output.weight", k / 3, k % 3, k - 2);
    }
    // V E with V = [-2 -1 0; 1 2 3] and E = [1 2; 3 4; 5 6]
    assertArrayEquals(new double[] {-5, -8, 22, 28}, only(hand).values());
  }

  @Test
  void ofALargeVocabularyTheSpectrumIsThatOfTheWholeMatrix() throws IOException {
    Hand hand =
        new Hand(CellKind.JORDAN, 1, 2, "abcdefghijk").say("embed", "1").say("feedback", "logits");
    int outputs = hand.put("rnn.weight_oh_l0", 2, hand.symbols()).symbols();
    double[][] v = new double[outputs][2];
    double[][] e = new double[2][outputs];
    Rng rng = new Rng(1);
    for (int i = 0; i < outputs; i++) {
      for (int k = 0; k < 2; k++) {
        v[i][k] = (float) rng.nextGaussian();
        e[k][i] = (float) (0.1 * rng.nextGaussian());
        hand.set("output.weight", i, k, v[i][k]).set("rnn.weight_oh_l0", k, i, e[k][i]);
      }
    }
    for (double decay : new double[] {0, 0.875}) {
      double[] whole = new double[outputs * outputs];
      for (int i = 0; i < outputs; i++) {
        for (int j = 0; j < outputs; j++) {
          whole[i * outputs + j] = v[i][0] * e[0][j] + v[i][1] * e[1][j] + (i == j ? decay : 0);
        }
      }
      Spectrum wanted = Spectrum.of(outputs, whole);
      Spectrum found = only(hand.say("decay", Double.toString(decay))).spectrum();
      assertEquals(5, found.eigenvalues().size());
      for (int i = 0; i < 5; i++) {
        double modulus = wanted.eigenvalues().get(i).modulus();
        assertEquals(modulus, found.eigenvalues().get(i).modulus(), 1e-6);
      }
      assertEquals(wanted.norm(), found.norm(), 1e-6);
    }
  }

  private static RecurrentMatrix only(Hand hand) throws IOException {
    List<RecurrentMatrix> matrices = RecurrentWeights.matrices(hand.file());
    assertEquals(1, matrices.size());
    assertEquals("context", matrices.get(0).layer());
    return matrices.get(0);
  }

  @Test
  void readsOnlyWhatItNeedsWhateverElseIsThere() throws IOException {
    byte[] data = new byte[12];
    data[11] = 0x3f; // of 0.5 in little-endian order, whose other bytes are zero
    String header =
        "{'steps':{'dtype':'I64','shape':[1],'data_offsets':[0,8]},"
            + "'weight_hh_l0':{'dtype':'F32','shape':[1,1],'data_offsets':[8,12]}}";
    Files.write(path, RawSafetensors.of(header, data));
    Safetensors file = RecurrentWeights.read(path);
    assertEquals(1, file.tensors().size());
    assertArrayEquals(new double[] {0.5}, RecurrentWeights.matrices(file).get(0).values());
  }

  @Test
  void weightsOfWholeNumbersAreRefused() throws IOException {
    String header = "{'weight_hh_l0':{'dtype':'I8','shape':[1,1],'data_offsets':[0,1]}}";
    Files.write(path, RawSafetensors.of(header, new byte[1]));
    FormatException refused =
        assertThrows(FormatException.class, () -> RecurrentWeights.read(path));
    assertEquals(
        "weights.safetensors: tensor weight_hh_l0: has dtype I8, which cannot be read as floats",
        refused.getMessage());
  }
}
