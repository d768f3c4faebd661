package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.message.DataCursor;
import io.sealpost.sign.MalformedBlockException.Fault;

/**
 * The parameters of a block's element, taken one after another: RFC 5848 §4.2 and §5.3 fix their
 * order; each occurs once, and there are no others.
 *
 * <p>Many are taken in one loop. A call for each would read better, but the JVM's compiler copies
 * everything below into each call, which takes longer than reading most archives.
 */
public final class BlockFields {
  public static final long MAX_NUMBER = 9_999_999_999L;
  private static final int MAX_DIGITS = 10;

  /** A parameter and, if it is a number, its bounds. */
  enum Field {
    VER,
    RSID(0, MAX_NUMBER),
    SG(0, 3),
    SPRI(0, 191),
    GBC(0, MAX_NUMBER),
    FMN(1, MAX_NUMBER),
    CNT(1, 99),
    HB,
    TPBL(1, 99_999_999),
    INDEX(1, 99_999_999),
    FLEN(1, 9_999),
    FRAG,
    SIGN;

    private static final byte[] DRAFT_TPBL = "TBPL".getBytes(US_ASCII);

    @SuppressWarnings("ImmutableEnumChecker") // never written to
    private final byte[] octets = name().getBytes(US_ASCII);

    private final boolean isNumber;
    private final long least;
    private final long most;

    Field() {
      isNumber = false;
      least = 0;
      most = 0;
    }

    Field(long least, long most) {
      isNumber = true;
      this.least = least;
      this.most = most;
    }

    private boolean isAt(DataCursor data) {
      // RFC 5848 swaps two letters of the draft's name; both are in use.
      return data.isParam(octets) || (this == TPBL && data.isParam(DRAFT_TPBL));
    }
  }

  private final String element;
  private final byte[] octets;
  private final DataCursor data;
  private final int[] from = new int[Field.values().length];
  private final int[] to = new int[from.length];
  private final long[] numbers = new long[from.length];

  /** The cursor is on the element. */
  BlockFields(String element, byte[] octets, DataCursor data) {
    this.element = element;
    this.octets = octets;
    this.data = data;
  }

  /** Takes the next parameters, which must be these; numbers have no leading zeros. */
  void take(Field... fields) throws MalformedBlockException {
    for (Field field : fields) {
      if (!data.nextParam()) {
        throw malformed(field + " is missing");
      }
      if (!field.isAt(data)) {
        throw malformed(field + " expected, found another parameter");
      }
      from[field.ordinal()] = data.valueFrom();
      to[field.ordinal()] = data.valueTo();
      if (field.isNumber) {
        numbers[field.ordinal()] = plainNumber(data.valueFrom(), data.valueTo());
        requireAtMost(field, field.most);
      }
    }
  }

  /** The number, or -1. */
  private long plainNumber(int begin, int end) {
    boolean leadingZero = end - begin > 1 && octets[begin] == '0';
    if (begin == end || end - begin > MAX_DIGITS || leadingZero) {
      return -1;
    }
    long value = 0;
    for (int at = begin; at < end; at++) {
      int digit = octets[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  /** Refuses a number above this, or below the field's own bound. */
  void requireAtMost(Field field, long most) throws MalformedBlockException {
    long value = numbers[field.ordinal()];
    if (value < field.least || value > most) {
      throw malformed(field + " is \"" + text(field) + "\", not " + field.least + ".." + most);
    }
  }

  /** The value of a number that was taken. */
  long number(Field field) {
    return numbers[field.ordinal()];
  }

  /** Where the value of a field that was taken begins, after the opening quote. */
  int from(Field field) {
    return from[field.ordinal()];
  }

  /** Where it ends: the place of the closing quote. */
  int to(Field field) {
    return to[field.ordinal()];
  }

  /** The value as written, with its escapes if it has any. */
  String text(Field field) {
    return new String(octets, from(field), to(field) - from(field), UTF_8);
  }

  /** The value of the field that was taken last, unescaped. */
  String lastValue() {
    return data.value();
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
