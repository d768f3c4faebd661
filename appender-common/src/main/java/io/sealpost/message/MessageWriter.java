package io.sealpost.message;

import java.time.Instant;
import java.util.List;

/**
 * Writes one message part by part, where the exact structured data matters: for the blocks of RFC
 * 5848. Confined to one thread.
 *
 * <pre>
 *   writer.header(110, now, header, "-")
 *       .beginElement("ssign").param("VER", "0111").endElement();   a message without MSG
 * </pre>
 *
 * <p>Control characters in values are sent as they are, except NUL. Nothing is cut to size, and the
 * caller must use no SD-ID twice. Calls in an order that would not make a message throw {@link
 * IllegalStateException}.
 */
public final class MessageWriter {
  /** What has been written so far. */
  private enum State {
    NOTHING,
    HEADER,
    PART_OF_ELEMENT,
    ELEMENTS,
    NO_DATA,
    TEXT
  }

  private static final TextCode VALUE = TextCode.ofValue(Controls.KEEP);
  private static final TextCode TEXT = TextCode.ofText(Controls.KEEP);

  private final OctetBuffer out;
  private State state = State.NOTHING;

  /** Creates a writer for one message, which is appended to {@code out}. */
  public MessageWriter(OctetBuffer out) {
    this.out = out;
  }

  /**
   * Begins a message.
   *
   * @param pri 0..191; the header's facility is not used
   * @param msgId cleaned as in {@link SyslogMessage}
   * @throws IllegalArgumentException if {@code pri} is not a PRI
   */
  public MessageWriter header(int pri, Instant time, Header header, String msgId) {
    if (pri < 0 || pri > 191) {
      throw new IllegalArgumentException("PRI " + pri + ": allowed 0..191");
    }
    follow(State.HEADER, State.NOTHING);
    out.addAscii("<" + pri + ">1 ");
    new TimestampWriter().write(time, out);
    out.addAscii(" " + header.hostname() + " " + header.appName() + " " + header.procId() + " ");
    out.addAscii(PrintUsAscii.headerField(msgId, 32));
    out.add(' ');
    return this;
  }

  public MessageWriter noStructuredData() {
    follow(State.NO_DATA, State.HEADER);
    out.add('-');
    return this;
  }

  public MessageWriter beginElement(String id) {
    follow(State.PART_OF_ELEMENT, State.HEADER, State.ELEMENTS);
    out.add('[');
    out.addAscii(PrintUsAscii.sdName(id));
    return this;
  }

  /** Adds a parameter to the open element; the value is escaped as RFC 5424 §6.3.3 says. */
  public MessageWriter param(String name, String value) {
    follow(State.PART_OF_ELEMENT, State.PART_OF_ELEMENT);
    out.add(' ');
    out.addAscii(PrintUsAscii.sdName(name));
    out.add('=');
    out.add('"');
    VALUE.write(value, out);
    out.add('"');
    return this;
  }

  /** Ends the open element. What has been written is now a complete message without MSG. */
  public MessageWriter endElement() {
    follow(State.ELEMENTS, State.PART_OF_ELEMENT);
    out.add(']');
    return this;
  }

  /** Adds MSG exactly as given, except for NUL and unpaired surrogates, even if it is empty. */
  public MessageWriter text(String text) {
    follow(State.TEXT, State.ELEMENTS, State.NO_DATA);
    out.add(' ');
    TEXT.write(text, out);
    return this;
  }

  private void follow(State next, State... allowed) {
    if (!List.of(allowed).contains(state)) {
      throw new IllegalStateException(next + " cannot follow " + state);
    }
    state = next;
  }
}
