package elman.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  /**
   * Made with safetensors 0.8.0 and torch 2.13.0:
   *
   * <pre>
   * safetensors.torch.save({
   *     'half': torch.tensor([1.5, -0.25, 65504.0, 6e-8], dtype=torch.float16),
   *     'brain': torch.tensor([[1.0], [-3.0]], dtype=torch.bfloat16),
   *     'double': torch.tensor(0.1, dtype=torch.float64),
   *     'single': torch.tensor([0.1, float('inf')], dtype=torch.float32),
   *     'none': torch.zeros(0, 3)}, {'origin': 'torch é'})
   * </pre>
   */
  private static final String FROM_TORCH =
      "UAEAAAAAAAB7Il9fbWV0YWRhdGFfXyI6eyJvcmlnaW4iOiJ0b3JjaCDDqSJ9LCJkb3VibGUiOnsiZHR5cGUiOiJG"
          + "NjQiLCJzaGFwZSI6W10sImRhdGFfb2Zmc2V0cyI6WzAsOF19LCJub25lIjp7ImR0eXBlIjoiRjMyIiwic2hh"
          + "cGUiOlswLDNdLCJkYXRhX29mZnNldHMiOls4LDhdfSwic2luZ2xlIjp7ImR0eXBlIjoiRjMyIiwic2hhcGUi"
          + "OlsyXSwiZGF0YV9vZmZzZXRzIjpbOCwxNl19LCJicmFpbiI6eyJkdHlwZSI6IkJGMTYiLCJzaGFwZSI6WzIs"
          + "MV0sImRhdGFfb2Zmc2V0cyI6WzE2LDIwXX0sImhhbGYiOnsiZHR5cGUiOiJGMTYiLCJzaGFwZSI6WzRdLCJk"
          + "YXRhX29mZnNldHMiOlsyMCwyOF19fSAgICCamZmZmZm5P83MzD0AAIB/gD9AwAA+ALT/ewEA";

  private static final int DIGITS_AT = "{\"__metadata__\":{\"checksum\":\"crc32c:".length();

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

  private static Safetensors example() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("version", "1");
    metadata.put("cell", "lstm\n\"é😀\"");
    metadata.put("a", "");
    return new Safetensors(
        metadata,
        List.of(
            new Tensor("rnn.weight", new int[] {2, 3}, new float[] {1, -0.0f, 3, 4, 5, 1.4E-45f}),
            new Tensor("scalar", new int[0], new float[] {Float.NaN}),
            new Tensor("empty", new int[] {0, 7}, new float[0]),
            new Tensor("bias", new int[] {1}, new float[] {Float.MIN_VALUE})));
  }

  private static byte[] bytes(Safetensors file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.writeTo(out);
    return out.toByteArray();
  }

  private static void assertSameContent(Safetensors expected, Safetensors actual) {
    assertEquals(
        List.copyOf(expected.metadata().entrySet()), List.copyOf(actual.metadata().entrySet()));
    assertEquals(expected.tensors().size(), actual.tensors().size());
    for (int i = 0; i < expected.tensors().size(); i++) {
      Tensor wanted = expected.tensors().get(i);
      Tensor got = actual.tensors().get(i);
      assertEquals(wanted.name(), got.name());
      assertArrayEquals(wanted.shape(), got.shape());
      assertArrayEquals(wanted.data(), got.data());
    }
  }

  @Test
  void roundTrip() throws IOException {
    Safetensors file = example();
    file.write(path);
    Safetensors read = Safetensors.read(path);
    assertSameContent(file, read);
    assertEquals("model.elman", read.source());
    assertArrayEquals(bytes(file), Files.readAllBytes(path));
    assertArrayEquals(bytes(file), bytes(read));
  }

  @Test
  void nothingIsAFileToo() throws IOException {
    Safetensors nothing = new Safetensors(Map.of(), List.of());
    nothing.write(path);
    assertSameContent(nothing, Safetensors.read(path));
  }

  @Test
  void tensorsLargerThanABlock(@TempDir Path directory) throws IOException {
    float[] large = new float[(1 << 18) * 2 + 13];
    Random random = new Random(5);
    for (int i = 0; i < large.length; i++) {
      large[i] = random.nextFloat();
    }
    Safetensors file =
        new Safetensors(
            Map.of(),
            List.of(
                new Tensor("odd", new int[] {3}, new float[] {1, 2, 3}),
                new Tensor("large", new int[] {large.length}, large)));
    file.write(path);
    assertSameContent(file, Safetensors.read(path));
    Path onDisk = directory.resolve("model");
    file.write(onDisk);
    assertSameContent(file, Safetensors.read(onDisk));
  }

  @Test
  void layoutIsThatOfTheFormat() throws IOException {
    byte[] bytes =
        bytes(
            new Safetensors(
                Map.of("k", "v"), List.of(new Tensor("t", new int[] {1, 2}, new float[] {1, 2}))));
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) buffer.getLong();
    assertEquals(0, length % 8);
    String header = new String(bytes, 8, length, StandardCharsets.UTF_8);
    String checksum = header.substring(DIGITS_AT, DIGITS_AT + 8);
    assertEquals(
        "{\"__metadata__\":{\"checksum\":\"crc32c:%s\",\"k\":\"v\"},".formatted(checksum)
            + "\"t\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}",
        header.stripTrailing());
    assertEquals(8 + length + 8, bytes.length);
    assertEquals(1, buffer.getFloat(8 + length));
    assertEquals(2, buffer.getFloat(8 + length + 4));
    buffer.put(8 + DIGITS_AT, "00000000".getBytes(StandardCharsets.US_ASCII));
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    assertEquals(HexFormat.of().toHexDigits((int) crc.getValue()), checksum);
  }

  @Test
  void filesOfOtherToolsAreRead() throws IOException {
    Files.write(path, Base64.getDecoder().decode(FROM_TORCH));
    Safetensors file = Safetensors.read(path);
    assertEquals(Map.of("origin", "torch é"), file.metadata());
    assertArrayEquals(new float[] {1.5f, -0.25f, 65504, 0x1p-24f}, file.require("half", 4).data());
    assertArrayEquals(new float[] {1, -3}, file.require("brain", 2, 1).data());
    assertArrayEquals(new float[] {0.1f}, file.require("double").data());
    assertArrayEquals(
        new float[] {0.1f, Float.POSITIVE_INFINITY}, file.require("single", 2).data());
    assertArrayEquals(new float[0], file.require("none", 0, 3).data());
  }

  @Test
  void lookUp() throws FormatException {
    Safetensors file = new Safetensors("m", Map.of("k", "v"), example().tensors());
    assertEquals(Optional.empty(), file.tensor("rnn"));
    assertEquals("bias", file.tensor("bias").orElseThrow().name());
    assertEquals("rnn.weight", file.require("rnn.weight", 2, 3).name());
    assertEquals("v", file.requireMetadata("k"));
    assertEquals(
        "m: tensor rnn.weight: shape [2, 3] instead of [6]",
        assertThrows(FormatException.class, () -> file.require("rnn.weight", 6)).getMessage());
    assertEquals(
        "m: no tensor rnn",
        assertThrows(FormatException.class, () -> file.require("rnn", 6)).getMessage());
    assertEquals(
        "m: no metadata key l",
        assertThrows(FormatException.class, () -> file.requireMetadata("l")).getMessage());
  }

  @Test
  void contentThatCannotBeWrittenIsRefused() {
    Tensor tensor = new Tensor("t", new int[] {1}, new float[1]);
    Tensor reserved = new Tensor("__metadata__", new int[] {1}, new float[1]);
    Map<String, String> checksum = Map.of("checksum", "");
    assertIllegal(() -> new Safetensors(Map.of(), List.of(tensor, tensor)));
    assertIllegal(() -> new Safetensors(Map.of(), List.of(reserved)));
    assertIllegal(() -> new Safetensors(checksum, List.of()));
    assertIllegal(() -> new Tensor("t", new int[] {2, 2}, new float[3]));
    assertIllegal(() -> new Tensor("t", new int[0], new float[0]));
    assertIllegal(() -> new Tensor("t", new int[] {-1, -1}, new float[1]));
    int[] overflowing = {1 << 16, 1 << 16, 1 << 16, 1 << 16};
    assertIllegal(() -> new Tensor("t", overflowing, new float[0]));
  }

  private static void assertIllegal(Runnable action) {
    assertThrows(IllegalArgumentException.class, action::run);
  }

  @Tag("slow")
  @Test
  void headerTooLongToBeReadIsNotWritten() throws IOException {
    Files.writeString(path, "old");
    Safetensors file = new Safetensors(Map.of("k", "x".repeat(100_000_000)), List.of());
    IOException e = assertThrows(FormatException.class, () -> file.write(path));
    assertTrue(e.getMessage().contains("header: 100,000,"), e.getMessage());
    assertEquals("old", Files.readString(path));
  }
}
