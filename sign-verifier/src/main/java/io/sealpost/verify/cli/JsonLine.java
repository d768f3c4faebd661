package io.sealpost.verify.cli;

import io.sealpost.verify.cli.terminal.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * One JSON object on one line (RFC 8259), members in the order of the calls; reused for the next
 * line. Makes no garbage of its own.
 */
final class JsonLine {
  private final TextBuffer text = new TextBuffer();

  JsonLine begin(String kind) {
    text.clear();
    text.append('{');
    return member("kind", kind);
  }

  /** Begins with a result of {@link #copy}. */
  JsonLine begin(byte[] part) {
    text.clear();
    return append(part);
  }

  /**
   * A copy of the current contents, to {@link #begin(byte[]) begin} with or to {@link #append}
   * later.
   */
  byte[] copy() {
    return text.copy();
  }

  /** Appends part of a line as it is; call {@link #separate} first if needed. */
  JsonLine append(byte[] part) {
    text.append(part);
    return this;
  }

  /** Appends a number, with nothing before it. */
  JsonLine append(long number) {
    text.append(number);
    return this;
  }

  JsonLine member(String name, String value) {
    return name(name).element(value);
  }

  JsonLine member(String name, long value) {
    return name(name).element(value);
  }

  JsonLine member(String name, boolean value) {
    name(name).text.appendAscii(value ? "true" : "false");
    return this;
  }

  JsonLine nullMember(String name) {
    name(name).text.appendAscii("null");
    return this;
  }

  JsonLine seconds(String name, double value) {
    name(name).text.appendAscii(String.format(Locale.ROOT, "%.3f", value));
    return this;
  }

  /** Begins a member whose value follows: {@link #open}, elements and {@link #close}. */
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
    text.append('}');
    text.append('\n');
    text.writeTo(out);
  }

  /** Writes a comma if something comes before. */
  JsonLine separate() {
    boolean first = text.isEmpty() || text.last() == '{' || text.last() == '[';
    if (!first && text.last() != ':') {
      text.append(',');
    }
    return this;
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      append(value.charAt(i));
    }
    text.append('"');
  }

  private void append(char c) {
    if (c == '"' || c == '\\') {
      text.append('\\');
      text.append(c);
    } else if (c < ' ' || Character.isSurrogate(c)) {
      text.appendAscii(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      text.append(c);
    }
  }
}
