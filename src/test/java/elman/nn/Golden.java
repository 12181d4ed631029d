package elman.nn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import elman.core.Matrix;
import elman.io.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A part of a file in {@code testdata/golden}, whose README says what is in it.
 *
 * @param name the file and the way to this part, for messages
 * @param node the part: a map, a list, a number, a text
 */
public record Golden(String name, Object node) {
  private static final Path FOLDER =
      Path.of(System.getProperty("elman.basedir", ""), "testdata", "golden");

  /**
   * What float32 may differ from float64, relative to the largest element of an array: a rounding
   * is 6e-8, and some hundred of them stand one behind the other in five steps and back.
   */
  private static final double TOLERANCE = 1e-5;

  /** The whole of {@code name}.json. */
  public static Golden load(String name) {
    Path file = FOLDER.resolve(name + ".json");
    try {
      return new Golden(name, Json.parse(file.toString(), Files.readString(file, UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The part reached through keys of maps and indices of lists. */
  public Golden at(Object... path) {
    Golden part = this;
    for (Object step : path) {
      Object child =
          step instanceof Integer index
              ? ((List<?>) part.node).get(index)
              : ((Map<?, ?>) part.node).get(step);
      part = new Golden(part.name + " " + step, child);
    }
    return part;
  }

  /** Whether this map has such a key, and not null there. */
  public boolean has(String key) {
    return ((Map<?, ?>) node).get(key) != null;
  }

  /** Number of elements of this list. */
  public int size() {
    return ((List<?>) node).size();
  }

  /** This text. */
  public String text() {
    return (String) node;
  }

  /** This number. */
  public double number() {
    return ((Number) node).doubleValue();
  }

  /** This whole number. */
  public int integer() {
    return Math.toIntExact((Long) node);
  }

  /** All numbers of these nested lists, the last index innermost. */
  public double[] numbers() {
    return flatten(node).toArray();
  }

  /** All whole numbers of these nested lists. */
  public int[] integers() {
    return flatten(node).mapToInt(number -> (int) number).toArray();
  }

  private static DoubleStream flatten(Object node) {
    return node instanceof List<?> list
        ? list.stream().flatMapToDouble(Golden::flatten)
        : DoubleStream.of(((Number) node).doubleValue());
  }

  /** Copies these numbers, row by row. */
  public void copyTo(Matrix target) {
    double[] numbers = numbers();
    assertEquals(numbers.length, target.size(), name);
    for (int k = 0; k < numbers.length; k++) {
      target.set(k / target.cols(), k % target.cols(), (float) numbers[k]);
    }
  }

  /** These numbers as the value of a parameter with so many columns. */
  public Param param(int cols) {
    Param param = Param.zeros(name, numbers().length / cols, cols);
    copyTo(param.value());
    return param;
  }

  /** Asserts that {@code actual} equals these numbers as far as float32 goes. */
  public void assertMatches(Matrix actual) {
    double[] numbers = numbers();
    assertEquals(numbers.length, actual.size(), name);
    double largest = DoubleStream.of(numbers).map(Math::abs).max().orElse(0);
    for (int k = 0; k < numbers.length; k++) {
      float element = actual.get(k / actual.cols(), k % actual.cols());
      assertEquals(numbers[k], element, TOLERANCE * largest, name + ", element " + k);
    }
  }

  /** Asserts that {@code actual} equals this number as far as float32 goes. */
  public void assertMatches(double actual) {
    assertEquals(number(), actual, TOLERANCE * Math.abs(number()), name);
  }
}
