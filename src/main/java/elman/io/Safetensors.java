package elman.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A safetensors file: an 8-byte little-endian header length, a JSON header, then the tensors' data
 * without gaps. Tensors of type F32, F64, F16 and BF16 are read, as floats; F32 is written. A file
 * written here carries a checksum, which is verified when it is read again and isn't part of {@link
 * #metadata}.
 *
 * @param source what messages call the file
 * @param metadata strings that belong to the file, in their order
 * @param tensors the tensors in the order of their data
 */
public record Safetensors(String source, Map<String, String> metadata, List<Tensor> tensors) {
  /** The header's key for metadata, which no tensor may have as its name. */
  static final String METADATA = "__metadata__";

  /**
   * Copies the map and the list, but no tensor.
   *
   * @throws IllegalArgumentException if two tensors have the same name, or a tensor or a metadata
   *     key has a reserved one ({@code __metadata__}, {@code checksum})
   */
  public Safetensors {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    tensors = List.copyOf(tensors);
    if (metadata.containsKey(Checksum.KEY)) {
      throw new IllegalArgumentException("reserved metadata key: " + Checksum.KEY);
    }
    Set<String> names = new HashSet<>(Set.of(METADATA));
    for (Tensor tensor : tensors) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException("repeated or reserved tensor name: " + tensor.name());
      }
    }
  }

  /**
   * Makes the content of a file that is still to be written.
   *
   * @param metadata strings that belong to the file, in their order
   * @param tensors the tensors in the order of their data
   * @throws IllegalArgumentException if a name is repeated or reserved
   */
  public Safetensors(Map<String, String> metadata, List<Tensor> tensors) {
    this("new file", metadata, tensors);
  }

  /**
   * Reads a file. Its header is checked against its length before space for data is allocated.
   *
   * @throws FormatException if the file isn't safetensors, is truncated, damaged or holds tensors
   *     of other types
   * @throws IOException naming the file, if it cannot be read
   */
  public static Safetensors read(Path path) throws IOException {
    return SafetensorsReader.read(path);
  }

  /**
   * Reads a stream to its end, by way of a temporary file.
   *
   * @param source what messages call it
   * @throws FormatException as {@link #read(Path)}
   * @throws IOException if it cannot be read, or the temporary file not be written
   */
  public static Safetensors read(String source, InputStream in) throws IOException {
    Path copy = Files.createTempFile("elman", ".tmp");
    try (FileChannel channel =
        FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Files.delete(copy); // the channel is enough, and nothing stays behind however this ends
      in.transferTo(Channels.newOutputStream(channel));
      return SafetensorsReader.read(source, channel.position(0));
    }
  }

  /**
   * Writes a file, atomically. The same content always gives the same bytes.
   *
   * @throws IOException naming the file, if it cannot be written; the old file then stays
   */
  public void write(Path path) throws IOException {
    AtomicFile.write(path, new Safetensors(path.toString(), metadata, tensors)::writeTo);
  }

  /**
   * Writes the bytes of the file.
   *
   * @param out takes large blocks; it is neither flushed nor closed
   * @throws IOException if that fails
   */
  public void writeTo(OutputStream out) throws IOException {
    SafetensorsWriter.write(this, out);
  }

  /** Returns the tensor of that name, if there is one. */
  public Optional<Tensor> tensor(String name) {
    return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
  }

  /**
   * Returns a tensor that the file must have.
   *
   * @param name the tensor's name
   * @param shape the extents that it must have
   * @throws FormatException if there is no such tensor or its shape is another
   */
  public Tensor require(String name, int... shape) throws FormatException {
    Tensor found =
        tensor(name).orElseThrow(() -> new FormatException(source, null, "no tensor " + name));
    if (!Arrays.equals(found.shape(), shape)) {
      throw new FormatException(
          source,
          "tensor " + name,
          "shape " + Arrays.toString(found.shape()) + " instead of " + Arrays.toString(shape));
    }
    return found;
  }

  /**
   * Returns a metadata string that the file must have.
   *
   * @param key the string's key
   * @throws FormatException if there is no such key
   */
  public String requireMetadata(String key) throws FormatException {
    String value = metadata.get(key);
    if (value == null) {
      throw new FormatException(source, null, "no metadata key " + key);
    }
    return value;
  }

  /**
   * Returns the constant that a metadata entry names, in any case.
   *
   * @throws FormatException if it is missing, or names none
   */
  public <E extends Enum<E>> E requireChoice(String key, Class<E> kind) throws FormatException {
    String name = requireMetadata(key);
    return JsonFields.constant(kind, name)
        .orElseThrow(
            () -> new FormatException(source, "metadata " + key, "'" + name + "' is no " + key));
  }

  /**
   * Refuses a file whose form is not the one that is known.
   *
   * @param wanted what its metadata must have for {@code format_version}
   * @throws FormatException if it has another version, or none
   */
  public void requireVersion(String wanted) throws FormatException {
    String version = requireMetadata("format_version");
    if (!version.equals(wanted)) {
      throw new FormatException(
          source,
          "metadata",
          "has format version "
              + version
              + "; this program reads "
              + wanted
              + " (make it again, or use the program that made it)");
    }
  }
}
