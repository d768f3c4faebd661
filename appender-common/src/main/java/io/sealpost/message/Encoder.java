package io.sealpost.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.List;

/**
 * Encodes messages as octets (RFC 5424 §6): exactly one well-formed message for any input.
 * Immutable, and safe for use by many threads.
 *
 * <pre>
 *   &lt;134&gt;1 2026-11-21T04:05:06.123456Z host app 42 - [mdc@32473 user="7"] text
 *   ^ severities     ^ timestamps    ^ identity
 * </pre>
 *
 * <p>Names and header fields are cleaned as {@link Header} says; names are also cut to 32
 * characters and lose {@code =}, {@code ]} and {@code "}; an empty name becomes {@code _}. Elements
 * with the same SD-ID are merged into the first of them. {@code ssign} and {@code ssign-cert},
 * which would make a message look like a block of RFC 5848, get the enterprise number appended.
 * Spaces and line ends at the very end of MSG are dropped, and if nothing is left there is no MSG.
 * A time outside the years 0000 to 9999 is sent as NILVALUE.
 */
public final class Encoder {
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final EncoderConfig config;
  private final byte[][] severities = new byte[Severity.values().length][];
  private final byte[] identity;
  private final TimestampWriter timestamps = new TimestampWriter();
  private final StructuredData data;
  private final TextCode texts;
  private final Shortening shortening;

  public Encoder(EncoderConfig config) {
    this.config = config;
    Header header = config.header();
    for (Severity severity : Severity.values()) {
      String start = "<" + header.facility().pri(severity) + ">1 ";
      severities[severity.ordinal()] = start.getBytes(US_ASCII);
    }
    identity =
        String.join(" ", "", header.hostname(), header.appName(), header.procId(), "")
            .getBytes(US_ASCII);
    data = new StructuredData(config);
    texts = TextCode.ofText(config.controls());
    shortening = new Shortening(data, texts, config);
  }

  /**
   * Replaces the contents of {@code out} with the octets of {@code message}. One longer than
   * allowed loses the end of its MSG, then whole parameters, the last first; {@code [sealpost@PEN
   * truncated="…"]} gives the number of octets lost. Data that was not even read is not counted.
   */
  public void encode(SyslogMessage message, OctetBuffer out) {
    out.clear();
    Instant time = message.time();
    writeHeader(message.severity(), time.getEpochSecond(), time.getNano(), message.msgId(), out);
    int bodyFrom = out.length();
    List<SdElement> elements = data.arranged(message.structuredData());
    String text = texts.trimmed(message.text());
    if (isWorthTrying(elements, text)) {
      writeBody(elements, text, out);
      if (out.length() <= config.maxOctets()) {
        return;
      }
      out.truncate(bodyFrom);
    }
    Cut cut = shortening.cut(elements, text, config.maxOctets() - bodyFrom);
    writeBody(cut.elements(), cut.text(), out);
  }

  void writeHeader(Severity severity, long epochSecond, int nanos, String msgId, OctetBuffer out) {
    byte[] start = severities[severity.ordinal()];
    out.add(start, 0, start.length);
    timestamps.write(epochSecond, nanos, out);
    out.add(identity, 0, identity.length);
    out.addAscii(PrintUsAscii.headerField(msgId, 32));
    out.add(' ');
  }

  void writeParam(String name, String value, OctetBuffer out) {
    data.writeParam(name, value, out);
  }

  int maxOctets() {
    return config.maxOctets();
  }

  /**
   * Whether the body may fit: a character takes at least one octet. Keeps a buffer, which lives as
   * long as its thread, from growing to the longest message ever seen.
   */
  private boolean isWorthTrying(List<SdElement> elements, String text) {
    long least = text.length();
    for (int i = 0; i < elements.size(); i++) {
      least += StructuredData.leastOctets(elements.get(i));
    }
    return least <= config.maxOctets();
  }

  private void writeBody(List<SdElement> elements, String text, OctetBuffer out) {
    data.write(elements, out);
    writeText(text, out);
  }

  /** Adds the text without what {@link TextCode#trimmedLength} drops, and the space before it. */
  void writeText(CharSequence text, OctetBuffer out) {
    int end = texts.trimmedLength(text);
    if (end == 0) {
      return;
    }
    out.add(' ');
    if (config.bom() && needsBom(text, end)) {
      out.add(BOM, 0, BOM.length);
    }
    texts.write(text, end, out);
  }

  private static boolean needsBom(CharSequence text, int end) {
    int at = 0;
    while (at < end && text.charAt(at) < 128) {
      at++;
    }
    return at < end && text.charAt(0) != '\ufeff';
  }
}
