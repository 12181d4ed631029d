package elman.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import elman.io.SafetensorsScan.Verdict;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsScanTest {
  private FileSystem memory;
  private Path path;

  @BeforeEach
  void open() {
    memory = Jimfs.newFileSystem(Configuration.unix());
    path = memory.getPath("file");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private void write(String header, int data) throws IOException {
    Files.write(path, RawSafetensors.of(header, new byte[data]));
  }

  @Test
  void seesEveryElementOnceInBlocks() throws IOException {
    float[] large = new float[(1 << 18) + 3];
    for (int i = 0; i < large.length; i++) {
      large[i] = i;
    }
    new Safetensors(
            Map.of("key", "value"),
            List.of(
                new Tensor("large", new int[] {large.length}, large),
                new Tensor("none", new int[] {0, 2}, new float[0]),
                new Tensor("one", new int[0], new float[] {7})))
        .write(path);
    float[] seen = new float[large.length + 1];
    int[] at = {0};
    SafetensorsScan scan =
        SafetensorsScan.of(
            path,
            (tensor, values, count) -> {
              System.arraycopy(values, 0, seen, at[0], count);
              at[0] += count;
            });
    assertArrayEquals(large, Arrays.copyOf(seen, large.length));
    assertEquals(7, seen[large.length]);
    assertEquals(seen.length, at[0]);
    assertEquals(Verdict.RIGHT, scan.checksum());
    assertEquals(Map.of("key", "value"), scan.metadata());
    assertEquals(
        List.of(large.length, 0, 1), scan.tensors().stream().map(t -> (int) t.elements()).toList());
    assertEquals(Files.size(path), scan.bytes());
  }

  @Test
  void describesTypesThatItCannotRead() throws IOException {
    write(
        "{'a':{'dtype':'I64','shape':[2],'data_offsets':[0,16]},"
            + "'b':{'dtype':'F4','shape':[2,3],'data_offsets':[16,19]}}",
        19);
    SafetensorsScan scan =
        SafetensorsScan.of(path, (tensor, values, count) -> assertEquals(0, count));
    assertEquals(Verdict.NONE, scan.checksum());
    assertEquals(List.of("I64", "F4"), scan.tensors().stream().map(t -> t.dtype()).toList());
    assertEquals(3, scan.tensors().get(1).bytes());
    scan.requireUndamaged();
  }

  @Test
  void aWrongChecksumIsAVerdict() throws IOException {
    new Safetensors(Map.of(), List.of(new Tensor("a", new int[] {1}, new float[] {1}))).write(path);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 2] ^= 4;
    Files.write(path, bytes);
    SafetensorsScan scan = SafetensorsScan.of(path, (tensor, values, count) -> {});
    assertEquals(Verdict.WRONG, scan.checksum());
    FormatException thrown = assertThrows(FormatException.class, scan::requireUndamaged);
    assertTrue(thrown.getMessage().startsWith("file: checksum mismatch"), thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':{'dtype':'X','shape':[9],'data_offsets':[0,1]}}|1|a: has a shape too large for its",
        "{'a':{'dtype':'X','shape':[2147483647,2147483647,2147483647],'data_offsets':[0,1]}}|1|"
            + "a: has a shape too large for its data",
        "{'a':{'dtype':'F32','shape':[2147483647,2147483647,2147483647],'data_offsets':[0,4]}}|4|"
            + "a: has a shape too large",
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}}|4|a: has 2 elements of 4 bytes",
        "{'a':{'dtype':'I8','shape':[4],'data_offsets':[0,4]}}|3|truncated",
        "{'a':{'dtype':'I8','shape':[4],'data_offsets':[0,4]}}|5|1 superfluous bytes",
      })
  void refusesWhatContradictsItself(String header, int data, String message) throws IOException {
    write(header, data);
    FormatException thrown =
        assertThrows(
            FormatException.class, () -> SafetensorsScan.of(path, (tensor, values, count) -> {}));
    assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
  }

  /** An element takes a bit at least, of which there are as many as in its own bytes. */
  @Test
  void tensorsOfUnknownTypesHaveRoomForTheirElements() throws IOException {
    String first = "{'a':{'dtype':'I8','shape':[2,4],'data_offsets':[0,8]},";
    String second = "'b':{'dtype':'B1','shape':[%d],'data_offsets':[8,9]}}";
    write(first + second.formatted(8), 9);
    assertEquals(2, SafetensorsScan.of(path, (tensor, values, count) -> {}).tensors().size());
    write(first + second.formatted(9), 9);
    FormatException e =
        assertThrows(
            FormatException.class, () -> SafetensorsScan.of(path, (tensor, values, count) -> {}));
    assertEquals("file: tensor b: has a shape too large for its data", e.getMessage());
  }
}
