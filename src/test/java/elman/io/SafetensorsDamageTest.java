package elman.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsDamageTest {
  private FileSystem memory;
  private Path path;

  @BeforeEach
  void open() {
    memory = Jimfs.newFileSystem(Configuration.unix());
    path = memory.getPath("m");
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  private static byte[] file(long headerLength, String header, int dataLength) {
    return RawSafetensors.of(headerLength, header, new byte[dataLength]);
  }

  private static byte[] example() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Safetensors(
            Map.of("cell", "crc32c:0123abcd"),
            List.of(
                new Tensor("a", new int[] {2}, new float[] {1, 2}),
                new Tensor("b", new int[0], new float[] {3})))
        .writeTo(out);
    return out.toByteArray();
  }

  private FormatException assertRefused(byte[] bytes) throws IOException {
    Files.write(path, bytes);
    return assertThrows(FormatException.class, () -> Safetensors.read(path));
  }

  /** Single quotes stand for double ones. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "[]|0|not a safetensors file (it doesn't begin with a JSON header)",
        " {}|0|not a safetensors file (it doesn't begin with a JSON header)",
        "{|0|line 1, column 2: unexpected end instead of \"",
        "{} {}|0|line 1, column 4: unexpected '{' after the JSON value",
        "{'a':1}|0|tensor a: is not described by a JSON object",
        "{'a':null}|0|tensor a: is not described by a JSON object",
        "{'a':{}}|0|tensor a: has no dtype",
        "{'a':{'dtype':1}}|0|tensor a: has no dtype",
        "{'a':{'dtype':'I64'}}|0|tensor a: has dtype I64; only F32, F64, F16 and BF16 can be read",
        "{'a':{'dtype':'F32'}}|0|tensor a: has no shape",
        "{'a':{'dtype':'F32','shape':4}}|0|tensor a: has no shape",
        "{'a':{'dtype':'F32','shape':[-1]}}|0|tensor a: has a shape with the extent -1",
        "{'a':{'dtype':'F32','shape':[1.0]}}|0|tensor a: has a shape with the extent 1.0",
        "{'a':{'dtype':'F32','shape':['1']}}|0|tensor a: has a shape with the extent 1",
        "{'a':{'dtype':'F32','shape':[2147483648]}}|0|tensor a: has a shape with the extent 2147",
        "{'a':{'dtype':'F32','shape':[9223372036854775808]}}|0|line 1, column",
        "{'a':{'dtype':'F32','shape':[1]}}|4|tensor a: has no two ascending data_offsets",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0]}}|4|tensor a: has no two",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4,8]}}|4|tensor a: has no two",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,'4']}}|4|tensor a: has no two",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4.0]}}|4|tensor a: has no two",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[-4,0]}}|4|tensor a: has no two",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,0]}}|4|tensor a: has no two",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,3]}}|3|tensor a: has 1 elements of 4 by",
        "{'a':{'dtype':'F16','shape':[3],'data_offsets':[0,4]}}|4|tensor a: has 3 elements of 2 by",
        "{'a':{'dtype':'F32','shape':[2147483647],'data_offsets':[0,4]}}|4|tensor a: has a shape"
            + " to",
        "{'a':{'dtype':'F32','shape':[65536,65536,65536,65536],'data_offsets':[0,0]}}|0|tensor a:"
            + " h",
        "{'a':{'dtype':'F32','shape':[1000000],'data_offsets':[0,4000000]}}|999|truncated: the"
            + " tens",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}|1238|1,234 superfluous bytes after",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}|8|tensor a: begins at byte 4 of"
            + " the",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'b':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}|4|tensor"
            + " b: begins at byte 0 of the data instead of 4",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'b':{'dtype':'F32','shape':[1],'data_offsets':[8,12]}}|12|tensor"
            + " b: begins at byte 8 of the data instead of 4",
        "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
            + "'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}|8|line"
            + " 1, column 55: repeated key",
        "{'__metadata__':[]}|0|metadata: is not a JSON object",
        "{'__metadata__':{'a':1}}|0|metadata: a is not a string",
        "{'__metadata__':{'checksum':'crc32c:00000000'}}|0|checksum mismatch: the file was altered",
        "{'__metadata__':{'a':'b','checksum':'crc32c:01234567'}}|0|checksum mismatch: the file was",
        "{'__metadata__':{'checksum':'md5:0'}}|0|checksum mismatch: the file was altered",
        "{'__metadata__':{'checksun':'crc32c:00000000'}}|0|checksum mismatch: the file was altered",
        "{'x\\ny':1}|0|tensor x\\u000ay: is not described by a JSON object",
      })
  void malformedHeaders(String header, int dataLength, String message) throws IOException {
    String json = header.replace('\'', '"');
    FormatException e = assertRefused(file(json.length(), json, dataLength));
    assertTrue(e.getMessage().startsWith("m: " + message), e.getMessage());
  }

  @Test
  void headersThatAreOnlyUnusual() throws IOException {
    String[] headers = {
      "{}",
      "{}\n\t\r ",
      "{\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]},"
          + "\"a\":{\"x\":0,\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
      "{\"__metadata__\":{\"data_checksum\":\"crc32c:00000000\"}}",
    };
    List<List<String>> names = List.of(List.of(), List.of(), List.of("a", "b"), List.of());
    for (int i = 0; i < headers.length; i++) {
      Files.write(path, file(headers[i].length(), headers[i], 4 * names.get(i).size()));
      assertEquals(
          names.get(i), Safetensors.read(path).tensors().stream().map(Tensor::name).toList());
    }
  }

  @Test
  void invalidUtf8InTheHeader() throws IOException {
    byte[] bytes = file(3, "{ }", 0);
    bytes[9] = (byte) 0xff;
    assertEquals("m: header: is not valid UTF-8", assertRefused(bytes).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|not a safetensors file (it doesn't begin with a JSON header)",
        "3|truncated: the header promises 3 bytes, the file has 2",
        "1234|truncated: the header promises 1,234 bytes, the file has 2",
        "100000000|truncated: the header promises 100,000,000 bytes, the file has 2",
        "100000001|not a safetensors file (it doesn't begin with the length of a header)",
        "-1|not a safetensors file (it doesn't begin with the length of a header)",
        "-9223372036854775808|not a safetensors file (it doesn't begin with the length of a"
            + " header)",
      })
  void hostileHeaderLengths(long length, String message) throws IOException {
    assertEquals("m: " + message, assertRefused(file(length, "{}", 0)).getMessage());
  }

  @Test
  void foreignFiles() throws IOException {
    String text = "m: not a safetensors file (it doesn't begin with the length of a header)";
    byte[] foreign = "First Citizen:\nBefore we".getBytes(StandardCharsets.US_ASCII);
    assertEquals(text, assertRefused(foreign).getMessage());
    assertEquals(
        "m: not a safetensors file (it is empty)", assertRefused(new byte[0]).getMessage());
    assertEquals(
        "m: not a safetensors file (it has only 7 bytes)", assertRefused(new byte[7]).getMessage());
  }

  @Test
  void pathsThatAreNoFile() throws IOException {
    assertEquals("m: no such file", assertThrows(IOException.class, this::read).getMessage());
    Files.createDirectory(path);
    assertEquals("m: is a directory", assertThrows(IOException.class, this::read).getMessage());
  }

  private Safetensors read() throws IOException {
    return Safetensors.read(path);
  }

  @Test
  void truncationIsNoticedAtEveryByte() throws IOException {
    byte[] bytes = example();
    for (int length = 0; length < bytes.length; length++) {
      assertRefused(Arrays.copyOf(bytes, length));
    }
    assertRefused(Arrays.copyOf(bytes, bytes.length + 1));
    Files.write(path, bytes);
    read();
  }

  @Test
  void everyAlteredBitIsNoticed() throws IOException {
    byte[] bytes = example();
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] altered = bytes.clone();
        altered[at] ^= (byte) (1 << bit);
        assertRefused(altered);
      }
    }
  }

  @Tag("slow")
  @Test
  void damagedFilesWithoutChecksumGiveNoOtherException() throws IOException {
    String header = "{\"a\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]}}";
    byte[] bytes = file(header.length(), header, 16);
    Files.write(path, bytes);
    read();
    Random random = new Random(6);
    for (int i = 0; i < 20_000; i++) {
      byte[] altered = bytes.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        altered[random.nextInt(altered.length)] = (byte) random.nextInt(256);
      }
      Files.write(path, altered);
      try {
        read();
      } catch (FormatException e) {
        assertTrue(e.getMessage().startsWith("m: "), e.getMessage());
      }
    }
  }
}
