package io.sealpost.message;

import java.util.List;
import java.util.Optional;

/**
 * An RFC 5424 message as it came back: where each part of it lies. Values are taken out only when
 * asked for.
 *
 * <p>Reads what collectors write: strict about what carries meaning (PRI, VERSION, the form of
 * STRUCTURED-DATA), lenient about lengths.
 */
public final class ParsedMessage {
  private ParsedMessage() {}

  /**
   * Returns the parts of {@code octets[from, to)}, or nothing if that is no RFC 5424 message. Keeps
   * the array.
   */
  public static Optional<ParsedMessage> parse(byte[] octets, int from, int to) {
    throw new UnsupportedOperationException("" + octets.length + from + to);
  }

  public String hostname() {
    throw new UnsupportedOperationException();
  }

  public String appName() {
    throw new UnsupportedOperationException();
  }

  public String procId() {
    throw new UnsupportedOperationException();
  }

  /** The structured data elements in order; empty for NILVALUE. */
  public List<ParsedElement> elements() {
    throw new UnsupportedOperationException();
  }

  public byte[] octets() {
    throw new UnsupportedOperationException();
  }

  public int from() {
    throw new UnsupportedOperationException();
  }

  public int to() {
    throw new UnsupportedOperationException();
  }

  /** Whether there is a MSG part: an SP behind STRUCTURED-DATA. */
  public boolean hasText() {
    throw new UnsupportedOperationException();
  }

  /** A structured data element and where it lies: {@code octets[from, to)} with its brackets. */
  public record ParsedElement(String id, List<ParsedParam> params, int from, int to) {}

  /**
   * A parameter, its value with escapes undone; {@code octets[from, to)} from its name to the
   * closing quote.
   */
  public record ParsedParam(String name, String value, int from, int to) {}
}
