package elman.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import elman.lm.CellKind;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private FileSystem memory;
  private Path path;

  @BeforeEach
  void open() {
    memory = Jimfs.newFileSystem(Configuration.unix());
    path = memory.getPath("model.elman");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private Map<String, Object> summary(Safetensors file) throws IOException {
    file.write(path);
    return Summary.of(Contents.of(path));
  }

  private static Tensor tensor(String name, int... shape) {
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    return new Tensor(name, shape, new float[size]);
  }

  @Test
  void aLanguageModel() throws IOException {
    Map<String, Object> facts = summary(new Hand(CellKind.LSTM, 4, 3, "ab").file());
    assertEquals("language model", facts.get("kind"));
    assertEquals("right", facts.get("checksum"));
    assertEquals("lstm", facts.get("cell"));
    assertEquals(3L, facts.get("hidden"));
    assertEquals(3L, facts.get("symbols"));
    assertEquals(4L * 3 * (3 + 3 + 2) + 3 * 3 + 3, facts.get("parameters"));
    assertEquals(Files.size(path), facts.get("bytes"));
    assertFalse(facts.containsKey("vocabulary"));
    assertFalse(facts.containsKey("feedback"), "of Jordan networks only");
  }

  @Test
  void aCheckpointHasStateBesideItsParameters() throws IOException {
    Safetensors model = new Hand(CellKind.ELMAN, 1, 1, "ab").say("progress.step", "12").file();
    List<Tensor> tensors = new java.util.ArrayList<>(model.tensors());
    tensors.add(tensor("optimizer.0.output.bias", 5));
    tensors.add(tensor("state.0", 2, 1));
    Map<String, Object> facts = summary(new Safetensors(model.metadata(), tensors));
    assertEquals("checkpoint of a language model", facts.get("kind"));
    assertEquals(12L, facts.get("progress.step"));
    assertEquals(7L, facts.get("state"));
    assertEquals(3L + 1 + 1 + 1 + 3 + 3, facts.get("parameters"));
  }

  @Test
  void aSequenceModel() throws IOException {
    Map<String, String> metadata = new HashMap<>();
    metadata.put("format", "elman-sequence-model");
    metadata.put(
        "network",
        "{\"shape\":\"many-to-one\",\"cell\":\"gru\",\"layers\":2,\"bidirectional\":true,"
            + "\"attention\":\"none\",\"crf\":false,\"spelling\":0,\"words\":[\"\",\"a\",\"b\"],"
            + "\"letters\":[],\"labels\":[\"bad\",\"good\"]}");
    List<Tensor> tensors = List.of(tensor("output.bias", 2));
    Map<String, Object> facts = summary(new Safetensors(metadata, tensors));
    assertEquals("sequence model", facts.get("kind"));
    assertEquals(2L, facts.get("parameters"));
    assertEquals("many-to-one", facts.get("shape"));
    assertEquals("gru", facts.get("cell"));
    assertEquals(2L, facts.get("layers"));
    assertEquals("true", facts.get("bidirectional"));
    assertEquals(3L, facts.get("words"));
    assertEquals(2L, facts.get("labels"));
    assertEquals("bad, good", facts.get("labels.names"));
    for (String absent : List.of("attention", "crf", "spelling", "letters", "network")) {
      assertFalse(facts.containsKey(absent), absent);
    }
    metadata.put("progress.step", "7");
    assertEquals(
        "checkpoint of a sequence model", summary(new Safetensors(metadata, tensors)).get("kind"));
  }

  @Test
  void wordVectors() throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "elman word vectors 1");
    metadata.put("words", "a\nb");
    Map<String, Object> facts =
        summary(new Safetensors(metadata, List.of(tensor("vectors", 2, 5))));
    assertEquals("word vectors", facts.get("kind"));
    assertEquals(2L, facts.get("words"));
    assertEquals(5L, facts.get("dimensions"));
    assertEquals("no", facts.get("continues"));
  }

  @Test
  void aModelOfForecasting() throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "elman-forecast-model");
    metadata.put("method", "esrnn");
    metadata.put("task", "{\"horizon\":3,\"periods\":[7]}");
    metadata.put("esrnn", "{\"ids\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]}");
    Map<String, Object> facts = summary(new Safetensors(metadata, List.of()));
    assertEquals("forecast model", facts.get("kind"));
    assertEquals("[7]", facts.get("task.periods"));
    assertEquals("9 entries", facts.get("esrnn.ids"));
  }

  @Test
  void filesOfTheOtherCommandsAreNoneOfAnotherProgram() throws IOException {
    Map<String, String> memory = Map.of("format", "elman-memory", "width", "7");
    Map<String, Object> facts =
        summary(new Safetensors(memory, List.of(tensor("patterns", 1, 49))));
    assertEquals("associative memory", facts.get("kind"));
    assertEquals(7L, facts.get("width"));
    assertEquals(FileKind.SEQUENCE_MODEL, FileKind.of(Map.of("format", "elman-sequence-model")));
  }

  @Test
  void theFileOfAnotherProgramIsShownAsItIs() throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put("kind", "sort of");
    metadata.put("task", "{\"a\":1}");
    metadata.put("long", "x".repeat(1000));
    Map<String, Object> facts =
        summary(new Safetensors(metadata, List.of(tensor("a", 2), tensor("b"))));
    assertEquals("tensors of another program", facts.get("kind"));
    assertEquals("sort of", facts.get("metadata.kind"));
    assertEquals("{\"a\":1}", facts.get("task"));
    assertEquals("x".repeat(200) + "...", facts.get("long"));
    assertEquals("F32 2", facts.get("types"));
    assertEquals(3L, facts.get("parameters"));
  }

  @Test
  void damageIsSaidAndThenThrown() throws IOException {
    new Safetensors(Map.of(), List.of(tensor("a", 2))).write(path);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1] ^= 1;
    Files.write(path, bytes);
    Contents contents = Contents.of(path);
    assertEquals("wrong: the file was altered or damaged", Summary.of(contents).get("checksum"));
    assertThrows(FormatException.class, () -> contents.file().requireUndamaged());
  }

  @Test
  void countsWhatIsNotFinite() throws IOException {
    Tensor tensor =
        new Tensor("a", new int[] {4}, new float[] {3, Float.NaN, -4, Float.POSITIVE_INFINITY});
    assertEquals(2L, summary(new Safetensors(Map.of(), List.of(tensor))).get("not_finite"));
    TensorStatistics statistics = Contents.of(path).statistics().get("a");
    assertEquals(5, statistics.norm());
    assertEquals(-4, statistics.min());
    assertEquals(3, statistics.max());
  }
}
