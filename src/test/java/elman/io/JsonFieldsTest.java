package elman.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
  private static JsonFields fields(String text) throws FormatException {
    return new JsonFields("m.elman", "data", text);
  }

  private static void assertRefused(String message, Executable reading) {
    FormatException e = assertThrows(FormatException.class, reading);
    assertEquals("m.elman: " + message, e.getMessage());
  }

  @Test
  void fieldsAreGivenAsWhatTheyAre() throws FormatException {
    JsonFields fields =
        fields(
            "{\"s\": \"é\", \"i\": 7, \"d\": 0.5, \"yes\": true, \"no\": false, \"list\": [1, \"a\","
                + " null], \"ints\": [3, 1], \"reals\": [1, 2.5], \"words\": [\"b\", \"a\"]}");
    assertEquals("é", fields.string("s"));
    assertEquals(7, fields.integer("i", 0, 9));
    assertEquals(7.0, fields.number("i"));
    assertEquals(0.5, fields.number("d"));
    assertTrue(fields.bool("yes"));
    assertFalse(fields.bool("no"));
    assertEquals(Arrays.asList(1L, "a", null), fields.list("list"));
    assertEquals(List.of(3, 1), fields.integers("ints", 1, 3));
    assertEquals(List.of(3, 1), fields.integers("x", List.of(3L, 1L), 1, 3));
    assertArrayEquals(new double[] {1, 2.5}, fields.doubles("reals", 2));
    assertEquals(List.of("b", "a"), fields.strings("words"));
  }

  @Test
  void fieldIsThereAlsoWhenItIsNull() throws FormatException {
    JsonFields fields = fields("{\"a\": null}");
    assertTrue(fields.has("a"));
    assertFalse(fields.has("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "\"{}\"", "null"})
  void whatIsNoObjectIsRefused(String text) {
    assertRefused("metadata data: is no JSON object", () -> fields(text));
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsPlace() {
    assertRefused("line 1, column 2: unexpected end instead of \"", () -> fields("{"));
  }

  @Test
  void integersHaveBounds() throws FormatException {
    JsonFields fields = fields("{\"n\": 3, \"high\": 2147483648, \"many\": [2, 4]}");
    assertEquals(3, fields.integer("n", 3, 3));
    String message = "metadata data: n must be an integer from ";
    assertRefused(message + "4 to 5", () -> fields.integer("n", 4, 5));
    assertRefused(message + "1 to 2", () -> fields.integer("n", 1, 2));
    assertRefused(
        "metadata data: high must be an integer from 0 to 2147483647",
        () -> fields.integer("high", 0, Integer.MAX_VALUE));
    assertRefused(
        "metadata data: many must be an integer from 2 to 3", () -> fields.integers("many", 2, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"f\": null}", "{\"f\": {}}", "{\"f\": [[]]}"})
  void otherKindsAreRefused(String text) throws FormatException {
    JsonFields fields = fields(text);
    String must = "metadata data: f must be ";
    assertRefused(must + "a string", () -> fields.string("f"));
    assertRefused(must + "a number", () -> fields.number("f"));
    assertRefused(must + "true or false", () -> fields.bool("f"));
    assertRefused(must + "a string", () -> fields.choice("f", Dtype.class));
    assertRefused(must + "an integer from 0 to 1", () -> fields.integer("f", 0, 1));
  }

  @Test
  void namesOfConstantsAreKnownInAnyCase() throws FormatException {
    JsonFields fields = fields("{\"lower\": \"f32\", \"upper\": \"F32\", \"other\": \"G32\"}");
    assertEquals(Dtype.F32, fields.choice("lower", Dtype.class));
    assertEquals(Dtype.F32, fields.choice("upper", Dtype.class));
    FormatException e =
        assertThrows(FormatException.class, () -> fields.choice("other", Dtype.class));
    assertTrue(e.getMessage().startsWith("m.elman: metadata data: other must be one of f"));
  }

  @Test
  void kindsAreNotConverted() throws FormatException {
    JsonFields fields = fields("{\"f\": \"1\", \"g\": 1.0, \"h\": [1, \"a\"]}");
    String must = "metadata data: f must be ";
    assertRefused(must + "a number", () -> fields.number("f"));
    assertRefused(must + "a list", () -> fields.list("f"));
    assertRefused(must + "a list", () -> fields.strings("f"));
    assertRefused(must + "a list of integers", () -> fields.integers("f", 0, 1));
    assertRefused(must + "an object", () -> fields.object("f"));
    assertRefused(
        "metadata data: g must be an integer from 0 to 1", () -> fields.integer("g", 0, 1));
    assertRefused("metadata data: h must be a list of strings", () -> fields.strings("h"));
    assertRefused("metadata data: h must be a number", () -> fields.doubles("h", 2));
  }

  @Test
  void listsOfNumbersHaveALength() throws FormatException {
    JsonFields fields = fields("{\"f\": [1, 2]}");
    String must = "metadata data: f must be a list of ";
    assertRefused(must + "1 numbers", () -> fields.doubles("f", 1));
    assertRefused(must + "3 numbers", () -> fields.doubles("f", 3));
  }

  @Test
  void fieldsWithinAFieldAreCalledByBoth() throws FormatException {
    JsonFields inner = fields("{\"cell\": {\"units\": 0}}").object("cell");
    assertEquals(0, inner.integer("units", 0, 8));
    assertRefused(
        "metadata data cell: units must be an integer from 1 to 8",
        () -> inner.integer("units", 1, 8));
  }
}
