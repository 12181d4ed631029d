package elman.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of a JSON object in a file's metadata, each checked as it is read. */
public final class JsonFields {
  private final String source;
  private final String key;
  private final Map<?, ?> fields;

  private JsonFields(String source, String key, Map<?, ?> fields) {
    this.source = source;
    this.key = key;
    this.fields = fields;
  }

  /**
   * @param source the file
   * @param key of the metadata
   * @param text its value
   * @throws FormatException if that is no JSON object
   */
  public JsonFields(String source, String key, String text) throws FormatException {
    this.source = source;
    this.key = key;
    if (!(Json.parse(source, text) instanceof Map<?, ?> map)) {
      throw new FormatException(source, "metadata " + key, "is no JSON object");
    }
    fields = map;
  }

  /** The complaint that a field is not what it should be. */
  public FormatException bad(String field, String wanted) {
    return new FormatException(source, "metadata " + key, field + " must be " + wanted);
  }

  /**
   * A field that is a list.
   *
   * @throws FormatException if it is anything else
   */
  public List<?> list(String field) throws FormatException {
    if (fields.get(field) instanceof List<?> list) {
      return list;
    }
    throw bad(field, "a list");
  }

  /**
   * A field that is an object.
   *
   * @throws FormatException if it is anything else
   */
  public JsonFields object(String field) throws FormatException {
    if (fields.get(field) instanceof Map<?, ?> map) {
      return new JsonFields(source, key + " " + field, map);
    }
    throw bad(field, "an object");
  }

  /** Whether there is such a field. */
  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /**
   * A field that is an integer from {@code least} to {@code most}.
   *
   * @throws FormatException if it is anything else
   */
  public int integer(String field, int least, int most) throws FormatException {
    return integer(field, fields.get(field), least, most);
  }

  private int integer(String field, Object value, int least, int most) throws FormatException {
    if (value instanceof Long number && number >= least && number <= most) {
      return number.intValue();
    }
    throw bad(field, "an integer from " + least + " to " + most);
  }

  /**
   * A field that is a list of such integers.
   *
   * @throws FormatException if it is anything else
   */
  public List<Integer> integers(String field, int least, int most) throws FormatException {
    return integers(field, fields.get(field), least, most);
  }

  /**
   * The same of a value within a field.
   *
   * @throws FormatException if it is anything else
   */
  public List<Integer> integers(String field, Object value, int least, int most)
      throws FormatException {
    if (!(value instanceof List<?> list)) {
      throw bad(field, "a list of integers");
    }
    List<Integer> integers = new ArrayList<>();
    for (Object element : list) {
      integers.add(integer(field, element, least, most));
    }
    return integers;
  }

  /**
   * A field that is a string.
   *
   * @throws FormatException if it is anything else
   */
  public String string(String field) throws FormatException {
    if (fields.get(field) instanceof String string) {
      return string;
    }
    throw bad(field, "a string");
  }

  /**
   * A field that is the name of a constant, in any case.
   *
   * @throws FormatException if it is anything else
   */
  public <E extends Enum<E>> E choice(String field, Class<E> kind) throws FormatException {
    String names = Arrays.toString(kind.getEnumConstants()).toLowerCase(Locale.ROOT);
    String wanted = "one of " + names.substring(1, names.length() - 1);
    return constant(kind, string(field)).orElseThrow(() -> bad(field, wanted));
  }

  /** The constant of that name, in any case, if there is one. */
  static <E extends Enum<E>> Optional<E> constant(Class<E> kind, String name) {
    return Arrays.stream(kind.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /**
   * A field that is true or false.
   *
   * @throws FormatException if it is anything else
   */
  public boolean bool(String field) throws FormatException {
    if (fields.get(field) instanceof Boolean value) {
      return value;
    }
    throw bad(field, "true or false");
  }

  /**
   * A field that is a number.
   *
   * @throws FormatException if it is anything else
   */
  public double number(String field) throws FormatException {
    return number(field, fields.get(field));
  }

  private double number(String field, Object value) throws FormatException {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw bad(field, "a number");
  }

  /**
   * A field that is a list of {@code count} numbers.
   *
   * @throws FormatException if it is anything else
   */
  public double[] doubles(String field, int count) throws FormatException {
    List<?> list = list(field);
    if (list.size() != count) {
      throw bad(field, "a list of " + count + " numbers");
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = number(field, list.get(i));
    }
    return values;
  }

  /**
   * A field that is a list of strings.
   *
   * @throws FormatException if it is anything else
   */
  public List<String> strings(String field) throws FormatException {
    List<String> strings = new ArrayList<>();
    for (Object element : list(field)) {
      if (!(element instanceof String string)) {
        throw bad(field, "a list of strings");
      }
      strings.add(string);
    }
    return strings;
  }
}
