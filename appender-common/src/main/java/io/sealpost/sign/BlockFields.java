package io.sealpost.sign;

import io.sealpost.message.DataCursor;
import io.sealpost.sign.MalformedBlockException.Fault;

/**
 * The parameters of a block's element, taken one after another: RFC 5848 §4.2 and §5.3 fix their
 * order, each comes once, and nothing is added.
 */
final class BlockFields {
  static final long MAX_NUMBER = 9_999_999_999L;
  private static final int MAX_DIGITS = 10;

  private final String element;
  private final byte[] octets;
  private final DataCursor data;

  /** The cursor stands on the element. */
  BlockFields(String element, byte[] octets, DataCursor data) {
    this.element = element;
    this.octets = octets;
    this.data = data;
  }

  /** Takes the next parameter, which must be called {@code name}: the cursor then has it. */
  DataCursor take(String name) throws MalformedBlockException {
    return take(name, name);
  }

  /** Takes the next parameter, which must have one of two names. */
  DataCursor take(String name, String otherName) throws MalformedBlockException {
    if (!data.nextParam()) {
      throw malformed(name + " is missing");
    }
    if (!data.isParam(name) && !data.isParam(otherName)) {
      throw malformed(name + " expected, found another parameter");
    }
    return data;
  }

  /** Takes a number without leading zeros. */
  long takeNumber(String name, long least, long most) throws MalformedBlockException {
    return number(take(name), name, least, most);
  }

  int takeInt(String name, int least, int most) throws MalformedBlockException {
    return (int) takeNumber(name, least, most);
  }

  /** The parameter's value as a number without leading zeros. */
  long number(DataCursor param, String name, long least, long most) throws MalformedBlockException {
    long value = plainNumber(param.valueFrom(), param.valueTo());
    if (value < least || value > most) {
      throw malformed(name + " is \"" + param.value() + "\", not " + least + ".." + most);
    }
    return value;
  }

  /** Or -1. */
  private long plainNumber(int from, int to) {
    boolean leadingZero = to - from > 1 && octets[from] == '0';
    if (from == to || to - from > MAX_DIGITS || leadingZero) {
      return -1;
    }
    long value = 0;
    for (int at = from; at < to; at++) {
      int digit = octets[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  void end() throws MalformedBlockException {
    if (data.nextParam()) {
      throw malformed("a parameter too many");
    }
  }

  MalformedBlockException malformed(String what) {
    return new MalformedBlockException(Fault.MALFORMED, element + ": " + what);
  }
}
