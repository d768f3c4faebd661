package io.sealpost.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An RFC 5424 message as read back: where each of its parts is. Values are extracted only when
 * asked for.
 *
 * <pre>
 *   &lt;PRI&gt;1 SP TIMESTAMP SP HOSTNAME SP APP-NAME SP PROCID SP MSGID SP STRUCTURED-DATA [SP
 *   MSG]
 *   ^from    ^begins[TIMESTAMP]                          ^.. [MSGID] ^.. [DATA]     ^dataTo    ^to
 * </pre>
 *
 * <p>Reads what collectors write: strict about what carries meaning (PRI, VERSION, the form of
 * STRUCTURED-DATA), lenient about lengths. Header fields may hold octets above 126 and the
 * TIMESTAMP any text; control characters and empty fields are refused. SD-IDs that occur twice
 * (§6.3.2) are not detected. All offsets are into {@link #octets()}; strings are decoded as UTF-8
 * at each call, with malformed octets replaced by U+FFFD. Immutable as long as the array is not
 * changed.
 */
public final class ParsedMessage {
  private static final int TIMESTAMP = 0;
  private static final int HOSTNAME = 1;
  private static final int APP_NAME = 2;
  private static final int PROCID = 3;
  private static final int MSGID = 4;
  private static final int DATA = 5;

  private final byte[] octets;
  private final int from;
  private final int to;
  private final int pri;
  // A header field ends one octet, the SP, before the next one begins.
  private final int[] begins = new int[DATA + 1];
  private final int dataTo;

  /** Takes the parts one by one: from the first malformed one on, all are at -1. */
  private ParsedMessage(byte[] octets, int from, int to) {
    this.octets = octets;
    this.from = from;
    this.to = to;
    int priEnd = MessageSyntax.endOfPri(octets, from, to);
    pri = priEnd < 0 ? -1 : MessageSyntax.number(octets, from + 1, priEnd - 1);
    int at = MessageSyntax.afterVersion(octets, priEnd, to);
    for (int field = TIMESTAMP; field < DATA; field++) {
      begins[field] = at;
      at = MessageSyntax.nextField(octets, at, to);
    }
    begins[DATA] = at;
    dataTo = MessageSyntax.endOfStructuredData(octets, at, to);
  }

  /**
   * Returns the parts of {@code octets[from, to)}, or empty if that is not an RFC 5424 message.
   * Keeps the array.
   *
   * @throws IndexOutOfBoundsException only if the range is not within the array
   */
  public static Optional<ParsedMessage> parse(byte[] octets, int from, int to) {
    Objects.checkFromToIndex(from, to, octets.length);
    ParsedMessage message = new ParsedMessage(octets, from, to);
    return message.dataTo < 0 ? Optional.empty() : Optional.of(message);
  }

  /**
   * Where the structured data of {@code octets[from, to)} begins, or the hyphen in its place; -1 if
   * there is no header.
   */
  public static int behindHeader(byte[] octets, int from, int to) {
    return MessageSyntax.behindHeader(octets, from, to);
  }

  /**
   * Whether a message may have a structured data element whose SD-ID begins with {@code prefix}:
   * always true if it has one, and false for nearly all others. Much cheaper than {@link #parse};
   * allocates nothing, and never looks at MSG.
   *
   * @param data what {@link #behindHeader} returned, even -1
   */
  public static boolean mayHaveElement(byte[] octets, int data, int to, byte[] prefix) {
    int at = data;
    while (at >= 0 && at < to && octets[at] == '[') {
      if (MessageSyntax.startsWith(octets, at + 1, to, prefix)) {
        return true;
      }
      int idTo = MessageSyntax.endOfName(octets, at + 1, to);
      at = idTo < 0 ? -1 : MessageSyntax.behindBracket(octets, idTo, to);
    }
    return false;
  }

  /** PRIVAL: facility × 8 + severity, 0..191. */
  public int pri() {
    return pri;
  }

  /** The TIMESTAMP as written, whether it is a date or not; {@code "-"} for none. */
  public String timestamp() {
    return field(TIMESTAMP);
  }

  /** The TIMESTAMP as a time; empty if it is not one. */
  public Optional<Instant> time() {
    return time(timestamp());
  }

  /** The time of a TIMESTAMP; empty if it is not one or is NILVALUE. */
  public static Optional<Instant> time(String timestamp) {
    try {
      return Optional.of(OffsetDateTime.parse(timestamp).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public String hostname() {
    return field(HOSTNAME);
  }

  public String appName() {
    return field(APP_NAME);
  }

  public String procId() {
    return field(PROCID);
  }

  public String msgId() {
    return field(MSGID);
  }

  private String field(int field) {
    return text(begins[field], begins[field + 1] - 1);
  }

  /** A cursor over the structured data elements, placed before the first. */
  public DataCursor data() {
    return new DataCursor(octets, begins[DATA], dataTo);
  }

  /** The structured data elements in order; empty for NILVALUE. */
  public List<ParsedElement> elements() {
    if (octets[begins[DATA]] == '-') {
      return List.of();
    }
    List<ParsedElement> elements = new ArrayList<>();
    for (int at = begins[DATA]; at < dataTo; at = MessageSyntax.endOfElement(octets, at, dataTo)) {
      elements.add(elementAt(at));
    }
    return List.copyOf(elements);
  }

  /** The first structured data element with this SD-ID: case matters (§6.3.2). */
  public Optional<ParsedElement> element(String id) {
    int at = find(id.getBytes(UTF_8));
    return at < 0 ? Optional.empty() : Optional.of(elementAt(at));
  }

  /** Whether there is a structured data element with this SD-ID. Allocates nothing. */
  public boolean hasElement(byte[] id) {
    return find(id) >= 0;
  }

  public byte[] octets() {
    return octets;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /** Where STRUCTURED-DATA begins: at its first {@code [}, or at the {@code -} of NILVALUE. */
  public int dataFrom() {
    return begins[DATA];
  }

  /** Where STRUCTURED-DATA ends: at {@link #to()}, or at the SP before MSG. */
  public int dataTo() {
    return dataTo;
  }

  /** Whether there is a MSG part, even an empty one: an SP after STRUCTURED-DATA. */
  public boolean hasText() {
    return dataTo < to;
  }

  /** Where MSG begins; {@link #to()} if there is none. */
  public int textFrom() {
    return Math.min(dataTo + 1, to);
  }

  /** Octets of MSG, with its BOM; 0 if there is none. */
  public int textLength() {
    return to - textFrom();
  }

  /** MSG, with its BOM if it has one; empty if there is none. */
  public String text() {
    return text(textFrom(), to);
  }

  private int find(byte[] id) {
    if (octets[begins[DATA]] == '-') {
      return -1;
    }
    for (int at = begins[DATA]; at < dataTo; at = MessageSyntax.endOfElement(octets, at, dataTo)) {
      if (MessageSyntax.isNameAt(octets, at + 1, dataTo, id)) {
        return at;
      }
    }
    return -1;
  }

  private ParsedElement elementAt(int start) {
    int at = MessageSyntax.endOfName(octets, start + 1, dataTo);
    String id = text(start + 1, at);
    List<ParsedParam> params = new ArrayList<>();
    while (octets[at] == ' ') {
      int nameFrom = at + 1;
      int nameTo = MessageSyntax.endOfName(octets, nameFrom, dataTo);
      int valueTo = MessageSyntax.endOfValue(octets, nameTo + 2, dataTo);
      at = valueTo + 1;
      String value = MessageSyntax.unescaped(octets, nameTo + 2, valueTo);
      params.add(new ParsedParam(text(nameFrom, nameTo), value, nameFrom, at));
    }
    return new ParsedElement(id, List.copyOf(params), start, at + 1);
  }

  private String text(int begin, int end) {
    return new String(octets, begin, end - begin, UTF_8);
  }

  /** A structured data element and its place: {@code octets[from, to)} with its brackets. */
  public record ParsedElement(String id, List<ParsedParam> params, int from, int to) {
    /** The first parameter with this name. */
    public Optional<ParsedParam> param(String name) {
      return params.stream().filter(param -> param.name().equals(name)).findFirst();
    }
  }

  /**
   * A parameter with its value unescaped; {@code octets[from, to)} from its name to the closing
   * quote.
   */
  public record ParsedParam(String name, String value, int from, int to) {
    /** Where the value begins as written, after the opening quote. */
    public int valueFrom() {
      // Names are ASCII: as many octets as characters.
      return from + name.length() + 2;
    }

    /** Where the value ends as written: at the closing quote. */
    public int valueTo() {
      return to - 1;
    }
  }
}
