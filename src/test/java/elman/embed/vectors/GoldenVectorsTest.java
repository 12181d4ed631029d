package elman.embed.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Workers;
import elman.io.Source;
import elman.nn.Golden;
import elman.token.TokenBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of gensim, and fastText's n-grams. */
class GoldenVectorsTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("elman.basedir", ""), "testdata", "golden", "vectors");

  private static WordVectors read(String name) throws IOException {
    try (Workers workers = new Workers(2)) {
      return VectorReader.read(Source.of(FOLDER.resolve(name)), workers, n -> {});
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"vectors.txt", "vectors.bin"})
  void readsWhatGensimWrote(String name) throws IOException {
    Golden golden = Golden.load("vectors/expected");
    WordVectors found = read(name);
    assertEquals(golden.at("words").size(), found.words().size());
    float[] row = new float[found.vectors().dim()];
    for (int i = 0; i < found.words().size(); i++) {
      assertEquals(golden.at("words", i).text(), found.word(i));
      assertEquals(i, found.find(found.word(i)));
      found.vectors().copy(i, row, 0);
      int[] bits = new int[row.length];
      for (int j = 0; j < bits.length; j++) {
        bits[j] = Float.floatToRawIntBits(row[j]);
      }
      assertArrayEquals(golden.at("bits", i).integers(), bits, found.word(i));
    }
  }

  /** Gensim leaves out the line end that word2vec.c writes after each vector. */
  @Test
  void binaryFilesDifferFromGensimsByLineEndsOnly() throws IOException {
    WordVectors vectors = read("vectors.bin");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorWriter.write(out, VectorFormat.BINARY, vectors);
    byte[] golden = Files.readAllBytes(FOLDER.resolve("vectors.bin"));
    assertEquals(golden.length + vectors.words().size(), out.size());
  }

  @Test
  void hashesNGramsAsFastTextDoes() {
    Golden golden = Golden.load("vectors/ngrams");
    int buckets = golden.at("buckets").integer();
    for (int i = 0; i < golden.at("words").size(); i++) {
      String text = golden.at("words", i, "word").text();
      byte[] word = ("x" + text + "x").getBytes(StandardCharsets.UTF_8);
      for (Subwords subwords :
          new Subwords[] {new Subwords(3, 6, buckets), new Subwords(1, 2, buckets)}) {
        TokenBuffer found = new TokenBuffer();
        subwords.addBuckets(word, 1, word.length - 1, found);
        String range = subwords.shortest() + "-" + subwords.longest();
        assertArrayEquals(golden.at("words", i, range).integers(), found.toArray(), text);
      }
    }
  }
}
