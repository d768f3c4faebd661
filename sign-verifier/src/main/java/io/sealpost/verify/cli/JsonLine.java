package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * One JSON object on one line (RFC 8259), members in the order of the calls; used again for the
 * next line.
 */
final class JsonLine {
  private final StringBuilder text = new StringBuilder();

  JsonLine begin(String kind) {
    text.setLength(0);
    text.append('{');
    return member("kind", kind);
  }

  JsonLine member(String name, String value) {
    return name(name).element(value);
  }

  JsonLine member(String name, long value) {
    name(name).text.append(value);
    return this;
  }

  JsonLine member(String name, boolean value) {
    name(name).text.append(value);
    return this;
  }

  JsonLine nullMember(String name) {
    name(name).text.append("null");
    return this;
  }

  JsonLine seconds(String name, double value) {
    name(name).text.append(String.format(Locale.ROOT, "%.3f", value));
    return this;
  }

  /** Begins a member whose value follows as {@link #open}, elements and {@link #close}. */
  JsonLine name(String name) {
    separate();
    quote(name);
    text.append(':');
    return this;
  }

  JsonLine open() {
    separate();
    text.append('[');
    return this;
  }

  JsonLine close() {
    text.append(']');
    return this;
  }

  JsonLine element(String value) {
    separate();
    quote(value);
    return this;
  }

  JsonLine element(long value) {
    separate();
    text.append(value);
    return this;
  }

  void end(OutputStream out) throws IOException {
    out.write(text.append("}\n").toString().getBytes(UTF_8));
  }

  private void separate() {
    char last = text.charAt(text.length() - 1);
    if (last != '{' && last != '[' && last != ':') text.append(',');
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) append(value.charAt(i));
    text.append('"');
  }

  private void append(char c) {
    if (c == '"' || c == '\\') text.append('\\').append(c);
    else if (c < ' ' || Character.isSurrogate(c)) text.append(String.format("\\u%04x", (int) c));
    else text.append(c);
  }
}
