package elman.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file, checked against the length of the data.
 *
 * @param metadata the file's strings, the checksum among them
 * @param entries the tensors in the order of their data, which they fill without gaps
 */
record SafetensorsHeader(Map<String, String> metadata, List<Entry> entries) {

  /**
   * One tensor's description, compared by the place of its data.
   *
   * @param name the tensor's name
   * @param type the type of its elements, as the file calls it
   * @param dtype the same, or null if its elements cannot be read
   * @param shape its extents
   * @param begin its first byte, counted from the beginning of the data
   * @param end the byte after its last
   */
  record Entry(String name, String type, Dtype dtype, int[] shape, long begin, long end)
      implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int order = Long.compare(begin, other.begin);
      return order == 0 ? Long.compare(end, other.end) : order;
    }
  }

  /**
   * Parses and checks a header.
   *
   * @param source the file's name, for messages
   * @param json the header's bytes, padding included
   * @param dataLength the bytes of the file behind the header
   * @param anyType whether tensors may be larger, or of other types, than what can be read
   * @throws FormatException if anything is wrong
   */
  static SafetensorsHeader parse(String source, byte[] json, long dataLength, boolean anyType)
      throws FormatException {
    if (!(Json.parse(source, decode(source, json)) instanceof Map<?, ?> header)) {
      throw new FormatException(source, "header", "is not a JSON object");
    }
    Map<String, String> metadata = Map.of();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<?, ?> field : header.entrySet()) {
      String name = (String) field.getKey();
      if (name.equals(Safetensors.METADATA)) {
        metadata = metadata(source, field.getValue());
      } else {
        entries.add(entry(source, name, field.getValue(), anyType));
      }
    }
    Collections.sort(entries);
    checkContiguous(source, entries, dataLength);
    return new SafetensorsHeader(metadata, entries);
  }

  private static String decode(String source, byte[] json) throws FormatException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new FormatException(source, "header", "is not valid UTF-8", e);
    }
  }

  private static Map<String, String> metadata(String source, Object value) throws FormatException {
    if (!(value instanceof Map<?, ?> fields)) {
      throw new FormatException(source, "metadata", "is not a JSON object");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      if (!(field.getValue() instanceof String text)) {
        throw new FormatException(source, "metadata", field.getKey() + " is not a string");
      }
      metadata.put((String) field.getKey(), text);
    }
    return metadata;
  }

  private static Entry entry(String source, String name, Object value, boolean anyType)
      throws FormatException {
    String place = "tensor " + name;
    if (!(value instanceof Map<?, ?> fields)) {
      throw new FormatException(source, place, "is not described by a JSON object");
    }
    if (!(fields.get("dtype") instanceof String type)) {
      throw new FormatException(source, place, "has no dtype");
    }
    Dtype dtype = Dtype.of(type);
    if (dtype == null && !anyType) {
      throw new FormatException(
          source, place, "has dtype " + type + "; only F32, F64, F16 and BF16 can be read");
    }
    int[] shape = shape(source, place, fields.get("shape"));
    if (!(fields.get("data_offsets") instanceof List<?> offsets
        && offsets.size() == 2
        && offsets.get(0) instanceof Long begin
        && offsets.get(1) instanceof Long end
        && 0 <= begin
        && begin <= end)) {
      throw new FormatException(source, place, "has no two ascending data_offsets");
    }
    long elements = anyType ? elements(shape) : Tensor.elements(shape);
    if (dtype != null) {
      checkLength(source, place, elements, dtype.size(), end - begin);
    } else if (elements < 0 || elements > (end - begin) * Byte.SIZE) {
      throw new FormatException(source, place, "has a shape too large for its data");
    }
    return new Entry(name, type, dtype, shape, begin, end);
  }

  private static int[] shape(String source, String place, Object value) throws FormatException {
    if (!(value instanceof List<?> extents)) {
      throw new FormatException(source, place, "has no shape");
    }
    int[] shape = new int[extents.size()];
    for (int i = 0; i < shape.length; i++) {
      if (!(extents.get(i) instanceof Long extent && 0 <= extent && extent <= Integer.MAX_VALUE)) {
        throw new FormatException(source, place, "has a shape with the extent " + extents.get(i));
      }
      shape[i] = extent.intValue();
    }
    return shape;
  }

  /** The product of the extents, or -1 if that many elements would not be counted in a long. */
  private static long elements(int[] shape) {
    long product = 1;
    for (int extent : shape) {
      if (product > Long.MAX_VALUE / Long.BYTES / Math.max(1, extent)) {
        return -1;
      }
      product *= extent;
    }
    return product;
  }

  private static void checkLength(String source, String place, long elements, int size, long length)
      throws FormatException {
    if (elements < 0) {
      throw new FormatException(source, place, "has a shape too large to be read");
    }
    if (elements * size != length) {
      throw new FormatException(
          source,
          place,
          "has %s elements of %s bytes in %s bytes"
              .formatted(Messages.grouped(elements), size, Messages.grouped(length)));
    }
  }

  private static void checkContiguous(String source, List<Entry> entries, long dataLength)
      throws FormatException {
    long end = 0;
    for (Entry entry : entries) {
      if (entry.begin() != end) {
        throw new FormatException(
            source,
            "tensor " + entry.name(),
            "begins at byte %s of the data instead of %s"
                .formatted(Messages.grouped(entry.begin()), Messages.grouped(end)));
      }
      end = entry.end();
    }
    if (end > dataLength) {
      throw new FormatException(
          source,
          null,
          "truncated: the tensors need %s bytes, the file has %s for them"
              .formatted(Messages.grouped(end), Messages.grouped(dataLength)));
    }
    if (end < dataLength) {
      throw new FormatException(
          source,
          null,
          "%s superfluous bytes after the last tensor"
              .formatted(Messages.grouped(dataLength - end)));
    }
  }
}
