package elman.token.file;

import elman.io.FormatException;
import java.util.List;
import java.util.Map;

/** A JSON object whose fields are asked for by name and kind. */
final class Fields {
  private final String source;
  private final String path;
  private final Map<?, ?> values;

  private Fields(String source, String path, Map<?, ?> values) {
    this.source = source;
    this.path = path;
    this.values = values;
  }

  /**
   * @param path where in the file the object is, for messages
   * @throws FormatException if it is no object
   */
  static Fields of(String source, String path, Object value) throws FormatException {
    if (value instanceof Map<?, ?> map) {
      return new Fields(source, path, map);
    }
    throw new FormatException(source, path, "is no JSON object");
  }

  /** Where a field is, for messages. */
  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** A complaint about a field. */
  FormatException fault(String name, String reason) {
    return new FormatException(source, path(name), reason);
  }

  /** Whether a field is there and not null. */
  boolean has(String name) {
    return values.get(name) != null;
  }

  /** The field as an object. */
  Fields object(String name) throws FormatException {
    return of(source, path(name), values.get(name));
  }

  /** The field's names and values. */
  Map<?, ?> map(String name) throws FormatException {
    return object(name).values;
  }

  /** The field as a list; an empty one if it is not there. */
  List<?> list(String name) throws FormatException {
    Object value = values.get(name);
    if (value == null || value instanceof List<?>) {
      return value == null ? List.of() : (List<?>) value;
    }
    throw fault(name, "is no list");
  }

  /** The objects of a list; none if it is not there. */
  List<Fields> objects(String name) throws FormatException {
    List<?> list = list(name);
    Fields[] objects = new Fields[list.size()];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = of(source, path(name) + "[" + i + "]", list.get(i));
    }
    return List.of(objects);
  }

  /** The field as text, or null if it is not there. */
  String text(String name) throws FormatException {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw fault(name, "is no string");
  }

  /** The field as text, which must be there and not be empty. */
  String neededText(String name) throws FormatException {
    String text = text(name);
    if (text == null || text.isEmpty()) {
      throw fault(name, "is missing");
    }
    return text;
  }

  /** The field as a truth value, or the given one if it is not there. */
  boolean is(String name, boolean otherwise) throws FormatException {
    Object value = values.get(name);
    if (value == null || value instanceof Boolean) {
      return value == null ? otherwise : (Boolean) value;
    }
    throw fault(name, "is neither true nor false");
  }

  /** The field as a whole number from 0 to 2^31 - 1. */
  int number(String name) throws FormatException {
    return number(name, values.get(name));
  }

  /** A value of the field as a whole number from 0 to 2^31 - 1. */
  int number(String name, Object value) throws FormatException {
    if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return (int) (long) number;
    }
    throw fault(name, "is no whole number from 0 on");
  }
}
