package io.sealpost.message;

import java.util.Arrays;

/**
 * A cursor over the elements of a message's STRUCTURED-DATA and the parameters of each, by offset:
 * for readers of many messages, as it allocates nothing but itself. Confined to one thread.
 *
 * <pre>
 *   [ssign VER="0121" RSID="1"][origin]
 *          ^  ^ ^   ^valueTo
 *          |  | valueFrom
 *          |  nameTo
 *          nameFrom
 * </pre>
 *
 * <p>Parameters may be left unread: the next element is still found. Offsets are into {@link
 * ParsedMessage#octets()}; those of a parameter are valid after {@link #nextParam} returned that
 * there is one.
 */
public final class DataCursor {
  private final byte[] octets;
  private final int to;
  private int at; // where the next element begins, or where the part of this one read so far ends
  private boolean inElement;
  private int idFrom;
  private int idTo;
  private int nameFrom;
  private int nameTo;
  private int valueTo;

  /** The range must be valid STRUCTURED-DATA. */
  DataCursor(byte[] octets, int from, int to) {
    this.octets = octets;
    this.to = to;
    this.at = octets[from] == '-' ? to : from;
  }

  /** Moves to the next element; false if there is none. */
  public boolean nextElement() {
    if (inElement) {
      at = MessageSyntax.behindBracket(octets, at, to);
    }
    inElement = at < to;
    if (inElement) {
      idFrom = at + 1;
      idTo = MessageSyntax.endOfName(octets, idFrom, to);
      at = idTo;
    }
    return inElement;
  }

  /** Whether this is the SD-ID of the element. */
  public boolean isElement(byte[] id) {
    return Arrays.equals(octets, idFrom, idTo, id, 0, id.length);
  }

  /** Moves to the next parameter of the element; false if there is none. */
  public boolean nextParam() {
    if (!inElement || octets[at] != ' ') {
      return false;
    }
    nameFrom = at + 1;
    nameTo = MessageSyntax.endOfName(octets, nameFrom, to);
    valueTo = MessageSyntax.endOfValue(octets, valueFrom(), to);
    at = valueTo + 1;
    return true;
  }

  /** Whether this is the name of the parameter. */
  public boolean isParam(byte[] name) {
    return Arrays.equals(octets, nameFrom, nameTo, name, 0, name.length);
  }

  /** The value of the parameter, unescaped. */
  public String value() {
    return MessageSyntax.unescaped(octets, valueFrom(), valueTo);
  }

  public int nameFrom() {
    return nameFrom;
  }

  public int nameTo() {
    return nameTo;
  }

  /** Where the value begins as written, after the opening quote. */
  public int valueFrom() {
    return nameTo + 2;
  }

  /** Where the value ends as written: at the closing quote. */
  public int valueTo() {
    return valueTo;
  }
}
