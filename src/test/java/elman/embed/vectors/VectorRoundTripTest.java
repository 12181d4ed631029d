package elman.embed.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.core.Workers;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Source;
import elman.io.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read again, from everywhere, by any number of threads. */
class VectorRoundTripTest {
  @TempDir Path folder;

  private static byte[] bytes(WordVectors vectors, VectorFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorWriter.write(out, format, vectors);
    return out.toByteArray();
  }

  private static WordVectors read(Source source, int threads, int chunk) throws IOException {
    try (Workers workers = new Workers(threads)) {
      return VectorReader.read(source, workers, n -> fail(n + " repeated"), chunk);
    }
  }

  private static WordVectors readStream(byte[] bytes) throws IOException {
    return read(Source.of("stream", new ByteArrayInputStream(bytes)), 1, TextReader.CHUNK);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 300", "2, 3", "7, 1", "300, 7", "3000, 17", "5, 4097"})
  void everyFormatFromEverywhere(int size, int dim) throws IOException {
    WordVectors vectors = SomeVectors.random(size, dim);
    for (VectorFormat format : VectorFormat.values()) {
      byte[] bytes = bytes(vectors, format);
      SomeVectors.assertSame(vectors, readStream(bytes));
      Path file = folder.resolve(format.name());
      VectorWriter.write(file, format, vectors);
      assertArrayEquals(bytes, Files.readAllBytes(file));
      SomeVectors.assertSame(vectors, read(Source.of(file), 2, 1));
      Path packed = folder.resolve(format + ".gz");
      try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
        out.write(bytes);
      }
      SomeVectors.assertSame(vectors, read(Source.of(packed), 3, 100));
    }
  }

  @ParameterizedTest
  @EnumSource
  void fileSystemsThatCannotMap(VectorFormat format) throws IOException {
    WordVectors vectors = SomeVectors.random(50, 11);
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path file = memory.getPath("v");
      VectorWriter.write(file, format, vectors);
      SomeVectors.assertSame(vectors, read(Source.of(file), 2, TextReader.CHUNK));
    }
  }

  /** A block has about four million numbers; these are more. */
  @Test
  void manyThreadsReadTheSameAcrossBlocks() throws IOException {
    int size = 70;
    int dim = 70_001;
    float[] data = new float[size * dim];
    for (int i = 0; i < data.length; i++) {
      data[i] = i % 1009 - 500;
    }
    String[] words = new String[size];
    for (int i = 0; i < size; i++) {
      words[i] = "w" + i;
    }
    WordVectors vectors = SomeVectors.of(dim, words, data);
    for (VectorFormat format : List.of(VectorFormat.TEXT, VectorFormat.BINARY)) {
      Path file = folder.resolve(format.name());
      VectorWriter.write(file, format, vectors);
      for (int threads = 1; threads <= 3; threads++) {
        WordVectors found = read(Source.of(file), threads, 1000);
        assertEquals(2, ((RowBlocks) found.vectors()).blocks());
        SomeVectors.assertSame(vectors, found);
      }
    }
  }

  @Test
  void blocksOfMappedRowsHoldWhatTheFileHolds() throws IOException {
    WordVectors vectors = SomeVectors.random(100, 9);
    Path file = folder.resolve("v");
    VectorWriter.write(file, VectorFormat.BINARY, vectors);
    RowBlocks rows = (RowBlocks) read(Source.of(file), 1, TextReader.CHUNK).vectors();
    float[] row = new float[9];
    vectors.vectors().copy(99, row, 0);
    float[] block = rows.block(0);
    assertEquals(900, block.length);
    for (int j = 0; j < 9; j++) {
      assertEquals(row[j], block[rows.offsetOf(99) + j]);
    }
    block[rows.offsetOf(99)] = 42;
    rows.copy(99, row, 0);
    assertEquals(42, row[0]);
  }

  @Test
  void theBytesOfEachFormat() throws IOException {
    WordVectors vectors = SomeVectors.of(2, new String[] {"a", "bc"}, 1, -0.5f, 1e-7f, 3);
    assertEquals(
        "2 2\na 1 -0.5\nbc 1e-7 3\n",
        new String(bytes(vectors, VectorFormat.TEXT), StandardCharsets.US_ASCII));
    assertEquals(
        "2 2\na \0\0\u0080?\0\0\0\u00bf\nbc \u0095\u00bf\u00d63\0\0@@\n",
        new String(bytes(vectors, VectorFormat.BINARY), StandardCharsets.ISO_8859_1));
  }

  @Test
  void safetensorsHoldBucketsAndWhatTheTrainerAdds() throws IOException {
    WordVectors plain = SomeVectors.random(5, 3);
    Rows buckets = SomeVectors.random(4, 3).vectors();
    Subwords subwords = new Subwords(3, 6, 4);
    WordVectors vectors = new WordVectors("v", plain.words(), plain.vectors(), subwords, buckets);
    Tensor outputs = new Tensor("outputs", new int[] {1}, new float[] {7});
    Path file = folder.resolve("v.safetensors");
    VectorFile.of(vectors, Map.of("recipe", "x"), List.of(outputs)).write(file);
    Safetensors all = Safetensors.read(file);
    assertEquals("elman word vectors 1", all.metadata().get("format"));
    assertEquals("3-6 4", all.metadata().get("subwords"));
    assertEquals("x", all.metadata().get("recipe"));
    assertArrayEquals(outputs.data(), all.require("outputs", 1).data());
    for (WordVectors found :
        List.of(VectorFile.of(all), read(Source.of(file), 1, TextReader.CHUNK))) {
      SomeVectors.assertSame(vectors, found);
      assertEquals(subwords, found.subwords());
      SomeVectors.assertSame(buckets, found.bucketVectors());
    }
    Map<String, String> reserved = Map.of("words", "x");
    assertThrows(IllegalArgumentException.class, () -> VectorFile.of(vectors, reserved, List.of()));
  }

  @Test
  void paddedRowsAreWrittenWithoutPadding() throws IOException {
    Rows padded =
        new Rows() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public int dim() {
            return 2;
          }

          @Override
          public void copy(int row, float[] to, int offset) {
            System.arraycopy(new float[] {1, 2, 9}, 0, to, offset, 2);
          }
        };
    WordVectors one = SomeVectors.of(2, new String[] {"a"}, 1, 2);
    WordVectors same = new WordVectors("v", one.words(), padded, null, null);
    for (VectorFormat format : VectorFormat.values()) {
      assertArrayEquals(bytes(one, format), bytes(same, format));
    }
  }

  @Test
  void wordsThatAreNotUtf8AreKept() throws IOException {
    WordVectors vectors = SomeVectors.of(1, new String[] {"a"}, 1);
    vectors.words().add(new byte[] {(byte) 0xff, (byte) 0xc3}, 0, 2);
    WordVectors two =
        new WordVectors(
            "v", vectors.words(), new ArrayRows(new float[] {1, 2}, 1, null), null, null);
    SomeVectors.assertSame(two, readStream(bytes(two, VectorFormat.TEXT)));
    SomeVectors.assertSame(two, readStream(bytes(two, VectorFormat.BINARY)));
    FormatException e =
        assertThrows(FormatException.class, () -> bytes(two, VectorFormat.SAFETENSORS));
    assertEquals(
        "v: word \ufffd\ufffd: is not UTF-8, which safetensors needs; write text or binary",
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"new york", "a\tb", "a\u000b"})
  void whiteSpaceInWords(String word) throws IOException {
    WordVectors vectors = SomeVectors.of(1, new String[] {"a", word}, 1, 2);
    for (VectorFormat format : List.of(VectorFormat.TEXT, VectorFormat.BINARY)) {
      String message =
          assertThrows(FormatException.class, () -> bytes(vectors, format)).getMessage();
      assertEquals(true, message.endsWith("can hold; write safetensors"), message);
    }
    SomeVectors.assertSame(vectors, readStream(bytes(vectors, VectorFormat.SAFETENSORS)));
  }

  @ParameterizedTest
  @EnumSource
  void noFormatHoldsLineEnds(VectorFormat format) {
    WordVectors vectors = SomeVectors.of(1, new String[] {"a\nb"}, 1);
    assertThrows(FormatException.class, () -> bytes(vectors, format));
  }

  @ParameterizedTest
  @EnumSource
  void noFormatIsWrittenWithNumbersThatAreNotFinite(VectorFormat format) {
    WordVectors vectors = SomeVectors.of(1, new String[] {"a", "b"}, 1, Float.POSITIVE_INFINITY);
    FormatException e = assertThrows(FormatException.class, () -> bytes(vectors, format));
    assertEquals("made: word b: has a number that is not finite", e.getMessage());
  }

  @Test
  void namesAskForFormats() {
    assertEquals(VectorFormat.TEXT, VectorFormat.ofName(Path.of("a/b.txt")));
    assertEquals(VectorFormat.TEXT, VectorFormat.ofName(Path.of("b.safetensors.VEC")));
    assertEquals(VectorFormat.BINARY, VectorFormat.ofName(Path.of("b.bin")));
    assertEquals(VectorFormat.SAFETENSORS, VectorFormat.ofName(Path.of("b.safetensors")));
    assertEquals(VectorFormat.SAFETENSORS, VectorFormat.ofName(Path.of("b.elman")));
    assertEquals(VectorFormat.BINARY, VectorFormat.ofName(Path.of("b.bin.gz")));
    assertEquals(VectorFormat.TEXT, VectorFormat.ofName(Path.of("b.vec.ZST")));
    assertNull(VectorFormat.ofName(Path.of("b.gz")));
    assertNull(VectorFormat.ofName(Path.of("b")));
    assertNull(VectorFormat.ofName(Path.of("/")));
  }
}
