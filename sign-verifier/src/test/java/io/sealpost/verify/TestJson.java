package io.sealpost.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON (RFC 8259) into maps, lists, strings, longs, doubles and booleans; null is the text
 * {@code null}.
 */
public final class TestJson {
  private final String text;
  private int at;

  private TestJson(String text) {
    this.text = text;
  }

  public static Map<String, Object> object(String text) {
    TestJson reader = new TestJson(text);
    Map<String, Object> object = asObject(reader.value());
    reader.skipSpace();
    if (reader.at != text.length()) {
      throw reader.error("something behind the object");
    }
    return object;
  }

  @SuppressWarnings("unchecked") // members of JSON objects are named by strings
  public static Map<String, Object> asObject(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // whatever its elements are, they are objects
  public static List<Object> asList(Object value) {
    return (List<Object>) value;
  }

  private Object value() {
    skipSpace();
    return switch (text.charAt(at)) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (!closes('}')) {
      skipSpace();
      String name = string();
      expect(':');
      members.put(name, value());
    }
    return members;
  }

  private List<Object> elements() {
    List<Object> elements = new ArrayList<>();
    at++;
    while (!closes(']')) {
      elements.add(value());
    }
    return elements;
  }

  private boolean closes(char close) {
    skipSpace();
    char c = text.charAt(at);
    if (c == close || c == ',') {
      at++;
    }
    return c == close;
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    expect('"');
    for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) {
      if (c < ' ') {
        throw error("a control character in a string");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    return string.toString();
  }

  private char escaped() {
    char c = text.charAt(at++);
    int known = "bfnrt".indexOf(c);
    if (known >= 0) {
      return "\b\f\n\r\t".charAt(known);
    }
    if (c != 'u') {
      return c;
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  private Object word() {
    int from = at;
    while (at < text.length() && ",]} \n\t\r".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    if (word.equals("true") || word.equals("false")) {
      return Boolean.valueOf(word);
    }
    if (word.equals("null")) {
      return word;
    }
    return word.contains(".") ? (Object) Double.valueOf(word) : (Object) Long.valueOf(word);
  }

  private void expect(char c) {
    skipSpace();
    if (text.charAt(at++) != c) {
      throw error("no " + c);
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \n\t\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException(what + " before " + at + " in " + text);
  }
}
