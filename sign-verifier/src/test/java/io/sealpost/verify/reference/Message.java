package io.sealpost.verify.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line that is an RFC 5424 message, cut into its parts. Octets are characters 0 to 255.
 *
 * @param dataTo where the structured data end: at the end of the line or at the SP before MSG
 */
record Message(
    String octets,
    String pri,
    String timestamp,
    String host,
    String app,
    String procId,
    String msgId,
    List<Element> elements,
    int dataTo) {

  /** A structured data element. */
  record Element(String id, List<Param> params) {
    /**
     * The value of the first parameter of that name, its escapes undone; empty if there is none.
     */
    String value(String name) {
      return params.stream()
          .filter(param -> param.name().equals(name))
          .map(Param::value)
          .findFirst()
          .orElse("");
    }
  }

  /**
   * A parameter as it is written.
   *
   * @param from where the SP before it is
   * @param to behind its closing quote
   */
  record Param(String name, String written, int from, int to) {
    String value() {
      return written.replaceAll("\\\\([\"\\\\\\]])", "$1");
    }
  }

  /** The message that the line is; nothing if it is none. */
  static Optional<Message> parse(String line) {
    try {
      OctetCursor cursor = new OctetCursor(line);
      Message header = header(line, cursor);
      List<Element> elements = elements(cursor);
      if (!cursor.isAtEnd() && !cursor.isAt(" ")) {
        return Optional.empty();
      }
      return Optional.of(header.with(elements, cursor.at()));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /** Whether a line begins like the message of a block, and its element has no end. */
  static boolean beginsLikeABlock(String line) {
    try {
      OctetCursor cursor = new OctetCursor(line);
      header(line, cursor);
      boolean begins = cursor.isAt("[ssign ") || cursor.isAt("[ssign-cert ");
      return begins && !isClosed(line, cursor.at());
    } catch (MalformedException e) {
      return false;
    }
  }

  private static boolean isClosed(String line, int from) {
    boolean quoted = false;
    for (int i = from; i < line.length(); i++) {
      char octet = line.charAt(i);
      if (octet == '"') {
        quoted = !quoted;
      } else if (octet == '\\' && quoted) {
        i++;
      } else if (octet == ']' && !quoted) {
        return true;
      }
    }
    return false;
  }

  private static Message header(String line, OctetCursor cursor) throws MalformedException {
    cursor.take("<");
    String pri = cursor.takeAll(octet -> octet >= '0' && octet <= '9');
    if (!pri.matches("0|[1-9]\\d{0,2}") || Integer.parseInt(pri) > 191) {
      throw new MalformedException("PRI " + pri);
    }
    cursor.take(">1 ");
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      fields.add(cursor.takeAll(octet -> octet > ' '));
      cursor.take(" ");
    }
    return new Message(
        line,
        pri,
        fields.get(0),
        fields.get(1),
        fields.get(2),
        fields.get(3),
        fields.get(4),
        List.of(),
        0);
  }

  private Message with(List<Element> all, int end) {
    return new Message(octets, pri, timestamp, host, app, procId, msgId, List.copyOf(all), end);
  }

  private static List<Element> elements(OctetCursor cursor) throws MalformedException {
    List<Element> elements = new ArrayList<>();
    if (cursor.takeIf("-")) {
      return elements;
    }
    do {
      elements.add(element(cursor));
    } while (cursor.isAt("["));
    return elements;
  }

  private static Element element(OctetCursor cursor) throws MalformedException {
    cursor.take("[");
    String id = name(cursor);
    List<Param> params = new ArrayList<>();
    while (!cursor.takeIf("]")) {
      int from = cursor.at();
      cursor.take(" ");
      String name = name(cursor);
      cursor.take("=\"");
      String written = value(cursor);
      params.add(new Param(name, written, from, cursor.at()));
    }
    return new Element(id, List.copyOf(params));
  }

  private static String name(OctetCursor cursor) throws MalformedException {
    return cursor.takeAll(octet -> octet > ' ' && octet < 127 && "=]\"".indexOf(octet) < 0);
  }

  /** A value and its closing quote. */
  private static String value(OctetCursor cursor) throws MalformedException {
    int from = cursor.at();
    while (true) {
      char octet = cursor.takeAny();
      if (octet == '"') {
        String withQuote = cursor.since(from);
        return withQuote.substring(0, withQuote.length() - 1);
      }
      if (octet == ']') {
        throw new MalformedException("] in a value");
      }
      boolean escapes = cursor.isAt("\"") || cursor.isAt("\\") || cursor.isAt("]");
      if (octet == '\\' && escapes) {
        cursor.takeAny();
      }
    }
  }

  /** Whether there is an SP behind the structured data, and nothing more. */
  boolean endsInOneSpace() {
    return dataTo == octets.length() - 1;
  }

  /**
   * A message without MSG as it is with one SP at its end instead of none, or the other way round.
   */
  Optional<String> otherForm() {
    if (endsInOneSpace()) {
      return Optional.of(octets.substring(0, dataTo));
    }
    return dataTo == octets.length() ? Optional.of(octets + " ") : Optional.empty();
  }
}
