package elman.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import elman.cli.Elman;
import elman.cli.InProcess;
import elman.io.FormatException;
import elman.io.RawSafetensors;
import elman.io.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that promise much, and small files that become large. */
class HostileTest {
  private static final long MOST_BYTES = 24L << 20;

  @TempDir static Path folder;

  @BeforeAll
  static void make() throws Exception {
    Specimens.make(folder);
    Path examples = Elman.BASE.resolve("testdata/corpora/reviews.tsv");
    Files.copy(examples, folder.resolve("reviews.tsv"));
  }

  @AfterEach
  void readAsMuchAsThereIs() {
    Source.limit(Long.MAX_VALUE);
  }

  /** A file whose header is not true; single quotes stand for double ones. */
  private static byte[] header(String json) {
    return RawSafetensors.of(json, new byte[16]);
  }

  private static List<byte[]> safetensors() {
    String f32 = "'dtype':'F32','shape':";
    List<byte[]> files = new ArrayList<>();
    for (String json :
        List.of(
            "{'a':{" + f32 + "[2147483647,2147483647],'data_offsets':[0,16]}}",
            "{'a':{" + f32 + "[65536,65536,65536,65536,0],'data_offsets':[0,16]}}",
            "{'a':{" + f32 + "[4294967296,1073741824],'data_offsets':[0,16]}}",
            "{'a':{" + f32 + "[-4],'data_offsets':[0,16]}}",
            "{'a':{" + f32 + "[4],'data_offsets':[0,9223372036854775807]}}",
            "{'a':{" + f32 + "[4],'data_offsets':[-16,0]}}",
            "{'a':{"
                + f32
                + "[2],'data_offsets':[0,8]},'b':{"
                + f32
                + "[3],'data_offsets':[4,16]}}",
            "{'a':{"
                + f32
                + "[1],'data_offsets':[0,4]},'b':{"
                + f32
                + "[2],'data_offsets':[8,16]}}",
            "{'a':{"
                + f32
                + "[4],'data_offsets':[0,16]},'a':{"
                + f32
                + "[4],'data_offsets':[0,16]}}",
            "{'a':" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
            "{'a':" + "{'a':".repeat(100_000) + "1" + "}".repeat(100_001),
            "{'a':{" + f32 + "[" + "2,".repeat(100_000) + "4],'data_offsets':[0,16]}}")) {
      files.add(header(json));
    }
    for (byte high : new byte[] {0x05, 0x7f, (byte) 0xff}) {
      byte[] long_ = header("{'a':{" + f32 + "[4],'data_offsets':[0,16]}}");
      long_[high == 0x05 ? 3 : 7] = high;
      files.add(long_);
    }
    return files;
  }

  @Test
  void headersThatPromiseMuch() throws IOException {
    int tries = 0;
    for (byte[] file : safetensors()) {
      for (String command :
          List.of(
              "inspect FILE",
              "sample FILE",
              "predict FILE",
              "analogy FILE a",
              "hopfield recall FILE",
              "forecast --model FILE " + folder + "/series.csv")) {
        assertRefused(file, command);
        tries++;
      }
    }
    String npy = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }\n";
    for (String shape :
        List.of(
            "2147483647, 2147483647",
            "99999999999999999999, 1",
            "-1, 4",
            "1, 1, 1, 1, 1",
            "1, 4000000000",
            "3000000000, 4")) {
      String header = npy.formatted(shape);
      byte[] file =
          ("?NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header + "abcdabcdabcdabcd")
              .getBytes(StandardCharsets.ISO_8859_1);
      file[0] = (byte) 0x93;
      assertRefused(file, "train-seq --shape one-to-one -o " + folder + "/out FILE");
      assertRefused(file, "tokenize --bytes --decode --format npy FILE");
      tries += 2;
    }
    for (String text :
        List.of(
            "9999999999 300\na ",
            "2147483647 2147483647\na 1",
            "3 999999999\na ",
            "-1 5\n",
            "1 0\na\n",
            "4000000 4000000\na ")) {
      assertRefused(Specimens.bytes(text), "analogy FILE a");
      tries++;
    }
    for (String picture :
        List.of(
            "P4\n99999999 99999999\n",
            "P1\n999999999 1\n1",
            "P4 0 1\n",
            "P4 -3 4 ",
            "P1 99999999999 1\n1",
            "P4 67108864 1\n1")) {
      assertRefused(Specimens.bytes(picture), "hopfield store -o " + folder + "/out FILE");
      tries++;
    }
    Faults.report("headers that promise much", tries, "refused, in 24 MB at most");
  }

  private static void assertRefused(byte[] content, String command) throws IOException {
    Path file = Files.write(folder.resolve("hostile"), content);
    long before = allocated();
    Elman.Result result =
        InProcess.run("", command.replace("FILE", file.toString()).split(" ", -1));
    long bytes = allocated() - before;
    assertEquals(1, result.code(), command + result);
    assertEquals(1, result.err().lines().count(), command + result);
    assertTrue(!result.err().contains("internal"), command + result);
    assertTrue(!result.err().contains("memory"), command + result);
    assertTrue(bytes < MOST_BYTES + 40L * content.length, bytes + " bytes: " + command + result);
  }

  private static long allocated() {
    return FuzzTest.THREADS.getCurrentThreadAllocatedBytes();
  }

  /** A byte each for thousands, and the memory stays that of the decoders. */
  @Test
  void bombsNeedTheMemoryOfTheirDecoders() throws IOException {
    long size = Faults.HEAVY ? 512L << 20 : 8L << 20;
    int bombs = 0;
    for (Packed packed : Packed.ALL) {
      byte[] bomb = packed.of(new byte[1 << 20], size >> 20);
      assertTrue(bomb.length < size / 400, bomb.length + " bytes");
      long before = allocated();
      assertEquals(size, length(bomb));
      long bytes = allocated() - before;
      assertTrue(bytes < MOST_BYTES, bytes + " bytes of memory");
      Source.limit(1000);
      assertTrue(
          assertThrows(FormatException.class, () -> length(bomb))
              .getMessage()
              .startsWith("bomb: has more than the 1,000 bytes that --max-input allows"));
      Source.limit(Long.MAX_VALUE);
      bombs++;
    }
    Faults.report("decompression bombs of " + (size >> 20) + " MB", bombs, "read in 24 MB at most");
  }

  private static long length(byte[] bomb) throws IOException {
    byte[] block = new byte[1 << 16];
    long length = 0;
    try (InputStream in = Source.of("bomb", new ByteArrayInputStream(bomb)).open()) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        length += n;
      }
    }
    return length;
  }

  /** Every command that reads says what to raise. */
  @Test
  void inputsMayBeLimited() {
    int tries = 0;
    for (String command :
        List.of(
            "train-lm TOtext -o TOout",
            "sample TOlm -",
            "score TOlm TOtext",
            "clip-stats TOlog",
            "tokenize --words TOtext",
            "tokenize --tokenizer TObpe.json TOtext",
            "train-word2vec TOtext -o TOout.txt",
            "analogy TOvectors.txt abba",
            "analogy TOvectors.bin abba",
            "forecast TOseries.csv",
            "inspect TOlm --gates TOtext",
            "train-seq --shape many-to-one TOreviews.tsv -o TOout",
            "predict TOseq TOreviews.tsv",
            "hopfield store TObits.pbm -o TOout",
            "hopfield recall TOmemory TObits.pbm")) {
      String[] words = (command + " --max-input 9").replace("TO", folder + "/").split(" ", -1);
      Elman.Result result = InProcess.run("abba baab\n", words);
      assertEquals(1, result.code(), command + result);
      assertTrue(result.err().contains("has more than the 9 bytes that --max-input"), result.err());
      tries++;
    }
    Faults.report("--max-input", tries, "every command that reads refuses more");
  }

  @Test
  void sizesOfInputsAreSaidInAnyUnit() {
    for (String size : List.of("1K", "1k", "20M", "1G", "9T", "999999999999999999T", "1024")) {
      assertEquals(0, InProcess.run("", "score", folder + "/lm", "--max-input", size).code());
    }
    for (String size : List.of("", "K", "-1", "1.5M", "1KB", "9999999999999999999")) {
      assertEquals(2, InProcess.run("", "score", folder + "/lm", "--max-input", size).code());
    }
  }
}
