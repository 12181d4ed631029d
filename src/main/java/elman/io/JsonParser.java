package elman.io;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses one JSON text by recursive descent; each method leaves {@code at} behind its value. */
final class JsonParser {
  private static final int DEEPEST = 64;

  private final String source;
  private final String text;
  private int at;
  private int depth;

  JsonParser(String source, String text) {
    this.source = source;
    this.text = text;
  }

  /** Parses the whole text; see {@link Json#parse}. */
  Object parse() throws FormatException {
    Object value = value();
    skipSpace();
    if (at < text.length()) {
      throw unexpected("after the JSON value");
    }
    return value;
  }

  private Object value() throws FormatException {
    skipSpace();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true", true);
      case 'f' -> literal("false", false);
      case 'n' -> literal("null", null);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw unexpected("instead of a JSON value");
    };
  }

  private Map<String, Object> object() throws FormatException {
    Map<String, Object> object = new LinkedHashMap<>();
    enter();
    if (!skip('}')) {
      do {
        skipSpace();
        int keyAt = at;
        String key = string();
        if (object.containsKey(key)) {
          at = keyAt;
          throw fault("repeated key \"" + key + "\"");
        }
        skipSpace();
        expect(':');
        object.put(key, value());
      } while (another('}'));
    }
    depth--;
    return object;
  }

  private List<Object> array() throws FormatException {
    List<Object> array = new ArrayList<>();
    enter();
    if (!skip(']')) {
      do {
        array.add(value());
      } while (another(']'));
    }
    depth--;
    return array;
  }

  private void enter() throws FormatException {
    if (++depth > DEEPEST) {
      throw fault("nested deeper than " + DEEPEST + " levels");
    }
    at++;
    skipSpace();
  }

  /** Steps over a comma and returns true, or over the closing bracket and returns false. */
  private boolean another(char close) throws FormatException {
    skipSpace();
    if (skip(',')) {
      return true;
    }
    expect(close);
    return false;
  }

  private String string() throws FormatException {
    expect('"');
    int start = at;
    skipPlain();
    if (skip('"')) {
      return text.substring(start, at - 1);
    }
    StringBuilder string = new StringBuilder(text.substring(start, at));
    while (!skip('"')) {
      if (!skip('\\')) {
        throw unexpected("in a string");
      }
      string.append(escaped());
      start = at;
      skipPlain();
      string.append(text, start, at);
    }
    return string.toString();
  }

  private void skipPlain() {
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c != '"' && c != '\\';
  }

  private char escaped() throws FormatException {
    if (skip('u')) {
      return unicode();
    }
    int which = "\"\\/bfnrt".indexOf(peek());
    if (which < 0) {
      throw unexpected("after a backslash");
    }
    at++;
    return "\"\\/\b\f\n\r\t".charAt(which);
  }

  private char unicode() throws FormatException {
    int code = 0;
    for (int end = at + 4; at < end; at++) {
      if (!HexFormat.isHexDigit(peek())) {
        throw unexpected("instead of a hexadecimal digit");
      }
      code = code << 4 | HexFormat.fromHexDigit(peek());
    }
    return (char) code;
  }

  private Object literal(String name, Object value) throws FormatException {
    if (!text.startsWith(name, at)) {
      throw unexpected("instead of a JSON value");
    }
    at += name.length();
    return value;
  }

  private Number number() throws FormatException {
    int start = at;
    skip('-');
    if (!skip('0')) {
      skipDigits();
    }
    int integerEnd = at;
    if (skip('.')) {
      skipDigits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      skipDigits();
    }
    String digits = text.substring(start, at);
    Number number = at == integerEnd ? integer(digits) : finite(Double.valueOf(digits));
    if (number == null) {
      at = start;
      throw fault("number out of range");
    }
    return number;
  }

  private static Number integer(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static Number finite(Double number) {
    return number.isInfinite() ? null : number;
  }

  private void skipDigits() throws FormatException {
    if (!isDigit(peek())) {
      throw unexpected("instead of a digit");
    }
    while (isDigit(peek())) {
      at++;
    }
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  private void skipSpace() {
    while (" \t\r\n".indexOf(peek()) >= 0) {
      at++;
    }
  }

  /** Returns the next character; at the end a null character, which JSON has nowhere. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private boolean skip(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) throws FormatException {
    if (!skip(c)) {
      throw unexpected("instead of " + c);
    }
  }

  private FormatException unexpected(String where) {
    boolean ended = at == text.length();
    String found = ended ? "end" : "'" + Character.toString(text.codePointAt(at)) + "'";
    return fault("unexpected " + found + " " + where);
  }

  private FormatException fault(String reason) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new FormatException(source, "line " + line + ", column " + (at - lineStart + 1), reason);
  }
}
