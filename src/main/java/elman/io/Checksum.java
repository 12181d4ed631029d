package elman.io;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/**
 * The checksum of a safetensors file: CRC32C over all its bytes, the checksum's own eight digits
 * taken as zeros. It is the first entry of the metadata, {@code "checksum":"crc32c:01234567"}, and
 * so always at the same place.
 */
final class Checksum {
  /** The metadata key. */
  static final String KEY = "checksum";

  /** The metadata value before the checksum is known. */
  static final String BLANK = "crc32c:00000000";

  private static final byte[] OBJECT = ascii("{\"__metadata__\":{\"");
  private static final byte[] VALUE = ascii("\":\"crc32c:");
  private static final int VALUE_AT = OBJECT.length + KEY.length();
  private static final int DIGITS_AT = VALUE_AT + VALUE.length;
  private static final int DIGITS = 8;

  private Checksum() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Puts a checksum into a header as {@link SafetensorsWriter} lays it out. */
  static void put(byte[] header, int crc) {
    byte[] digits = ascii(HexFormat.of().toHexDigits(crc));
    System.arraycopy(digits, 0, header, DIGITS_AT, DIGITS);
  }

  /**
   * Takes the checksum out of a header and leaves zeros, as it was computed.
   *
   * @param source the file's name, for messages
   * @param header the JSON as stored; the digits are overwritten
   * @param metadata the same header's metadata
   * @return the eight digits, or null if the file has no checksum
   * @throws FormatException if the checksum itself is damaged
   */
  static String take(String source, byte[] header, Map<String, String> metadata)
      throws FormatException {
    String digits = null;
    if (isAt(header, OBJECT, 0) && isAt(header, VALUE, VALUE_AT)) {
      digits = new String(header, DIGITS_AT, DIGITS, StandardCharsets.ISO_8859_1);
    }
    String stored = metadata.get(KEY);
    if (digits == null && stored == null) {
      return null;
    }
    // An entry like a checksum under another key, or a checksum of another form, is one with an
    // altered byte: it must not pass for a file without a checksum.
    if (digits == null || !("crc32c:" + digits).equals(stored)) {
      throw mismatch(source);
    }
    put(header, 0);
    return digits;
  }

  /** Returns whether digits as stored in a file stand for a checksum. */
  static boolean matches(String digits, int crc) {
    return digits.equals(HexFormat.of().toHexDigits(crc));
  }

  /** Returns the exception for a file that isn't what its checksum says. */
  static FormatException mismatch(String source) {
    return new FormatException(
        source,
        null,
        "checksum mismatch: the file was altered or damaged (a tool that rewrites the file has to"
            + " leave out the metadata key \"checksum\")");
  }

  private static boolean isAt(byte[] header, byte[] part, int at) {
    if (header.length < DIGITS_AT + DIGITS) {
      return false;
    }
    for (int i = 0; i < part.length; i++) {
      if (header[at + i] != part[i]) {
        return false;
      }
    }
    return true;
  }
}
