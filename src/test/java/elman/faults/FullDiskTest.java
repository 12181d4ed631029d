package elman.faults;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.core.Workers;
import elman.embed.vectors.VectorFormat;
import elman.embed.vectors.VectorReader;
import elman.embed.vectors.VectorWriter;
import elman.embed.vectors.WordVectors;
import elman.io.Safetensors;
import elman.io.Source;
import elman.io.Tensor;
import elman.token.bpe.BpeLearner;
import elman.token.bpe.SplitPattern;
import elman.token.bpe.WordCounts;
import elman.token.file.TokenizerFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Disks that have no more room, at whichever write of whatever writes a file. */
class FullDiskTest {
  private static final int BLOCK = 256;

  /** Writes a file to a path. */
  @FunctionalInterface
  private interface Writing {
    void to(Path target) throws IOException;
  }

  @Test
  void aDiskMayFillUpAtAnyBlock() throws IOException {
    for (Map.Entry<String, Writing> kind : writings().entrySet()) {
      int blocks = fill(kind.getKey(), kind.getValue());
      Faults.report(
          "disk full at every block of " + kind.getKey(), blocks, "old file stays, no litter");
    }
  }

  /** Tries disks of every size up to that on which the file has room. */
  private static int fill(String kind, Writing writing) throws IOException {
    byte[] old = {1, 2, 3};
    int blocks = 3;
    for (boolean whole = false; !whole; blocks++) {
      try (FileSystem disk =
          Jimfs.newFileSystem(
              Configuration.unix().toBuilder()
                  .setBlockSize(BLOCK)
                  .setMaxSize((long) BLOCK * blocks)
                  .build())) {
        Path target = Files.write(disk.getPath("m"), old);
        try {
          writing.to(target);
          whole = true;
          assertTrue(Files.size(target) > 20 * BLOCK, kind);
        } catch (IOException e) {
          assertEquals("m: out of disk space", e.getMessage(), kind);
          assertOnly(target, old);
        }
      }
    }
    return blocks - 4;
  }

  private static void assertOnly(Path target, byte[] content) throws IOException {
    assertArrayEquals(content, Files.readAllBytes(target));
    try (Stream<Path> files = Files.list(target.toAbsolutePath().getParent())) {
      assertEquals(List.of(target.toAbsolutePath()), files.toList());
    }
  }

  private static Map<String, Writing> writings() throws IOException {
    Map<String, Writing> writings = new LinkedHashMap<>();
    Tensor weights = new Tensor("w", new int[] {5000}, new float[5000]);
    Safetensors model = new Safetensors(Map.of("a", "b"), List.of(weights));
    writings.put("a model", model::write);
    WordVectors vectors = vectors();
    for (VectorFormat format : VectorFormat.values()) {
      String name = "vectors, " + format.name().toLowerCase(Locale.ROOT);
      writings.put(name, target -> VectorWriter.write(target, format, vectors));
    }
    BpeLearner.Learned learned = tokenizer();
    writings.put(
        "a tokenizer",
        target -> TokenizerFile.writeJson(target, learned.model(), learned.merges()));
    return writings;
  }

  private static WordVectors vectors() throws IOException {
    StringBuilder text = new StringBuilder("400 4\n");
    for (int i = 0; i < 400; i++) {
      text.append('w').append(i).append(" 0.25 0.5 ").append(i).append(" 1\n");
    }
    try (Workers workers = new Workers(1)) {
      var in = new ByteArrayInputStream(Specimens.bytes(text.toString()));
      return VectorReader.read(Source.of("vectors", in), workers, repeated -> {});
    }
  }

  private static BpeLearner.Learned tokenizer() {
    Random random = new Random(1);
    WordCounts counts = new WordCounts();
    for (int i = 0; i < 2000; i++) {
      byte[] word = Specimens.bytes(Integer.toString(random.nextInt(1_000_000), 5) + " ");
      counts.addText(SplitPattern.GPT2, word, 0, word.length);
    }
    return new BpeLearner(SplitPattern.GPT2, List.of(), 600, 1).learn(counts);
  }
}
