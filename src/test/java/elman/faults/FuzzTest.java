package elman.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import com.sun.management.ThreadMXBean;
import elman.cli.Elman;
import elman.io.FormatException;
import elman.io.Safetensors;
import elman.io.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files changed at random: each is read or refused with a reason, and takes no more memory than a
 * small file may, whatever it says of its sizes.
 */
class FuzzTest {
  private static final int TRIES = 150;

  /** How long each parser is fuzzed in the long form. */
  private static final long NANOS =
      Faults.HEAVY ? Long.getLong("elman.faults.seconds", 20) * 1_000_000_000 : 0;

  private static final long MOST_BYTES = 64L << 20;

  private static final List<String> ODD =
      List.of(
          "",
          "-1",
          "0",
          "1",
          "2",
          "3",
          "7",
          "1000000",
          "2147483647",
          "99999999999",
          "1e999",
          "NaN",
          "inf",
          "true",
          "lstm",
          "a",
          "\u0000",
          "[]",
          "{}",
          "[1,2]",
          "{\"a\":-1}",
          "\ud800");

  /** Tells what a thread allocates. */
  static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir static Path folder;
  private static Parsers parsers;
  private final long seed = Faults.seed("FuzzTest");

  @BeforeAll
  static void make() throws Exception {
    Specimens.make(folder);
    parsers = new Parsers(folder);
  }

  @AfterAll
  static void close() throws IOException {
    parsers.close();
  }

  @TestFactory
  Stream<DynamicTest> changedBytes() {
    return parsers.all().stream()
        .map(parser -> DynamicTest.dynamicTest(parser.name(), () -> fuzz(parser)));
  }

  private void fuzz(Parsers.Parser parser) {
    Mutator mutator = new Mutator(new Random(seed));
    long refused = 0;
    long tries = 0;
    for (long start = System.nanoTime(); goesOn(tries, start); tries++) {
      refused += read(parser, mutator.next(parser.specimens()));
    }
    Faults.report("fuzzed: " + parser.name(), tries, refused + " refused, the others read");
  }

  private static boolean goesOn(long tries, long start) {
    return tries < TRIES || System.nanoTime() - start < NANOS;
  }

  /** Inputs by which Jazzer came to new branches of the parsers. */
  @Test
  void inputsThatWereFound() throws IOException {
    List<String> lines = Files.readAllLines(Elman.BASE.resolve("testdata/fuzz/inputs.txt"));
    long refused = 0;
    for (String line : lines) {
      try {
        parsers.read(Base64.getDecoder().decode(line));
      } catch (FormatException e) {
        refused++;
      } catch (IOException | RuntimeException | Error e) {
        throw new AssertionError(line + ": " + e, e);
      }
    }
    assertTrue(refused > 0 && refused < lines.size());
    Faults.report("inputs found by Jazzer", lines.size(), refused + " refused, the others read");
  }

  /** Files whose checksum is right, so that what is said in them is believed so far. */
  @TestFactory
  Stream<DynamicTest> changedContent() {
    return parsers.models().stream()
        .map(parser -> DynamicTest.dynamicTest(parser.name(), () -> fuzzContent(parser)));
  }

  private void fuzzContent(Parsers.Parser parser) throws IOException {
    Random random = new Random(seed);
    long refused = 0;
    long tries = 0;
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path path = Files.write(memory.getPath("file"), parser.specimens().get(0));
      Safetensors file = Safetensors.read(path);
      for (long start = System.nanoTime(); goesOn(tries, start); tries++) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Safetensors(metadata(file.metadata(), random), tensors(file.tensors(), random))
            .writeTo(out);
        refused += read(parser, out.toByteArray());
      }
    }
    Faults.report(
        "fuzzed, with a right checksum: " + parser.name(),
        tries,
        refused + " refused, the others read");
  }

  private static Map<String, String> metadata(Map<String, String> old, Random random) {
    Map<String, String> changed = new LinkedHashMap<>(old);
    List<String> keys = new ArrayList<>(old.keySet());
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      String key = keys.get(random.nextInt(keys.size()));
      String value = changed.getOrDefault(key, "");
      int at = random.nextInt(value.length() + 1);
      String odd = ODD.get(random.nextInt(ODD.size()));
      switch (random.nextInt(5)) {
        case 0 -> changed.remove(key);
        case 1 -> changed.put(key, odd);
        case 2 -> changed.put(key, value.substring(0, at) + odd + value.substring(at));
        case 3 -> changed.put(key, old.get(keys.get(random.nextInt(keys.size()))));
        default -> changed.put(key, value.substring(0, at));
      }
    }
    return changed;
  }

  private static List<Tensor> tensors(List<Tensor> old, Random random) {
    List<Tensor> changed = new ArrayList<>(old);
    if (random.nextInt(2) == 0 || old.isEmpty()) {
      return changed;
    }
    int at = random.nextInt(old.size());
    Tensor tensor = old.get(at);
    float[] data = tensor.data().clone();
    switch (random.nextInt(4)) {
      case 0 -> changed.remove(at);
      case 1 -> changed.set(at, new Tensor(tensor.name(), new int[] {data.length}, data));
      case 2 -> changed.set(at, new Tensor(tensor.name(), new int[] {1, 1, 0}, new float[0]));
      default -> {
        if (data.length > 0) {
          data[random.nextInt(data.length)] = random.nextBoolean() ? Float.NaN : 3e38f;
        }
        changed.set(at, new Tensor(tensor.name(), tensor.shape(), data));
      }
    }
    return changed;
  }

  /** Reads a file; returns whether it was refused, as 1 or 0. */
  private int read(Parsers.Parser parser, byte[] file) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    int refused = 0;
    try {
      parser.reading().read(file);
    } catch (FormatException e) {
      refused = 1;
    } catch (IOException | RuntimeException | Error e) {
      throw new AssertionError(described(parser, file) + e, e);
    }
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (bytes > MOST_BYTES) {
      throw new AssertionError(described(parser, file) + bytes + " bytes of memory");
    }
    return refused;
  }

  private String described(Parsers.Parser parser, byte[] file) {
    String content = Base64.getEncoder().encodeToString(file);
    return "seed "
        + seed
        + ", "
        + parser.name()
        + " of "
        + content.substring(0, Math.min(content.length(), 4000))
        + ": ";
  }
}
