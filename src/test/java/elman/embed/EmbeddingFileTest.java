package elman.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.embed.vectors.Subwords;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingFileTest {
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path path = files.getPath("v");

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  private static Embedding made(Subwords subwords) {
    Embedding embedding = new Embedding(Small.counted(9, 4, 4), 5, subwords, 4);
    Random random = new Random(1);
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 5; k++) {
        embedding.out()[i * embedding.stride() + k] = random.nextFloat();
      }
    }
    return embedding;
  }

  @ParameterizedTest
  @CsvSource({"true, NS", "false, HS"})
  void isReadAsItWasWritten(boolean ngrams, Settings.Loss loss) throws IOException {
    Subwords subwords = ngrams ? new Subwords(2, 3, 7) : null;
    Embedding embedding = made(subwords);
    EmbeddingFile.write(path, embedding, Settings.Model.SKIPGRAM, loss);
    EmbeddingFile.Content read = EmbeddingFile.read(path);
    assertEquals(loss, read.loss());
    assertEquals(Small.list(embedding.words()), Small.list(read.embedding().words()));
    assertEquals(subwords, read.embedding().subwords());
    assertArrayEquals(embedding.in(), read.embedding().in());
    assertArrayEquals(embedding.out(), read.embedding().out());
  }

  /** A file with a change in its metadata, or without the value where that is null. */
  private String fault(String key, String value) throws IOException {
    EmbeddingFile.write(
        path, made(new Subwords(2, 3, 7)), Settings.Model.SKIPGRAM, Settings.Loss.NS);
    Safetensors file = Safetensors.read(path);
    Map<String, String> about = new HashMap<>(file.metadata());
    about.remove(key);
    if (value != null) {
      about.put(key, value);
    }
    List<Tensor> tensors =
        List.of(
            file.tensor("vectors").orElseThrow(),
            file.tensor("buckets").orElseThrow(),
            file.tensor("own").orElseThrow(),
            file.tensor("outputs").orElseThrow());
    new Safetensors(about, tensors).write(path);
    return fault();
  }

  private String fault() {
    String message =
        assertThrows(FormatException.class, () -> EmbeddingFile.read(path)).getMessage();
    assertTrue(message.startsWith("v: "), message);
    return message.substring(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "counts | 1 2   | metadata counts: has 2 counts for 3 words",
        "counts | 1 2 x | metadata counts: 'x' is no count",
        "counts | 1 2 -3 | metadata counts: '-3' is no count",
        "counts | 1 2 1000000000000000000 | metadata counts: '1000000000000000000' is no count",
        "loss   | MSE   | metadata loss: 'MSE' is no loss",
        "format | 7     | metadata format: is not \"elman word vectors 1\": no word vectors",
      })
  void metadataThatIsWrong(String key, String value, String expected) throws IOException {
    assertEquals(expected, fault(key, value.replace(' ', '\n')));
  }

  @ParameterizedTest
  @CsvSource({"counts", "loss", "words"})
  void metadataThatIsMissing(String key) throws IOException {
    String message = fault(key, null);
    assertTrue(message.contains(key), message);
  }

  @ParameterizedTest
  @CsvSource({"vectors", "buckets", "own", "outputs"})
  void tensorsThatAreMissingOrOfAnotherShape(String name) throws IOException {
    for (boolean isThere : new boolean[] {false, true}) {
      EmbeddingFile.write(
          path, made(new Subwords(2, 3, 7)), Settings.Model.SKIPGRAM, Settings.Loss.NS);
      Safetensors file = Safetensors.read(path);
      List<String> others = List.of("vectors", "buckets", "own", "outputs");
      List<Tensor> tensors =
          others.stream()
              .filter(other -> isThere || !other.equals(name))
              .map(other -> file.tensor(other).orElseThrow())
              .map(tensor -> tensor.name().equals(name) ? reshaped(tensor) : tensor)
              .toList();
      new Safetensors(file.metadata(), tensors).write(path);
      String message = fault();
      boolean other = isThere && name.equals("vectors");
      assertTrue(message.contains(other ? "has 3 words for 5 vectors" : name), message);
    }
  }

  private static Tensor reshaped(Tensor tensor) {
    int rows = tensor.shape()[0];
    return new Tensor(tensor.name(), new int[] {tensor.shape()[1], rows}, tensor.data());
  }

  @Test
  void numbersThatAreNotFinite() throws IOException {
    for (String name : List.of("in", "out")) {
      Embedding embedding = made(null);
      float[] rows = name.equals("in") ? embedding.in() : embedding.out();
      rows[embedding.stride()] = Float.NaN;
      assertEquals(
          "the text: word b: has a number that is not finite",
          assertThrows(
                  FormatException.class,
                  () ->
                      EmbeddingFile.write(
                          path, embedding, Settings.Model.SKIPGRAM, Settings.Loss.NS))
              .getMessage());
    }
  }

  /** Training would go on with them, and fail at its end. */
  @ParameterizedTest
  @CsvSource({"vectors", "outputs"})
  void numbersThatAreNotFiniteInAFile(String name) throws IOException {
    EmbeddingFile.write(path, made(null), Settings.Model.SKIPGRAM, Settings.Loss.NS);
    Safetensors file = Safetensors.read(path);
    file.tensor(name).orElseThrow().data()[7] = Float.POSITIVE_INFINITY;
    List<Tensor> tensors =
        List.of(file.tensor("vectors").orElseThrow(), file.tensor("outputs").orElseThrow());
    new Safetensors(file.metadata(), tensors).write(path);
    assertEquals("word b: has a number that is not finite", fault());
  }

  @Test
  void filesThatAreCutShort() throws IOException {
    EmbeddingFile.write(path, made(null), Settings.Model.SKIPGRAM, Settings.Loss.NS);
    byte[] whole = Files.readAllBytes(path);
    for (int size = 0; size < whole.length; size += 7) {
      Files.write(path, Arrays.copyOf(whole, size));
      fault();
    }
  }
}
