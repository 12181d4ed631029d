package elman.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Writes one safetensors file, the checksum in its header. */
final class SafetensorsWriter {
  /** The data begins at a multiple of this many bytes, as the format advises. */
  private static final int ALIGNMENT = Long.BYTES;

  private static final int BLOCK = 1 << 16;

  private SafetensorsWriter() {}

  /** Writes a file; see {@link Safetensors#writeTo}. */
  static void write(Safetensors file, OutputStream out) throws IOException {
    byte[] header = header(file);
    CRC32C crc = new CRC32C();
    writeAll(header, file.tensors(), new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
    Checksum.put(header, (int) crc.getValue());
    writeAll(header, file.tensors(), out);
  }

  private static byte[] header(Safetensors file) throws FormatException {
    Map<String, Object> header = new LinkedHashMap<>();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put(Checksum.KEY, Checksum.BLANK);
    metadata.putAll(file.metadata());
    header.put(Safetensors.METADATA, metadata);
    long begin = 0;
    for (Tensor tensor : file.tensors()) {
      long end = begin + (long) tensor.data().length * Float.BYTES;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", Dtype.F32.name());
      entry.put("shape", Arrays.stream(tensor.shape()).boxed().toList());
      entry.put("data_offsets", List.of(begin, end));
      header.put(tensor.name(), entry);
      begin = end;
    }
    byte[] json = Json.write(header).getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (padded > SafetensorsReader.LONGEST_HEADER) {
      throw new FormatException(
          file.source(), "header", Messages.grouped(padded) + " bytes are more than can be read");
    }
    byte[] bytes = Arrays.copyOf(json, padded);
    Arrays.fill(bytes, json.length, padded, (byte) ' ');
    return bytes;
  }

  private static void writeAll(byte[] header, List<Tensor> tensors, OutputStream out)
      throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    block.putLong(0, header.length);
    out.write(block.array(), 0, Long.BYTES);
    out.write(header);
    int most = BLOCK / Float.BYTES;
    for (Tensor tensor : tensors) {
      float[] data = tensor.data();
      for (int start = 0; start < data.length; start += most) {
        int count = Math.min(most, data.length - start);
        block.asFloatBuffer().put(data, start, count);
        out.write(block.array(), 0, count * Float.BYTES);
      }
    }
  }
}
