package elman.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Reads one safetensors file from its beginning to its end, summing what it reads. */
final class SafetensorsReader {
  /** The longest header in bytes; the format's own limit. */
  static final int LONGEST_HEADER = 100_000_000;

  private static final int BLOCK = 1 << 20;

  private final String source;
  private final SeekableByteChannel channel;
  private final CRC32C crc = new CRC32C();
  private final long size;
  private final ByteBuffer block;

  /** The digits that the header promises, or null. */
  private String checksum;

  private SafetensorsReader(String source, SeekableByteChannel channel) throws IOException {
    this.source = source;
    this.channel = channel;
    this.size = channel.size();
    this.block =
        ByteBuffer.allocateDirect((int) Math.min(size, BLOCK)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What is done with a file that is open. */
  @FunctionalInterface
  private interface Pass<R> {
    R run(SafetensorsReader reader) throws IOException;
  }

  /** What is done with the bytes in the block. */
  @FunctionalInterface
  private interface Body {
    void run() throws IOException;
  }

  /** Reads a file; see {@link Safetensors#read}. */
  static Safetensors read(Path path) throws IOException {
    return open(path, SafetensorsReader::read);
  }

  /** Reads an open file, from where it is, that messages call {@code source}. */
  static Safetensors read(String source, SeekableByteChannel channel) throws IOException {
    return new SafetensorsReader(source, channel).read();
  }

  /** Reads through a file; see {@link SafetensorsScan#of}. */
  static SafetensorsScan scan(Path path, SafetensorsScan.Visitor visitor) throws IOException {
    return open(path, reader -> reader.scan(visitor));
  }

  private static <R> R open(Path path, Pass<R> pass) throws IOException {
    String source = path.toString();
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      String kind = Files.isDirectory(path) ? "is a directory" : "is not a regular file";
      throw new IOException(Messages.printable(source + ": " + kind));
    }
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      return pass.run(new SafetensorsReader(source, channel));
    } catch (FormatException e) {
      throw e;
    } catch (IOException e) {
      throw Messages.named(source, e);
    }
  }

  private Safetensors read() throws IOException {
    SafetensorsHeader header = readHeader(false);
    List<Tensor> tensors = new ArrayList<>();
    for (SafetensorsHeader.Entry entry : header.entries()) {
      tensors.add(readTensor(entry));
    }
    if (verdict() == SafetensorsScan.Verdict.WRONG) {
      throw Checksum.mismatch(source);
    }
    return new Safetensors(source, header.metadata(), tensors);
  }

  private SafetensorsScan scan(SafetensorsScan.Visitor visitor) throws IOException {
    SafetensorsHeader header = readHeader(true);
    List<SafetensorsScan.Item> items = new ArrayList<>();
    float[] values = new float[block.capacity()];
    for (SafetensorsHeader.Entry entry : header.entries()) {
      var item =
          new SafetensorsScan.Item(
              entry.name(), entry.type(), entry.shape(), entry.end() - entry.begin());
      Dtype dtype = entry.dtype();
      eachBlock(
          entry,
          () -> {
            if (dtype != null) {
              int count = block.remaining() / dtype.size();
              dtype.decode(block, values, 0, count);
              visitor.block(item, values, count);
            }
          });
      items.add(item);
    }
    return new SafetensorsScan(source, size, header.metadata(), items, verdict());
  }

  private SafetensorsScan.Verdict verdict() {
    if (checksum == null) {
      return SafetensorsScan.Verdict.NONE;
    }
    return Checksum.matches(checksum, (int) crc.getValue())
        ? SafetensorsScan.Verdict.RIGHT
        : SafetensorsScan.Verdict.WRONG;
  }

  /** The header, its checksum taken out and remembered. */
  private SafetensorsHeader readHeader(boolean anyType) throws IOException {
    byte[] json = readJson();
    SafetensorsHeader header =
        SafetensorsHeader.parse(source, json, size - Long.BYTES - json.length, anyType);
    Map<String, String> metadata = new LinkedHashMap<>(header.metadata());
    checksum = Checksum.take(source, json, metadata);
    metadata.remove(Checksum.KEY);
    crc.update(json);
    return new SafetensorsHeader(metadata, header.entries());
  }

  private byte[] readJson() throws IOException {
    if (size < Long.BYTES) {
      throw foreign(size == 0 ? "it is empty" : "it has only " + size + " bytes");
    }
    fill(Long.BYTES);
    crc.update(block);
    block.flip();
    long length = block.getLong();
    if (length < 0 || length > LONGEST_HEADER) {
      throw foreign("it doesn't begin with the length of a header");
    }
    if (length > size - Long.BYTES) {
      throw new FormatException(
          source,
          null,
          "truncated: the header promises %s bytes, the file has %s"
              .formatted(Messages.grouped(length), Messages.grouped(size - Long.BYTES)));
    }
    ByteBuffer json = ByteBuffer.allocate((int) length);
    readFully(json);
    if (length == 0 || json.get(0) != '{') {
      throw foreign("it doesn't begin with a JSON header");
    }
    return json.array();
  }

  private FormatException foreign(String reason) {
    return new FormatException(source, null, "not a safetensors file (" + reason + ")");
  }

  private Tensor readTensor(SafetensorsHeader.Entry entry) throws IOException {
    int width = entry.dtype().size();
    float[] data = new float[(int) ((entry.end() - entry.begin()) / width)];
    int[] done = {0};
    eachBlock(
        entry,
        () -> {
          int count = block.remaining() / width;
          entry.dtype().decode(block, data, done[0], count);
          done[0] += count;
        });
    return new Tensor(entry.name(), entry.shape(), data);
  }

  /** Reads a tensor's bytes, whole elements at a time, and sums them. */
  private void eachBlock(SafetensorsHeader.Entry entry, Body body) throws IOException {
    for (long left = entry.end() - entry.begin(); left > 0; ) {
      int length = (int) Math.min(BLOCK, left);
      fill(length);
      body.run();
      crc.update(block);
      left -= length;
    }
  }

  /** Makes the next bytes of the file the content of the block. */
  private void fill(int length) throws IOException {
    block.clear().limit(length);
    readFully(block);
    block.flip();
  }

  private void readFully(ByteBuffer to) throws IOException {
    while (to.hasRemaining()) {
      if (channel.read(to) < 0) {
        throw new FormatException(source, null, "truncated while it was read");
      }
    }
  }
}
