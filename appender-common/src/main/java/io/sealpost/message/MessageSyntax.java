package io.sealpost.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The grammar of RFC 5424 §6 as steps over octets: each takes the place where a part begins and
 * returns where it ends, or -1 if there is no such part. The steps of a whole message also accept
 * -1, and return it.
 *
 * <pre>
 *   STRUCTURED-DATA = "-" / 1*( "[" SD-NAME *( SP SD-NAME %d61 %d34 PARAM-VALUE %d34 ) "]" )
 * </pre>
 */
final class MessageSyntax {
  private static final long QUOTES = EightOctets.allOf('"');
  private static final long BACKSLASHES = EightOctets.allOf('\\');
  private static final long BRACKETS = EightOctets.allOf(']');

  private MessageSyntax() {}

  /** After the {@code >} of {@code <PRIVAL>}: 0..191 without leading zeros. */
  static int endOfPri(byte[] octets, int from, int to) {
    if (to - from < 3 || octets[from] != '<') {
      return -1;
    }
    int at = from + 1;
    while (at < to && at < from + 4 && isDigit(octets[at])) {
      at++;
    }
    int digits = at - from - 1;
    if (digits == 0 || at == to || octets[at] != '>') {
      return -1;
    }
    if (digits > 1 && octets[from + 1] == '0') {
      return -1;
    }
    return number(octets, from + 1, at) > 191 ? -1 : at + 1;
  }

  /** The number written in at most nine digits. */
  static int number(byte[] octets, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = number * 10 + octets[at] - '0';
    }
    return number;
  }

  /** After the SP that ends a VERSION of 1. */
  static int afterVersion(byte[] octets, int from, int to) {
    boolean isOne = from >= 0 && to - from >= 2 && octets[from] == '1' && octets[from + 1] == ' ';
    return isOne ? from + 2 : -1;
  }

  /** After the SP that ends a header field of at least one octet and no control characters. */
  static int nextField(byte[] octets, int from, int to) {
    if (from < 0) {
      return -1;
    }
    for (int at = from; at < to; at++) {
      int octet = octets[at] & 0xFF;
      if (octet <= ' ') {
        return octet == ' ' && at > from ? at + 1 : -1;
      }
    }
    return -1;
  }

  /** Where STRUCTURED-DATA would begin: after MSGID and its SP. */
  static int behindHeader(byte[] octets, int from, int to) {
    int at = afterVersion(octets, endOfPri(octets, from, to), to);
    for (int field = 0; field < 5; field++) {
      at = nextField(octets, at, to);
    }
    return at;
  }

  /** At the end of the message or at the SP before MSG. */
  static int endOfStructuredData(byte[] octets, int from, int to) {
    if (from < 0 || from == to) {
      return -1;
    }
    int at = from;
    if (octets[at] == '-') {
      at++;
    } else {
      do {
        at = endOfElement(octets, at, to);
      } while (at >= 0 && at < to && octets[at] == '[');
    }
    return at < 0 || at == to || octets[at] == ' ' ? at : -1;
  }

  /** After the {@code ]} of an element. */
  static int endOfElement(byte[] octets, int from, int to) {
    if (from == to || octets[from] != '[') {
      return -1;
    }
    int at = endOfName(octets, from + 1, to);
    while (at >= 0 && at < to) {
      if (octets[at] == ']') {
        return at + 1;
      }
      if (octets[at] != ' ') {
        return -1;
      }
      at = endOfParam(octets, at + 1, to);
    }
    return -1;
  }

  /** After the closing quote of a parameter. */
  static int endOfParam(byte[] octets, int from, int to) {
    int at = endOfName(octets, from, to);
    if (at < 0 || to - at < 2 || octets[at] != '=' || octets[at + 1] != '"') {
      return -1;
    }
    int quote = endOfValue(octets, at + 2, to);
    return quote < 0 ? -1 : quote + 1;
  }

  /** After the last octet of an SD-NAME of at least one. */
  static int endOfName(byte[] octets, int from, int to) {
    int at = from;
    while (at < to && isNameOctet(octets[at])) {
      at++;
    }
    return at == from ? -1 : at;
  }

  /**
   * At the closing quote of a PARAM-VALUE. A {@code ]} or a quote without a backslash before it
   * ends the search (§6.3.3).
   */
  static int endOfValue(byte[] octets, int from, int to) {
    for (int at = endOfPlain(octets, from, to); at < to; at = endOfPlain(octets, at + 1, to)) {
      byte octet = octets[at];
      if (octet == '"') {
        return at;
      }
      if (octet == ']') {
        return -1;
      }
      if (at + 1 < to && isEscaped(octets[at + 1])) {
        at++;
      }
    }
    return -1;
  }

  /** At the first quote, backslash or {@code ]}, or at {@code to}. */
  private static int endOfPlain(byte[] octets, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long eight = EightOctets.read(octets, at);
      long found =
          EightOctets.same(eight, QUOTES)
              | EightOctets.same(eight, BACKSLASHES)
              | EightOctets.same(eight, BRACKETS);
      if (found != 0) {
        return at + EightOctets.lowest(found);
      }
    }
    while (at < to && !isEscaped(octets[at])) {
      at++;
    }
    return at;
  }

  /**
   * After the {@code ]} that ends an element, starting after its SD-ID or one of its parameters; -1
   * if there is none. For a valid element: what is in between is not checked.
   */
  static int behindBracket(byte[] octets, int from, int to) {
    for (int at = from; at < to; at++) {
      byte octet = octets[at];
      if (octet == ']') {
        return at + 1;
      }
      if (octet == '\\' && at + 1 < to && isEscaped(octets[at + 1])) {
        at++;
      }
    }
    return -1;
  }

  /** Whether these octets are at {@code from}. */
  static boolean startsWith(byte[] octets, int from, int to, byte[] start) {
    int end = from + start.length;
    return end <= to && Arrays.equals(octets, from, end, start, 0, start.length);
  }

  /** Whether exactly this SD-NAME is at {@code from}. */
  static boolean isNameAt(byte[] octets, int from, int to, byte[] name) {
    int end = endOfName(octets, from, to);
    return end >= 0 && Arrays.equals(octets, from, end, name, 0, name.length);
  }

  /** The value written as {@code octets[from, to)}: a backslash before other octets stays. */
  static String unescaped(byte[] octets, int from, int to) {
    byte[] value = new byte[to - from];
    int length = 0;
    for (int at = from; at < to; at++) {
      if (octets[at] == '\\' && at + 1 < to && isEscaped(octets[at + 1])) {
        at++;
      }
      value[length++] = octets[at];
    }
    return new String(value, 0, length, UTF_8);
  }

  private static boolean isNameOctet(byte octet) {
    return octet > ' ' && octet < 127 && octet != '=' && octet != ']' && octet != '"';
  }

  private static boolean isEscaped(byte octet) {
    return octet == '"' || octet == '\\' || octet == ']';
  }

  private static boolean isDigit(byte octet) {
    return octet >= '0' && octet <= '9';
  }
}
