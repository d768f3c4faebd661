package io.sealpost.sign;

import io.sealpost.message.ParsedMessage.ParsedElement;
import io.sealpost.message.ParsedMessage.ParsedParam;
import io.sealpost.sign.MalformedBlockException.Fault;

/**
 * The parameters of a block's element, taken one after another: RFC 5848 §4.2 and §5.3 fix their
 * order, each comes once, and nothing is added.
 */
final class BlockFields {
  static final long MAX_NUMBER = 9_999_999_999L;

  private final ParsedElement element;
  private int next;

  BlockFields(ParsedElement element) {
    this.element = element;
  }

  /** Takes the next parameter, which must be called {@code name}. */
  ParsedParam take(String name) throws MalformedBlockException {
    if (next == element.params().size()) {
      throw malformed(name + " is missing");
    }
    ParsedParam param = element.params().get(next);
    if (!param.name().equals(name)) {
      throw malformed(name + " expected, found " + param.name());
    }
    next++;
    return param;
  }

  /** Whether the next parameter is called {@code name}. */
  boolean startsWith(String name) {
    return next < element.params().size() && element.params().get(next).name().equals(name);
  }

  /** Takes a number without leading zeros. */
  long takeNumber(String name, long least, long most) throws MalformedBlockException {
    String digits = take(name).value();
    long value = isNumber(digits) ? Long.parseLong(digits) : -1;
    if (value < least || value > most) {
      throw malformed(name + " is \"" + digits + "\", not " + least + ".." + most);
    }
    return value;
  }

  int takeInt(String name, int least, int most) throws MalformedBlockException {
    return (int) takeNumber(name, least, most);
  }

  void end() throws MalformedBlockException {
    if (next < element.params().size()) {
      throw malformed(element.params().get(next).name() + " is one parameter too many");
    }
  }

  MalformedBlockException malformed(String what) {
    return new MalformedBlockException(Fault.MALFORMED, element.id() + ": " + what);
  }

  private static boolean isNumber(String digits) {
    boolean plain = !digits.isEmpty() && digits.length() <= 10;
    for (int i = 0; plain && i < digits.length(); i++) {
      plain = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    return plain && (digits.length() == 1 || digits.charAt(0) != '0');
  }
}
