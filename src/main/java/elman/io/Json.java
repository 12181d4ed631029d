package elman.io;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * JSON (RFC 8259) as plain Java values: {@code Map<String, Object>} in the order of the text,
 * {@code List<Object>}, {@code String}, {@code Long}, {@code Double}, {@code Boolean} and null.
 *
 * <p>Written here because it is on the way to the first sampled character: loading a JSON library
 * took longer than reading the whole model.
 */
public final class Json {
  private Json() {}

  /**
   * Parses a text that is one JSON value. Numbers without fraction and exponent become {@code
   * Long}, others {@code Double}.
   *
   * @param source what messages call the text
   * @param text the JSON; its size is for the caller to limit
   * @throws FormatException if it isn't JSON, repeats a key, holds a number out of range or is
   *     nested deeper than 64 levels
   */
  public static Object parse(String source, String text) throws FormatException {
    return new JsonParser(source, text).parse();
  }

  /**
   * Writes a value without superfluous spaces, on one line.
   *
   * @param tree maps, lists, strings, integers, finite floating-point numbers, booleans and nulls
   * @throws IllegalArgumentException if the tree holds anything else
   */
  public static String write(Object tree) {
    StringBuilder out = new StringBuilder();
    write(out, tree);
    return out.toString();
  }

  private static void write(StringBuilder out, Object tree) {
    if (tree instanceof Map<?, ?> map) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(out.append(separator), (String) entry.getKey());
        write(out.append(':'), entry.getValue());
        separator = ",";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (tree instanceof List<?> list) {
      String separator = "[";
      for (Object element : list) {
        write(out.append(separator), element);
        separator = ",";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (tree instanceof String string) {
      write(out, string);
    } else if (isScalar(tree)) {
      out.append(tree);
    } else {
      throw new IllegalArgumentException("not a JSON value: " + tree);
    }
  }

  private static boolean isScalar(Object value) {
    return value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || (value instanceof Double number && Double.isFinite(number));
  }

  private static void write(StringBuilder out, String string) {
    out.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
