package elman.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void valuesBecomePlainJava() throws FormatException {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("z", Arrays.asList(1L, -9223372036854775808L, 0.5, 1e300, true, false, null));
    expected.put("a", Map.of());
    expected.put("", List.of("é\n\"\\\u0000😀"));
    Object parsed =
        Json.parse(
            "x",
            " {\"z\": [1, -9223372036854775808, 0.5, 1e300, true, false, null], \"a\": {},\n"
                + "\"\": [\"é\\n\\\"\\\\\\u0000\\ud83d\\ude00\"]} ");
    assertEquals(expected, parsed);
    assertEquals(List.of("z", "a", ""), List.copyOf(((Map<?, ?>) parsed).keySet()));
    assertEquals(parsed, Json.parse("x", Json.write(parsed)));
  }

  @Test
  void scalarsStandAlone() throws FormatException {
    assertEquals(7L, Json.parse("x", "7"));
    assertEquals("a", Json.parse("x", "\"a\""));
    assertNull(Json.parse("x", "null"));
  }

  @Test
  void writingIsCompactAndKeepsOrder() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("b", List.of(1, 2L, 0.25, true));
    tree.put("a", null);
    tree.put("é\t", "\"");
    assertEquals("{\"b\":[1,2,0.25,true],\"a\":null,\"é\\t\":\"\\\"\"}", Json.write(tree));
  }

  @Test
  void whatIsNoJsonIsNotWritten() {
    assertThrows(IllegalArgumentException.class, () -> Json.write(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Json.write(List.of('x')));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "{", "[", "[1,", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}", "[1,]", "nul",
        "\"", "\"\\x\"", "\"\n\"", "01", "1.", "+1", "NaN", "// c\n1", "1 2", "{} x", "]", "}",
        "9223372036854775808", "-9223372036854775809", "1e999", "\ufeff1", "\0", "[\ud800]"
      })
  void whatIsNoJsonIsRefused(String text) {
    FormatException e = assertThrows(FormatException.class, () -> Json.parse("x", text));
    assertTrue(e.getMessage().startsWith("x: "), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1,?]|line 1, column 4",
        "{\"a\":1,\"a\":2}|line 1, column 8",
        "{} []|line 1, column 4",
        "[1,1e999]|line 1, column 4",
      })
  void faultsAreLocated(String text, String place) {
    FormatException e = assertThrows(FormatException.class, () -> Json.parse("x", text));
    assertEquals(place, e.place());
  }

  @Test
  void repeatedKeysAreRefusedAlsoWhenNull() {
    FormatException e =
        assertThrows(FormatException.class, () -> Json.parse("x", "{\"a\":null,\"a\":1}"));
    assertEquals("repeated key \"a\"", e.reason());
  }

  @Test
  void depthIsLimited() throws FormatException {
    Json.parse("x", "[".repeat(64) + "]".repeat(64));
    String deep = "[".repeat(65) + "]".repeat(65);
    assertThrows(FormatException.class, () -> Json.parse("x", deep));
    String hostile = "[{\"a\":".repeat(1_000_000);
    assertThrows(FormatException.class, () -> Json.parse("x", hostile));
  }

  @Test
  void siblingsAddNoDepth() throws FormatException {
    String siblings = "[" + "[],{},".repeat(100) + "[]]";
    assertEquals(201, ((List<?>) Json.parse("x", siblings)).size());
  }

  @Tag("slow")
  @Test
  void longStringsAreRead() throws FormatException {
    String text = "é".repeat(30_000_000);
    assertEquals(text, Json.parse("x", "\"" + text + "\""));
  }

  @Test
  void blanksMayBeBetweenAllParts() throws FormatException {
    String text = " { 'a' : [ 1 , 2 ] ,\n'b'\t:\r\n{ } , 'c' : [ ] , 'd' : { 'e' : 3 } } ";
    assertEquals(
        Map.of("a", List.of(1L, 2L), "b", Map.of(), "c", List.of(), "d", Map.of("e", 3L)),
        Json.parse("x", text.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource({"1e2,100", "1E2,100", "2e+1,20", "5e-1,0.5", "-0.25E+1,-2.5", "0e-7,0", "-0.0,-0.0"})
  void numbersWithFractionsAndExponents(String text, double number) throws FormatException {
    assertEquals(number, Json.parse("x", text));
  }

  @Test
  void faultsOnLaterLinesAreLocated() {
    FormatException e =
        assertThrows(FormatException.class, () -> Json.parse("x", "{\n\n \"a\": 1,\n  ?}"));
    assertEquals("line 4, column 3", e.place());
    assertEquals("unexpected '?' instead of \"", e.reason());
  }
}
